namespace SupportPerf.Metrics.Tool.CommandLine;

/// <summary>One option of a command.</summary>
/// <param name="Name">With its two dashes.</param>
/// <param name="Value">What its value is called in help. Null: it takes none.</param>
/// <param name="Help">One or more lines.</param>
internal sealed record Option(string Name, string? Value, string Help)
{
    /// <summary>Whether it may be given more than once.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The values it may have. Empty: any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public static Option HelpFlag { get; } = new("--help", null, "Show this help.");
}
