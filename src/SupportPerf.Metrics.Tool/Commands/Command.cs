using SupportPerf.Metrics.Tool.CommandLine;

namespace SupportPerf.Metrics.Tool.Commands;

/// <summary>One thing the tool can do.</summary>
internal abstract class Command
{
    /// <summary>The words that call it, for example <c>calendar add</c>.</summary>
    public abstract string Name { get; }

    /// <summary>One line for the list of commands.</summary>
    public abstract string Summary { get; }

    /// <summary>What follows the name.</summary>
    public abstract string Usage { get; }

    /// <summary>What it does, in a few lines.</summary>
    public abstract string Description { get; }

    public abstract IReadOnlyList<Option> Options { get; }

    /// <summary>A few command lines that work.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Does it and returns the exit code.</summary>
    public abstract int Run(Arguments arguments, ToolConsole console, CancellationToken cancellation);
}
