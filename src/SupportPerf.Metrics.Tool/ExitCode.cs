namespace SupportPerf.Metrics.Tool;

/// <summary>What the tool's exit code says to a shell.</summary>
internal static class ExitCode
{
    /// <summary>The answer is complete.</summary>
    public const int Done = 0;

    /// <summary>The input cannot be used, or some of it was left out and the user wanted to know.</summary>
    public const int UnusableInput = 1;

    /// <summary>The command line is wrong.</summary>
    public const int WrongUse = 2;

    /// <summary>Stopped by the user: 128 + SIGINT, as shells have it.</summary>
    public const int Stopped = 130;
}
