using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Tables;

/// <summary>What a ticket contributes to the KPIs that a table carries, where it is as simple as nearly all are.</summary>
internal struct TicketRow
{
    public long Created;

    public ClockCode Response;
    public long ResponseStop;

    public ClockCode Resolution;
    public long ResolutionStop;

    public RowFlags Flags;
    public long Solved;

    /// <summary>The final close, where it is not at the end that counts as the solve.</summary>
    public long? Closed;

    /// <summary>When it was open; null: from the creation until it was solved, as nearly all are.</summary>
    public Stretch[]? Stays;

    public RowLimits Limits;

    public long? HandleTime;
    public int? Reopens;
}

/// <summary>A clock that starts at the creation, in four bits: its <see cref="ClockOutcome"/>, whether it has a stop, and which of the two instants decides its period.</summary>
[Flags]
internal enum ClockCode : byte
{
    /// <summary>There is no such clock.</summary>
    None = 0,
    Completed = 1,
    Open = 2,
    EndedBefore = 3,
    Excluded = 4,

    /// <summary>It ran without being stopped until the ticket ended.</summary>
    OpenUntil = 5,
    OutcomeMask = 7,

    /// <summary>The stop decides the period, not the creation.</summary>
    AtStop = 8,
}

/// <summary>What of a ticket its row does not say, so that some SLAs cannot be read from it.</summary>
[Flags]
internal enum RowLimits : byte
{
    None = 0,

    /// <summary>It has a history, which says when it was paused and what its dimensions were.</summary>
    HasHistory = 1,

    /// <summary>The response clock is another one than that of the KPI.</summary>
    ResponseDiffers = 2,

    /// <summary>The resolution clock is another one than that of the KPI.</summary>
    ResolutionDiffers = 4,

    /// <summary>Its end is not where it counts as solved.</summary>
    EndDiffers = 8,
}

/// <summary>What else is to be known of a row.</summary>
[Flags]
internal enum RowFlags : byte
{
    None = 0,

    /// <summary>It counts in the resolution rate.</summary>
    HasRate = 1,

    /// <summary>As resolved.</summary>
    IsResolved = 2,

    /// <summary>It counts as solved.</summary>
    IsSolved = 4,

    /// <summary>When the resolution clock stopped; otherwise a column of its own says when.</summary>
    SolvedAtResolution = 8,

    /// <summary>The handle time belongs to the period of the solve, not of the creation.</summary>
    HandledAtSolve = 16,

    /// <summary>The ticket is not as simple as that; its facts are kept whole.</summary>
    IsKeptWhole = 32,

    /// <summary>It was closed when it counts as solved; otherwise a column of its own says when.</summary>
    ClosedAtSolve = 64,
}
