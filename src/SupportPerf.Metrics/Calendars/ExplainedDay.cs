using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>One local date of an explanation: what counted, and which rule opened or closed it.</summary>
public sealed record ExplainedDay
{
    /// <summary>The local date, in the calendar's zone.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The open time of the date that lies in the explained span.</summary>
    public required Duration OpenTime { get; init; }

    /// <summary>The stretches of open time of the date that lie in the span, in order. A stretch over midnight is cut there.</summary>
    public required IReadOnlyList<Interval> Stretches { get; init; }

    /// <summary>True when the date has no open time at all, in the span or outside of it.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>The part of the definition that decided the date's hours.</summary>
    public required DayRule Rule { get; init; }

    /// <summary>The holiday's name; null when no holiday decided, or it has no name.</summary>
    public string? Name { get; init; }

    /// <summary>The rule in words, with the holiday's name, the version of the hours, the hours and the breaks as far as they play a part.</summary>
    public required string Reason { get; init; }
}
