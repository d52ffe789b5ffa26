using System.Text;
using SupportPerf.Metrics.Tool.CommandLine;

namespace SupportPerf.Metrics.Tool.Reports;

/// <summary>Where a report goes and in which format.</summary>
internal sealed class ReportOutput
{
    public static readonly Option Format = new("--format", "FORMAT", "table (the default), json, csv or markdown.") { Choices = ["table", "json", "csv", "markdown"] };

    public static readonly Option Out = new("--out", "FILE", "Write the report to a file instead of standard output.");

    private readonly string format;
    private readonly string? path;

    private ReportOutput(string format, string? path)
    {
        this.format = format;
        this.path = path;
    }

    public static IReadOnlyList<Option> Options { get; } = [Format, Out];

    /// <summary>Whether the report on standard output ends with the issues for people to read.</summary>
    public bool ShowsIssuesOnScreen => this.path is null && this.format is ("table" or "markdown");

    /// <summary>Checks before the input is read, which may take long, what can be checked about the output.</summary>
    /// <exception cref="WrongUseException">The output would replace an input.</exception>
    /// <exception cref="UnusableInputException">The file cannot be written.</exception>
    public static ReportOutput Of(Arguments arguments)
    {
        string? path = arguments.One(Out.Name);
        if (path is { Length: 0 })
        {
            throw new WrongUseException($"{Out.Name} needs the name of a file.");
        }

        if (path is not null)
        {
            string full = Path.GetFullPath(path);
            if (arguments.Operands.Any(name => name != "-" && Path.GetFullPath(name) == full))
            {
                throw new WrongUseException($"{Out.Name} {path} would replace an input.");
            }

            if (Directory.Exists(full))
            {
                throw new UnusableInputException($"{path}: a folder; {Out.Name} needs a file.");
            }

            if (Path.GetDirectoryName(full) is { } folder && !Directory.Exists(folder))
            {
                throw new UnusableInputException($"{path}: the folder {folder} is not there.");
            }
        }

        return new ReportOutput(arguments.One(Format.Name) ?? "table", path);
    }

    public void Write(SupportReport report, ToolConsole console)
    {
        if (this.path is null)
        {
            this.Write(report, console.Output);
            return;
        }

        try
        {
            using FileStream file = new(this.path, FileMode.Create, FileAccess.Write);
            this.Write(report, file);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{this.path}: the report cannot be written: {failed.Message}", failed);
        }
    }

    private void Write(SupportReport report, Stream target)
    {
        if (this.format == "json")
        {
            report.WriteJson(target);
            target.Flush();
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
