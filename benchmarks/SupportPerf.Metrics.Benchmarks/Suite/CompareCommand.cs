namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary><c>compare [--tickets N] [--rounds N] [--only KEY,KEY...] [--json] [--markdown FILE]</c>.</summary>
internal static class CompareCommand
{
    private const int Million = 1_000_000;

    public static int Run(string[] arguments)
    {
        var options = new CommandOptions(arguments, ["--json"], ["--tickets", "--rounds", "--only", "--markdown"]);
        if (options.Operands.Count > 0)
        {
            throw new WrongUseException($"compare takes options only, not '{options.Operands[0]}'.");
        }

        int tickets = options.Number("--tickets", Million, 1, 100 * Million);
        int rounds = options.Number("--rounds", tickets > Million ? 3 : 5, 1, 1000);
        string[] asked = options.Find("--only")?.Split(',') ?? [.. Comparison.Keys];
        if (asked.FirstOrDefault(static key => !Comparison.Keys.Contains(key)) is { } unknown)
        {
            throw new WrongUseException($"--only knows no '{unknown}'; there are {string.Join(", ", Comparison.Keys)}.");
        }

        IReadOnlyList<ComparisonRow> rows = new Comparison(tickets, rounds, Console.Error.WriteLine).Run(asked.Contains);
        Console.WriteLine(options.Has("--json") ? ComparisonOutput.ToJson(rows, tickets) : ComparisonOutput.ToTable(rows));
        if (options.Find("--markdown") is { } file)
        {
            string command = $"dotnet run -c Release --project benchmarks/SupportPerf.Metrics.Benchmarks -- compare {string.Join(' ', arguments)}";
            File.WriteAllText(file, ComparisonOutput.ToMarkdown(rows, tickets, command));
        }

        foreach (ComparisonRow row in rows.Where(static row => !row.IsEqual))
        {
            Console.Error.WriteLine($"{row.Name} answers differently: {row.Difference}.");
        }

        return rows.All(static row => row.IsEqual) ? 0 : 1;
    }
}
