namespace SupportPerf.Metrics.Sources;

/// <summary>What a comparison with a system's own figures needs besides its export.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record VerificationOptions
{
    /// <summary>The business hours of tickets that name no schedule, or one that is not in <see cref="Calendars"/>. Null: none.</summary>
    public BusinessCalendar? Calendar { get; init; }

    /// <summary>The business hours by the name of the schedule (<see cref="Ticket.Schedule"/>), usually from <see cref="Source.ReadCalendars"/>.</summary>
    public IReadOnlyDictionary<string, BusinessCalendar> Calendars { get; init; } = new Dictionary<string, BusinessCalendar>(0);

    /// <summary>The definitions to compute our figures under. Null: those of the source.</summary>
    public Definitions? Definitions { get; init; }

    /// <summary>How many differences of each metric are kept; all are counted.</summary>
    /// <value>The default is 10.</value>
    public int KeptDifferences { get; init; } = 10;
}
