namespace SupportPerf.Metrics;

/// <summary>Thrown for a policy that cannot be used. It lists everything that is wrong, each with its place in the JSON.</summary>
public sealed class InvalidPolicyException : ArgumentException
{
    /// <summary>An exception without details.</summary>
    public InvalidPolicyException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public InvalidPolicyException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public InvalidPolicyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An exception for a policy's errors.</summary>
    /// <param name="errors">What is wrong, each with its JSON path.</param>
    public InvalidPolicyException(IReadOnlyList<string> errors)
        : base($"The policy cannot be used:{string.Concat((errors ?? []).Select(static error => "\n  " + error))}") => Errors = errors ?? [];

    /// <summary>What is wrong, each with its JSON path.</summary>
    public IReadOnlyList<string> Errors { get; } = [];
}
