using System.Text;
using SupportPerf.Metrics.Sources;
using SupportPerf.Metrics.Tool.CommandLine;
using SupportPerf.Metrics.Tool.Reports;

namespace SupportPerf.Metrics.Tool.Commands;

/// <summary>Our figures under a system's own definitions beside the figures that the system itself reports.</summary>
internal sealed class VerifyCommand : Command
{
    private static readonly Option Format = new("--format", "FORMAT", "table (the default) or json.") { Choices = ["table", "json"] };

    public override string Name => "verify";

    public override string Summary => "Our figures under the system's own definitions beside those that the system reports.";

    public override string Usage => "FILE... [options]";

    public override string Description => """
        Reads the export of a known system and compares, ticket by ticket, what we compute under that system's definitions with the figures in the export:
        how many were compared, how many are equal within the system's rounding, the largest difference, and the first ten that differ with the reason.

        FILE is .json or .ndjson, each also gzipped (.gz), or - for standard input. Systems that report no figures of their own leave nothing to compare.
        The differences are the answer, not a failure: the exit code is 0.
        """;

    public override IReadOnlyList<Option> Options { get; } = [ReportInput.SourceOption, ReportInput.CalendarOption, Format, OutputFile.Option];

    public override IReadOnlyList<string> Examples { get; } =
    [
        "supportperf verify export/*.json --source zendesk",
        "supportperf verify tickets.json ticket-events.json --calendar office.json --format json",
    ];

    public override int Run(Arguments arguments, ToolConsole console, CancellationToken cancellation)
    {
        if (arguments.Operands.Count == 0)
        {
            throw new WrongUseException("verify needs the files of a known system's export; supportperf sources lists the systems.");
        }

        OutputFile output = OutputFile.Of(arguments);
        ReportInput input = ReportInput.Of(arguments, arguments.Operands, console);
        input.WriteRemarks(console.Error);
        SourceVerification verification = new(
            input.Source ?? throw new WrongUseException($"verify knows the figures of known systems only; {ReportInput.SourceOption.Name} names one."),
            new() { Calendar = input.Calendar, Calendars = input.Policy?.Calendars ?? new Dictionary<string, BusinessCalendar>(0) });
        using (ProgressLine? progress = console.ErrorIsTerminal ? ProgressLine.Start(console.Error) : null)
        {
            input.Read(verification, progress, cancellation);
        }

        cancellation.ThrowIfCancellationRequested();
        VerificationReport report = verification.Report;
        output.Write(console, target =>
        {
            if (arguments.One(Format.Name) == "json")
            {
                report.WriteJson(target);
                target.Write("\n"u8);
                return;
            }

            using StreamWriter text = new(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            report.WriteTable(text);
        });
        return ExitCode.Done;
    }
}
