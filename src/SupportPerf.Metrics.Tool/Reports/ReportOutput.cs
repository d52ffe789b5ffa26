using System.Text;
using SupportPerf.Metrics.Tool.CommandLine;

namespace SupportPerf.Metrics.Tool.Reports;

/// <summary>Where a report goes and in which format.</summary>
internal sealed class ReportOutput
{
    public static readonly Option Format = new("--format", "FORMAT", "table (the default), json, csv or markdown.") { Choices = ["table", "json", "csv", "markdown"] };

    private readonly string _format;
    private readonly OutputFile _file;
    private readonly bool _comparisons;

    private ReportOutput(string format, OutputFile file, bool comparisons)
    {
        _format = format;
        _file = file;
        _comparisons = comparisons;
    }

    public static readonly Option Comparisons = new("--comparisons", null, "With --compare and --format csv: the comparisons instead of the figures; one CSV has one kind of row.");

    public static IReadOnlyList<Option> Options { get; } = [Format, Comparisons, OutputFile.Option];

    /// <summary>Whether comparisons that were asked for have no place in the output.</summary>
    public bool LeavesOutComparisons => _format == "csv" && !_comparisons;

    /// <summary>Whether the report on standard output ends with the issues for people to read.</summary>
    public bool ShowsIssuesOnScreen => _file.IsStandardOutput && _format is ("table" or "markdown");

    /// <summary>Checks before the input is read, which may take long, what can be checked about the output.</summary>
    /// <exception cref="WrongUseException">The output would replace an input, or the format has no place for what is asked.</exception>
    /// <exception cref="UnusableInputException">The file cannot be written.</exception>
    public static ReportOutput Of(Arguments arguments)
    {
        string format = arguments.One(Format.Name) ?? "table";
        bool comparisons = arguments.Has(Comparisons.Name);
        if (comparisons && (format != "csv" || !arguments.Has(ReportQuestion.Compare.Name)))
        {
            throw new WrongUseException($"{Comparisons.Name} is for {ReportQuestion.Compare.Name} with {Format.Name} csv; the other formats hold figures and comparisons.");
        }

        return new(format, OutputFile.Of(arguments), comparisons);
    }

    public void Write(SupportReport report, ToolConsole console) => _file.Write(console, target => Write(report, target));

    private void Write(SupportReport report, Stream target)
    {
        if (_format == "json")
        {
            report.WriteJson(target);
            return;
        }

        using StreamWriter writer = new(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        switch (_format)
        {
            case "csv":
                if (_comparisons)
                {
                    report.WriteComparisonsCsv(writer);
                }
                else
                {
                    report.WriteCsv(writer);
                }

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
