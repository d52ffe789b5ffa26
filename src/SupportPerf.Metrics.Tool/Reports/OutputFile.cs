using SupportPerf.Metrics.Tool.CommandLine;

namespace SupportPerf.Metrics.Tool.Reports;

/// <summary>Where an answer goes: standard output, or a file.</summary>
internal sealed class OutputFile
{
    public static readonly Option Option = new("--out", "FILE", "Write to a file instead of standard output.");

    private readonly string? _path;

    private OutputFile(string? path) => _path = path;

    public bool IsStandardOutput => _path is null;

    /// <summary>Checks before the input is read, which may take long, what can be checked about the output.</summary>
    /// <exception cref="WrongUseException">The output would replace an input.</exception>
    /// <exception cref="UnusableInputException">The file cannot be written.</exception>
    public static OutputFile Of(Arguments arguments)
    {
        string? path = arguments.One(Option.Name);
        if (path is { Length: 0 })
        {
            throw new WrongUseException($"{Option.Name} needs the name of a file.");
        }

        if (path is not null)
        {
            string full = Path.GetFullPath(path);
            if (arguments.Operands.Any(name => name != "-" && Path.GetFullPath(name) == full))
            {
                throw new WrongUseException($"{Option.Name} {path} would replace an input.");
            }

            if (Directory.Exists(full))
            {
                throw new UnusableInputException($"{path}: a folder; {Option.Name} needs a file.");
            }

            if (Path.GetDirectoryName(full) is { } folder && !Directory.Exists(folder))
            {
                throw new UnusableInputException($"{path}: the folder {folder} is not there.");
            }
        }

        return new OutputFile(path);
    }

    /// <exception cref="UnusableInputException">The file cannot be written.</exception>
    public void Write(ToolConsole console, Action<Stream> write)
    {
        if (_path is null)
        {
            write(console.Output);
            console.Output.Flush();
            return;
        }

        try
        {
            using FileStream file = new(_path, FileMode.Create, FileAccess.Write);
            write(file);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{_path}: it cannot be written: {failed.Message}", failed);
        }
    }
}
