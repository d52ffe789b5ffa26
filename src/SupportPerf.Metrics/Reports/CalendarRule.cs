namespace SupportPerf.Metrics;

/// <summary>Which of a policy's calendars counts for a record: by the value of one dimension.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record CalendarRule
{
    /// <summary>
    /// The dimension, for example <see cref="Metrics.Dimension.Group"/>. The dimension named <c>schedule</c> stands for <see cref="Ticket.Schedule"/>, whose names are names of calendars unless
    /// <see cref="Map"/> says otherwise.
    /// </summary>
    public required Dimension Dimension { get; init; }

    /// <summary>The name of the calendar for each value of the dimension.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = Ticket.NoDimensions;

    /// <summary>The name of the calendar for every other value, and for records without one. Null: they have none, and no figure in business hours.</summary>
    public string? Default { get; init; }
}
