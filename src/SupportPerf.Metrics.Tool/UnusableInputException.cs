namespace SupportPerf.Metrics.Tool;

/// <summary>A file or setting that the user named cannot be used. The message says which, why, and where.</summary>
internal sealed class UnusableInputException : Exception
{
    public UnusableInputException(string message)
        : base(message)
    {
    }

    public UnusableInputException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
