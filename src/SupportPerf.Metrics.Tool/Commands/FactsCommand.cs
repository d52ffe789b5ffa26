using System.Text;
using SupportPerf.Metrics.Tool.CommandLine;
using SupportPerf.Metrics.Tool.Reports;

namespace SupportPerf.Metrics.Tool.Commands;

/// <summary>The facts behind the KPIs: one row a record.</summary>
internal sealed class FactsCommand : Command
{
    private static readonly Option Format = new("--format", "FORMAT", "csv (the default) or json.") { Choices = ["csv", "json"] };

    private static readonly Option Records = new("--records", "KIND", "Only this kind of records: tickets, surveys, calls or reviews. May be given\nseveral times; without it all kinds stand in one table.")
    {
        Choices = ["tickets", "surveys", "calls", "reviews"],
        IsRepeatable = true,
    };

    public override string Name => "facts";

    public override string Summary => "One row a record: every clock's start, stop, calendar and business seconds, every verdict.";

    public override string Usage => "[FILE...] [options]";

    public override string Description => """
        Reads exports as report does and writes one row for each record, for Tableau, Power BI and the like: for a ticket every clock with its state,
        start, stop, calendar and business seconds, whether each SLA and share was met, and why something was left out.

        FILE is .csv, .json or .ndjson, each also gzipped (.gz), or - for standard input. Without a FILE the built-in sample is read.
        Rows are written as the records come. Without --as-of a running clock has no verdict yet.
        """;

    public override IReadOnlyList<Option> Options { get; } =
    [
        .. ReportInput.Options, ReportQuestion.Zone, ReportQuestion.AsOf, ReportQuestion.From, ReportQuestion.To, ReportQuestion.Where, ReportQuestion.Preset, Records, Format, OutputFile.Option,
    ];

    public override IReadOnlyList<string> Examples { get; } =
    [
        "supportperf facts --records tickets --out tickets.csv",
        "supportperf facts export.json --calendar office.json --as-of 2026-07-01T00:00:00Z --format json",
    ];

    public override int Run(Arguments arguments, ToolConsole console, CancellationToken cancellation)
    {
        OutputFile output = OutputFile.Of(arguments);
        ReportInput input = ReportInput.Of(arguments, arguments.Operands, console);
        ReportOptions options = ReportQuestion.Of(arguments, input);
        FactRecords records = arguments.Has(Records.Name)
            ? arguments.All(Records.Name).Select(kind => Enum.Parse<FactRecords>(kind, ignoreCase: true)).Aggregate((all, kind) => all | kind)
            : FactRecords.All;
        input.WriteRemarks(console.Error);
        ReportQuality? quality = null;
        output.Write(console, target =>
        {
            if (arguments.One(Format.Name) == "json")
            {
                // Not disposed of: that would close standard output.
                BufferedStream buffered = new(target, 1 << 16);
                using FactsWriter json = FactsWriter.Json(buffered, options, records);
                quality = Read(input, json, console, cancellation);
                json.Complete();
                buffered.Flush();
                return;
            }

            using StreamWriter text = new(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
            using FactsWriter csv = FactsWriter.Csv(text, options, records);
            quality = Read(input, csv, console, cancellation);
        });
        ReportRemarks.WriteIssues(quality!, console.Error);
        return quality!.Records.Values.Sum() == 0 ? throw new UnusableInputException($"No record of {input.Name} is left to write.") : ExitCode.Done;
    }

    private static ReportQuality Read(ReportInput input, FactsWriter facts, ToolConsole console, CancellationToken cancellation)
    {
        using (ProgressLine? progress = console.ErrorIsTerminal ? ProgressLine.Start(console.Error) : null)
        {
            input.Read(facts, progress, cancellation);
        }

        cancellation.ThrowIfCancellationRequested();
        return facts.Quality;
    }
}
