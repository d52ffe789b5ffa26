using System.Globalization;

namespace SupportPerf.Metrics.Sources;

/// <summary>Thrown when an input cannot be used at all: it is missing, empty, cut off, or has none of the columns that were named.</summary>
/// <remarks>A bad row or value in a usable input is a <see cref="DataIssue"/> instead.</remarks>
public sealed class SourceException : Exception
{
    /// <summary>An exception without a place.</summary>
    public SourceException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public SourceException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public SourceException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An exception with a place: what was seen there and what was expected.</summary>
    /// <param name="file">The input's name.</param>
    /// <param name="line">The line, from 1. Null: the input as a whole.</param>
    /// <param name="column">The column's name. Null: none in particular.</param>
    /// <param name="message">What was seen and what was expected.</param>
    /// <param name="innerException">The cause.</param>
    public SourceException(string file, long? line, string? column, string message, Exception? innerException = null)
        : base(Place(file, line, column) + message, innerException)
    {
        File = file;
        Line = line;
        Column = column;
    }

    /// <summary>The input's name.</summary>
    public string? File { get; }

    /// <summary>The line, from 1. Null: the input as a whole.</summary>
    public long? Line { get; }

    /// <summary>The column's name. Null: none in particular.</summary>
    public string? Column { get; }

    internal static string Place(string file, long? line, string? column) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}{(line is null ? "" : ":")}{line}: {(column is null ? "" : $"column '{column}': ")}");
}
