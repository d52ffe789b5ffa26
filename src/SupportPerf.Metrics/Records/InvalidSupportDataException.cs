namespace SupportPerf.Metrics;

/// <summary>Thrown for the first data issue where the caller asked for that.</summary>
public sealed class InvalidSupportDataException : Exception
{
    /// <summary>An exception without an issue.</summary>
    public InvalidSupportDataException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public InvalidSupportDataException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public InvalidSupportDataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An exception for an issue.</summary>
    public InvalidSupportDataException(DataIssue issue)
        : base(issue is null ? null : $"{issue.Kind}{(issue.RecordId is null ? "" : $" in record {issue.RecordId}")}: {issue.Message}") => Issue = issue;

    /// <summary>The issue.</summary>
    public DataIssue? Issue { get; }
}
