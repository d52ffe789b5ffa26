namespace SupportPerf.Metrics;

/// <content>Options of tickets.</content>
public sealed partial record Definitions
{
    /// <summary>Which tickets count at all.</summary>
    public TicketPopulation Population { get; init; }

    /// <summary>Whether the first-response clock starts again when a ticket that was solved without any reply is reopened.</summary>
    /// <value>The default is true: nobody waited while it was solved.</value>
    public bool RestartAtReopen { get; init; } = true;

    /// <summary>The period that response times belong to.</summary>
    /// <value>The default is <see cref="PeriodAnchor.Created"/>.</value>
    public PeriodAnchor ResponseAnchor { get; init; } = PeriodAnchor.Created;

    /// <summary>The period that resolution times belong to.</summary>
    /// <value>The default is <see cref="PeriodAnchor.Event"/>: the solve.</value>
    public PeriodAnchor ResolutionAnchor { get; init; } = PeriodAnchor.Event;

    /// <summary>Where the resolution clocks start.</summary>
    public ResolutionStart ResolutionStart { get; init; }

    /// <summary>Whether a close stops the resolution clocks of a ticket that was never solved.</summary>
    /// <value>The default is false: without a solve there is no resolution time.</value>
    public bool CloseEndsResolution { get; init; }

    /// <summary>Whether a ticket that is open again keeps the resolution time of its last solve so far.</summary>
    /// <value>The default is false: its clock still runs.</value>
    public bool ReopenedKeepsResolution { get; init; }

    /// <summary>Whether a reopened ticket can be one-touch, as with Zendesk.</summary>
    public bool OneTouchDespiteReopen { get; init; }

    /// <summary>What counts as a transfer where the source gives no counter of its own.</summary>
    public TransferKind Transfers { get; init; }
}
