using NodaTime;
using SupportPerf.Metrics.Tool.CommandLine;
using SupportPerf.Metrics.Tool.Reports;

namespace SupportPerf.Metrics.Tool.Commands;

/// <summary>The main job: an export in, its KPIs out.</summary>
internal sealed class ReportCommand : Command
{
    private static readonly Option Strict = new("--strict", null, "Refuse the input (exit code 1, no report) if anything in it has to be left out.");

    private static readonly Option Timing = new("--timing", null, "Say on standard error how long the reading took, and how long the computing.");

    public override string Name => "report";

    public override string Summary => "The KPIs of an export: response, resolution, SLA, backlog, CSAT, NPS, calls ...";

    public override string Usage => "[FILE...] [options]";

    public override string Description => """
        Reads exports and prints their KPIs: the total, and with --by and --period one row for each group and period.

        FILE is .csv, .json or .ndjson, each also gzipped (.gz), or - for standard input. Several files may come in any order; their content says
        which is which. Without a FILE the built-in sample is read: an invented team over six months.

        The report goes to standard output, or to --out FILE; messages go to standard error. Bad data is left out of what it affects, counted, and listed.
        Exit codes: 0 done, 1 the input, map, calendar or policy cannot be used, no record is left, or something was left out under --strict, 2 wrong use.
        """;

    public override IReadOnlyList<Option> Options { get; } = [.. ReportInput.Options, .. ReportQuestion.Options, .. ReportOutput.Options, Strict, Timing];

    public override IReadOnlyList<string> Examples { get; } =
    [
        "supportperf report",
        "supportperf report --by group --period month --format markdown",
        "supportperf report --period month --compare previous",
        "supportperf report tickets.csv --map my-helpdesk.json --calendar office.json --from 2026-01-01 --to 2026-07-01",
        "supportperf report tickets.csv.gz --map my-helpdesk.json --where priority=urgent --format json --out urgent.json",
    ];

    public override int Run(Arguments arguments, ToolConsole console, CancellationToken cancellation)
    {
        ReportOutput output = ReportOutput.Of(arguments);
        ReportInput input = ReportInput.Of(arguments, arguments.Operands, console);
        ReportOptions options = ReportQuestion.Of(arguments, input);
        input.WriteRemarks(console.Error);
        if (options is { Compare: not ReportComparison.None, AsOf: null })
        {
            // What is over, and where to cut what is not, must be known before the first record: the input is read twice.
            SupportReportBuilder all = new(options with { Compare = ReportComparison.None });
            input.Read(all, null, cancellation);
            Instant? latest = all.Build().AsOf;
            options = options with { AsOf = latest, Compare = latest is null ? ReportComparison.None : options.Compare };
        }

        SupportReportBuilder builder = BuilderOf(options);
        TimedSink? timed = arguments.Has(Timing.Name) ? new TimedSink(builder) : null;
        using (ProgressLine? progress = console.ErrorIsTerminal ? ProgressLine.Start(console.Error) : null)
        {
            input.Read((IRecordSink?)timed ?? builder, progress, cancellation);
        }

        cancellation.ThrowIfCancellationRequested();
        SupportReport report = timed?.Compute(builder.Build) ?? builder.Build();
        timed?.WriteTo(console.Error);
        if (report.Quality.Records.Values.Sum() == 0)
        {
            ReportRemarks.WriteIssues(report.Quality, console.Error);
            throw new UnusableInputException($"No record of {input.Name} is left to report on{Why(options)}.");
        }

        if (arguments.Has(Strict.Name) && ReportRemarks.IsAnythingLeftOut(report.Quality))
        {
            ReportRemarks.WriteIssues(report.Quality, console.Error);
            throw new UnusableInputException($"Something in {input.Name} was left out; {Strict.Name} refuses that, so there is no report.");
        }

        // What people read on their screen lists the issues itself.
        if (!output.ShowsIssuesOnScreen)
        {
            ReportRemarks.WriteIssues(report.Quality, console.Error);
        }

        if (options.Compare != ReportComparison.None && output.LeavesOutComparisons)
        {
            console.Error.WriteLine($"supportperf: a CSV has one kind of row: these are the figures; {ReportOutput.Comparisons.Name} gives the comparisons instead.");
        }

        output.Write(report, console);
        return ExitCode.Done;
    }

    private static SupportReportBuilder BuilderOf(ReportOptions options)
    {
        try
        {
            return new SupportReportBuilder(options);
        }
        catch (ArgumentException contradiction) when (options.Compare != ReportComparison.None)
        {
            throw new WrongUseException($"{ReportQuestion.Compare.Name}: {contradiction.Message}");
        }
    }

    private static string Why(ReportOptions options) =>
        (options.Where.Count > 0, options.AsOf) switch
        {
            (true, _) => $" with {string.Join(" and ", options.Where.Select(condition => $"{condition.Key}={condition.Value}"))}",
            (false, Instant asOf) => $" as of {asOf}",
            _ => "",
        };
}
