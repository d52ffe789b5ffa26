namespace SupportPerf.Metrics;

/// <summary>One rule that a calendar's definition broke, and where.</summary>
public sealed record CalendarProblem
{
    /// <summary>The kind of rule.</summary>
    public required CalendarProblemCode Code { get; init; }

    /// <summary>Where: a JSON path (<c>$.hours.mon[0][1]</c>), the builder's call (<c>Shift(2026-12-24, 09:00, 09:00)</c>), or a position in a text (<c>character 4</c>).</summary>
    public required string Place { get; init; }

    /// <summary>What was given, the rule it broke and what to write instead.</summary>
    public required string Message { get; init; }

    /// <summary>Place, message and code in one line.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => $"{Place}: {Message} ({Code})";
}
