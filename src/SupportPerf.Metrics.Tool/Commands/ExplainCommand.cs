using System.Text;
using SupportPerf.Metrics.Tool.CommandLine;
using SupportPerf.Metrics.Tool.Reports;

namespace SupportPerf.Metrics.Tool.Commands;

/// <summary>Why the numbers of one record are what they are.</summary>
internal sealed class ExplainCommand : Command
{
    private static readonly Option Format = new("--format", "FORMAT", "text (the default), or json: an array with an object for each record of the id.")
    {
        Choices = ["text", "json"],
    };

    private static readonly Option Metric = new("--metric", "KEY", "Only this KPI, for example first_response_time.");

    public override string Name => "explain";

    public override string Summary => "Why one record's numbers are what they are: what happened, what counted, what was paused.";

    public override string Usage => "RECORD-ID [FILE...] [options]";

    public override string Description => """
        Reads exports as report does and explains one record of them: everything that happened to it, and for each KPI the start, the stop, what happened
        there, the open hours that counted with the rule of each date, what was paused, and why something was left out.

        FILE is .csv, .json or .ndjson, each also gzipped (.gz), or - for standard input. Without a FILE the built-in sample is read.
        Exit codes: 0 done, 1 the input cannot be used or holds no such record, 2 wrong use.
        """;

    public override IReadOnlyList<Option> Options { get; } = [.. ReportInput.Options, ReportQuestion.AsOf, ReportQuestion.Preset, Metric, Format];

    public override IReadOnlyList<string> Examples { get; } =
    [
        "supportperf explain 100017",
        "supportperf explain 4711 tickets.csv --map my-helpdesk.json --calendar office.json --metric first_response_time",
        "supportperf explain 4711 tickets.csv --map my-helpdesk.json --policy slas.json --metric sla_attainment --format json",
    ];

    public override int Run(Arguments arguments, ToolConsole console, CancellationToken cancellation)
    {
        if (arguments.Operands.Count == 0)
        {
            throw new WrongUseException("explain needs the id of a record: explain RECORD-ID [FILE...].");
        }

        string id = arguments.Operands[0];
        ReportInput input = ReportInput.Of(arguments, [.. arguments.Operands.Skip(1)], console);
        ReportOptions options = ReportQuestion.Of(arguments, input);
        input.WriteRemarks(console.Error);

        // The whole input says as of when open clocks are judged.
        SupportReportBuilder builder = new(options);
        RecordFinder found = new(id, builder);
        using (ProgressLine? progress = console.ErrorIsTerminal ? ProgressLine.Start(console.Error) : null)
        {
            input.Read(found, progress, cancellation);
        }

        cancellation.ThrowIfCancellationRequested();
        if (!found.HasFound)
        {
            string why = found.Issues.Count == 0 ? "" : $" What was wrong with it: {string.Join(" ", found.Issues.Select(issue => $"{issue.Kind}: {issue.Message}"))}";
            throw new UnusableInputException($"{input.Name} holds no record with the id {id}.{why}");
        }

        options = options with { AsOf = options.AsOf ?? builder.Build().AsOf };
        IEnumerable<RecordExplanation> explanations = Explain(found, options, arguments.One(Metric.Name));
        string text = arguments.One(Format.Name) == "json"
            ? $"[{string.Join(",\n", explanations.Select(explanation => WithReading(explanation, found).ToJson()))}]"
            : TextOf(explanations, found);
        console.Output.Write(Encoding.UTF8.GetBytes(text + "\n"));
        console.Output.Flush();
        return ExitCode.Done;
    }

    private static string TextOf(IEnumerable<RecordExplanation> explanations, RecordFinder found)
    {
        string text = string.Join("\n\n", explanations.Select(explanation => explanation.ToString()));
        return found.Issues.Count == 0
            ? text
            : text + "\n\nWhat was wrong when it was read\n" + string.Join("\n", found.Issues.Select(issue => $"  {issue.Kind}: {issue.Message.ReplaceLineEndings(" ")}"));
    }

    private static RecordExplanation WithReading(RecordExplanation explanation, RecordFinder found) => explanation with { Issues = [.. explanation.Issues, .. found.Issues] };

    private static IEnumerable<RecordExplanation> Explain(RecordFinder found, ReportOptions options, string? metric)
    {
        IEnumerable<RecordExplanation> all =
        [
            .. found.Tickets.Select(ticket => RecordExplanation.Of(ticket, options)),
            .. found.Calls.Select(call => RecordExplanation.Of(call, options)),
            .. found.Surveys.Select(response => RecordExplanation.Of(response, options)),
            .. found.Reviews.Select(review => RecordExplanation.Of(review, options)),
        ];
        return metric is null ? all : all.Select(explanation => explanation.For(metric));
    }
}
