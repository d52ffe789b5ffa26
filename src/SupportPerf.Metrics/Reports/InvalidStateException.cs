namespace SupportPerf.Metrics;

/// <summary>
/// Thrown for bytes that are no saved state, or one that cannot be used here: damaged, of a newer format, of another KPI, or made under other options.
/// Nothing of such bytes is ever used.
/// </summary>
public sealed class InvalidStateException : Exception
{
    /// <summary>An exception without a message of its own.</summary>
    public InvalidStateException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public InvalidStateException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public InvalidStateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
