namespace SupportPerf.Metrics;

/// <summary>As of when the target of an SLA is chosen, where the priority, group or another dimension of a ticket changed.</summary>
public enum SlaTargetFrom
{
    /// <summary>As of when the clock started; later changes do not matter. The default.</summary>
    ClockStart = 0,

    /// <summary>As of when the clock stopped: the counter goes on and a new target applies to all of it.</summary>
    ClockStop = 1,

    /// <summary>As the record stands at its end.</summary>
    Latest = 2,

    /// <summary>A change to another target starts the clock again.</summary>
    RestartAtChange = 3,
}
