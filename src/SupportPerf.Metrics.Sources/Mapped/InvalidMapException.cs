namespace SupportPerf.Metrics.Sources;

/// <summary>Thrown for a map that cannot be used. It lists everything that is wrong, each with its place in the JSON.</summary>
public sealed class InvalidMapException : ArgumentException
{
    /// <summary>An exception without details.</summary>
    public InvalidMapException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public InvalidMapException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public InvalidMapException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An exception for a map's errors.</summary>
    /// <param name="name">The map's name, usually the file's. Null: it has none.</param>
    /// <param name="errors">What is wrong, each with its JSON path.</param>
    public InvalidMapException(string? name, IReadOnlyList<string> errors)
        : base($"{name ?? "The map"} cannot be used:{string.Concat((errors ?? []).Select(error => "\n  " + error))}") => Errors = errors ?? [];

    /// <summary>What is wrong, each with its JSON path.</summary>
    public IReadOnlyList<string> Errors { get; } = [];
}
