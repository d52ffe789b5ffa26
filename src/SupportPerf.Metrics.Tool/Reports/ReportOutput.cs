using System.Text;
using SupportPerf.Metrics.Tool.CommandLine;

namespace SupportPerf.Metrics.Tool.Reports;

/// <summary>Where a report goes and in which format.</summary>
internal sealed class ReportOutput
{
    public static readonly Option Format = new("--format", "FORMAT", "table (the default), json, csv or markdown.") { Choices = ["table", "json", "csv", "markdown"] };

    private readonly string format;
    private readonly OutputFile file;

    private ReportOutput(string format, OutputFile file)
    {
        this.format = format;
        this.file = file;
    }

    public static IReadOnlyList<Option> Options { get; } = [Format, OutputFile.Option];

    /// <summary>Whether the report on standard output ends with the issues for people to read.</summary>
    public bool ShowsIssuesOnScreen => this.file.IsStandardOutput && this.format is ("table" or "markdown");

    /// <summary>Checks before the input is read, which may take long, what can be checked about the output.</summary>
    /// <exception cref="WrongUseException">The output would replace an input.</exception>
    /// <exception cref="UnusableInputException">The file cannot be written.</exception>
    public static ReportOutput Of(Arguments arguments) => new(arguments.One(Format.Name) ?? "table", OutputFile.Of(arguments));

    public void Write(SupportReport report, ToolConsole console) => this.file.Write(console, target => this.Write(report, target));

    private void Write(SupportReport report, Stream target)
    {
        if (this.format == "json")
        {
            report.WriteJson(target);
            return;
        }

        using StreamWriter writer = new(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        switch (this.format)
        {
            case "csv":
                report.WriteCsv(writer);
                break;
            case "markdown":
                report.WriteMarkdown(writer);
                break;
            default:
                report.WriteTable(writer);
                break;
        }
    }
}
