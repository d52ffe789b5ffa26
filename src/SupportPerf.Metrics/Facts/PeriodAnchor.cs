namespace SupportPerf.Metrics;

/// <summary>Which instant of a ticket decides the period that a duration belongs to.</summary>
public enum PeriodAnchor
{
    /// <summary>What happened: the reply, the solve. A clock that did not stop belongs to the creation.</summary>
    Event = 0,

    /// <summary>The creation of the ticket.</summary>
    Created = 1,

    /// <summary>The final close, else the end; a ticket without either belongs to its creation.</summary>
    Closed = 2,
}
