using System.Runtime.InteropServices;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <summary>One run of an SLA's clock on one ticket: the clock, the stretches it ran in, and what it may take.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct SlaRun(ClockFact clock, List<Stretch>? stretches, long? target, long allowed, long anchor)
{
    public ClockFact Clock { get; } = clock;

    /// <summary>Null: it ran from its start to its stop.</summary>
    public List<Stretch>? Stretches { get; } = stretches;

    /// <summary>Null: the SLA has no target for the ticket.</summary>
    public long? Target { get; } = target;

    /// <summary>The most that still meets it.</summary>
    public long Allowed { get; } = allowed;

    /// <summary>The instant that decides its period once it has a verdict.</summary>
    public long Anchor { get; } = anchor;

    /// <summary>Whether it runs at the end of what is known.</summary>
    public bool IsRunning => Clock.Outcome == ClockOutcome.Open
        && (Stretches is null ? Clock.StopNanoseconds == Nanoseconds.Never : Stretches.Count > 0 && Stretches[Stretches.Count - 1].Stop == Nanoseconds.Never);
}
