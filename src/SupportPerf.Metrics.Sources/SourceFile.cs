namespace SupportPerf.Metrics.Sources;

/// <summary>One input: a name for messages and a way to open it. Gzip is recognised by its first bytes, not by the name.</summary>
/// <remarks>
/// <see cref="MappedReader"/> opens it once, reads it forward only (twice, where it can seek) and disposes it, so standard input works too.
/// The readers of systems open it several times and need a new stream each time.
/// </remarks>
public sealed class SourceFile
{
    private readonly Func<Stream> _open;

    /// <summary>An input by name and stream.</summary>
    /// <param name="name">The name that messages give, usually the file's.</param>
    /// <param name="open">Opens the stream at its beginning.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public SourceFile(string name, Func<Stream> open)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        _open = open ?? throw new ArgumentNullException(nameof(open));
    }

    /// <summary>The name that messages give.</summary>
    public string Name { get; }

    /// <summary>A file on disk. It is not opened yet; a path that cannot be opened gives a <see cref="SourceException"/> from the reader.</summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static SourceFile FromPath(string path)
    {
        if (string.IsNullOrEmpty(path))
        {
            throw new ArgumentException("A file needs a path.", nameof(path));
        }

        return new(
            path,
            () => Directory.Exists(path)
                ? throw new IOException("It is a directory; expected a file.")
                : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan));
    }

    internal Stream Open()
    {
        try
        {
            return _open() ?? throw new SourceException(Name, null, null, "It gave no stream.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SourceException(Name, null, null, "There is no such file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new SourceException(Name, null, null, $"It cannot be opened: {e.Message}", e);
        }
    }
}
