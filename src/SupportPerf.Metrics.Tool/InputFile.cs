using System.Text;

namespace SupportPerf.Metrics.Tool;

/// <summary>Files that the user names, with one clear message where one cannot be read.</summary>
internal static class InputFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="UnusableInputException">It is not there, is a folder, or may not be read.</exception>
    public static FileStream Open(string path, string what)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableInputException(WhyNot(path, what, failed), failed);
        }
    }

    /// <summary>Fails at once for a file that cannot be opened; <c>-</c> is standard input, which always can.</summary>
    /// <exception cref="UnusableInputException">It is not there, is a folder, or may not be read.</exception>
    public static void MustExist(string path, string what)
    {
        if (path != "-")
        {
            Open(path, what).Dispose();
        }
    }

    /// <summary>Everything that a stream holds.</summary>
    public static byte[] ReadAll(Stream stream)
    {
        using MemoryStream all = new();
        stream.CopyTo(all);
        return all.ToArray();
    }

    /// <summary>Reads a small UTF-8 file, with or without a byte-order mark.</summary>
    /// <exception cref="UnusableInputException">It cannot be read, or is not UTF-8.</exception>
    public static string ReadText(string path, string what)
    {
        using FileStream file = Open(path, what);
        using StreamReader reader = new(file, Strict, detectEncodingFromByteOrderMarks: true);
        try
        {
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException failed)
        {
            throw new UnusableInputException($"{path}: the {what} is not UTF-8 text.", failed);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException(WhyNot(path, what, failed), failed);
        }
    }

    private static string WhyNot(string path, string what, Exception failed) =>
        path.Length == 0 ? $"The {what} has an empty name."
        : Directory.Exists(path) ? $"{path}: a folder; expected a {what} file."
        : failed is FileNotFoundException or DirectoryNotFoundException ? $"{path}: the {what} file is not there."
        : failed is UnauthorizedAccessException ? $"{path}: the {what} file may not be read."
        : $"{path}: the {what} file cannot be read: {failed.Message}";
}
