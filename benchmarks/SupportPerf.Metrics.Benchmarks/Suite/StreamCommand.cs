using System.Globalization;
using SupportPerf.Metrics.Benchmarks.Measuring;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary><c>stream [--tickets N] [--markdown FILE]</c>: records made one by one, given to a builder and forgotten; exact percentiles, then approximate ones.</summary>
internal static class StreamCommand
{
    private const int Million = 1_000_000;

    /// <summary>So many are made at a time while the meter stands still.</summary>
    private const int Batch = 20_000;

    public static int Run(string[] arguments)
    {
        var options = new CommandOptions(arguments, [], ["--tickets", "--markdown"]);
        if (options.Operands.Count > 0)
        {
            throw new WrongUseException($"stream takes options only, not '{options.Operands[0]}'.");
        }

        int tickets = options.Number("--tickets", Million, 1, 1000 * Million);
        List<string> lines = ["| percentiles | CPU ns a ticket | of it the report | managed bytes a ticket | live managed bytes a ticket | peak memory, MB |", "|---|---|---|---|---|---|"];
        for (int warmUp = 0; warmUp < 4; warmUp++)
        {
            Measure(Batch, QuantileMode.Exact);
            Measure(Batch, QuantileMode.Approximate);
        }

        lines.Add(Measure(tickets, QuantileMode.Exact));
        lines.Add(Measure(tickets, QuantileMode.Approximate));
        string table = string.Join("\n", lines);
        Console.WriteLine(table);
        if (options.Find("--markdown") is { } file)
        {
            File.WriteAllText(file, $"""
                # {tickets.ToString("#,0", CultureInfo.InvariantCulture)} tickets streamed

                {Machine.Describe()}. `{options.Again("stream")}`:
                tickets with their survey answers are made in batches of {Batch.ToString("#,0", CultureInfo.InvariantCulture)}, given to a `SupportReportBuilder` and forgotten; making them is not counted. The suite of `compare`, {SuiteCalendars.Groups} groups x {SuiteCalendars.Months} months.
                Live is what the builder holds at the end, before the report; peak is of the whole process, batches and runtime included.

                {table}

                """);
        }

        return 0;
    }

    private static string Measure(int tickets, QuantileMode quantiles)
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        ResidentMemory.ForgetPeak();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var builder = new SupportReportBuilder(ReportAnswer.Options with { Quantiles = quantiles });
        var meter = new Meter();
        for (int first = 0; first < tickets; first += Batch)
        {
            meter.Pause();
            (Ticket[] made, SurveyResponse[] answers) = Make(Math.Min(Batch, tickets - first), first, tickets);
            meter.Resume();
            foreach (Ticket ticket in made)
            {
                builder.Add(ticket);
            }

            foreach (SurveyResponse answer in answers)
            {
                builder.Add(answer);
            }
        }

        meter.Pause();
        double adding = meter.Cpu;
        double bytes = meter.Bytes;
        double live = GC.GetTotalMemory(forceFullCollection: true) - before;
        meter.Resume();
        SupportReport report = builder.Build();
        meter.Pause();
        if (report.Quality.Records["tickets"] != tickets)
        {
            throw new InvalidOperationException("The report does not count every ticket.");
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {quantiles.ToString().ToLowerInvariant()} | {meter.Cpu / (double)tickets:0} | {(meter.Cpu - adding) / tickets:0} | {bytes / tickets:0.0} | {live / tickets:0.0} | {ResidentMemory.Peak / 1e6:0} |");
    }

    private static (Ticket[] Tickets, SurveyResponse[] Answers) Make(int count, int first, int of)
    {
        var data = new SuiteData(count, seed: first, part: (first / Batch, (of + Batch - 1) / Batch));
        int[] rows = [.. Enumerable.Range(0, count)];
        return ([.. rows.Select(row => data.TicketAt(row, "t"))], [.. rows.SelectMany(row => data.AnswersAt(row, "a"))]);
    }
}
