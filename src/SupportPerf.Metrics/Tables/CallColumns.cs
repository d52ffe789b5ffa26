namespace SupportPerf.Metrics.Tables;

/// <summary>Calls as columns, one row a call, in any order: what <see cref="CallTable.FromColumns"/> makes a table of.</summary>
/// <remarks>All columns are of one length. A column that is not given is not known. It holds what it was given, not a copy.</remarks>
public sealed record CallColumns
{
    /// <summary>When each call was offered; no row may be null.</summary>
    public required InstantColumn Offered { get; init; }

    /// <summary>How each ended.</summary>
    public required IReadOnlyList<CallOutcome> Outcomes { get; init; }

    /// <summary>When each ended, after-call work included. Null, or a row without one: not known.</summary>
    public InstantColumn? Ended { get; init; }

    /// <summary>Whether each waited in a queue. Null, or a row without one: it did when it has a queue time above zero.</summary>
    public IReadOnlyList<bool?>? Queued { get; init; }

    /// <summary>The waits in the queue. Null, or a row without one: not known, or never queued.</summary>
    public DurationColumn? QueueTimes { get; init; }

    /// <summary>The talk times. Null, or a row without one: not known.</summary>
    public DurationColumn? TalkTimes { get; init; }

    /// <summary>The times on hold during the calls. Null, or a row without one: not known.</summary>
    public DurationColumn? HoldTimes { get; init; }

    /// <summary>The after-call work. Null, or a row without one: not known.</summary>
    public DurationColumn? WrapTimes { get; init; }

    /// <summary>The dialing and contacting of outbound calls. Null, or a row without one: not known.</summary>
    public DurationColumn? DialTimes { get; init; }

    /// <summary>How many contacts the agent handled at the same time, each among them. Null, or a row without one: not known, it is taken as the only one.</summary>
    public IReadOnlyList<int?>? Concurrencies { get; init; }

    /// <summary>The dimensions; who answered is that of <see cref="Dimension.Agent"/>.</summary>
    public IReadOnlyList<DimensionColumn> Dimensions { get; init; } = [];
}
