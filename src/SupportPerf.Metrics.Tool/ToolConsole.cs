namespace SupportPerf.Metrics.Tool;

/// <summary>Where the tool reads from and writes to.</summary>
internal sealed class ToolConsole
{
    public required Stream Input { get; init; }

    /// <summary>Answers, as UTF-8.</summary>
    public required Stream Output { get; init; }

    /// <summary>Messages.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person sees the messages as they come, so that progress is of use.</summary>
    public bool ErrorIsTerminal { get; init; }
}
