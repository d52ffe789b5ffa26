namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary><c>compare [--tickets N] [--rounds N] [--only KEY,KEY...] [--json] [--markdown FILE]</c>.</summary>
internal static class CompareCommand
{
    private const int Million = 1_000_000;

    public static int Run(string[] arguments)
    {
        var options = new CommandOptions(arguments, ["--json", "--line"], ["--tickets", "--rounds", "--only", "--markdown"]);
        if (options.Operands.Count > 0)
        {
            throw new WrongUseException($"compare takes options only, not '{options.Operands[0]}'.");
        }

        int tickets = options.Number("--tickets", Million, 1, 100 * Million);
        int rounds = options.Number("--rounds", tickets > Million ? 3 : 5, 1, 1000);
        string[] keys = [.. Comparison.Keys, PortableRow.Key];
        string[] asked = options.Find("--only")?.Split(',') ?? keys;
        if (asked.FirstOrDefault(key => !keys.Contains(key)) is { } unknown)
        {
            throw new WrongUseException($"--only knows no '{unknown}'; there are {string.Join(", ", keys)}.");
        }

        List<ComparisonRow> rows = [.. new Comparison(tickets, rounds, Console.Error.WriteLine).Run(asked.Contains)];
        if (options.Has("--line"))
        {
            // A child answers its parent.
            Console.WriteLine(PortableRow.ToLine(rows[0]));
            return 0;
        }

        if (asked.Contains(PortableRow.Key) && PortableRow.Measure("engine", tickets, rounds) is { } portable)
        {
            rows.Insert(rows.Count(static row => row.Key.StartsWith("engine", StringComparison.Ordinal)), portable);
        }

        Console.WriteLine(options.Has("--json") ? ComparisonOutput.ToJson(rows, tickets) : ComparisonOutput.ToTable(rows));
        if (options.Find("--markdown") is { } file)
        {
            File.WriteAllText(file, ComparisonOutput.ToMarkdown(rows, tickets, options.Again("compare")));
        }

        foreach (ComparisonRow row in rows.Where(static row => !row.IsEqual))
        {
            Console.Error.WriteLine($"{row.Name} answers differently: {row.Difference}.");
        }

        return rows.All(static row => row.IsEqual) ? 0 : 1;
    }
}
