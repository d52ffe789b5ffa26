using System.Runtime.InteropServices;
using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <summary>One clock of one record: where it started, where it stopped, or why it did not.</summary>
/// <remarks>The default value is a clock that does not apply. Immutable.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct ClockFact : IEquatable<ClockFact>
{
    private ClockFact(ClockOutcome outcome, long start, long stop, DataIssueKind reason)
    {
        Outcome = outcome;
        StartNanoseconds = start;
        StopNanoseconds = stop;
        ReasonOrDefault = reason;
    }

    /// <summary>What became of it.</summary>
    public ClockOutcome Outcome { get; }

    /// <summary>Where it started. Null: it did not.</summary>
    public Instant? Start => Outcome == ClockOutcome.NotApplicable ? null : Nanoseconds.ToInstant(StartNanoseconds);

    /// <summary>Where it stopped, or where the ticket ended without it. Null: it did not, or nobody knows when.</summary>
    public Instant? Stop => Outcome is ClockOutcome.NotApplicable or ClockOutcome.Open || StopNanoseconds == Nanoseconds.Never ? null : Nanoseconds.ToInstant(StopNanoseconds);

    /// <summary>Why it is left out. Null: it is not.</summary>
    public DataIssueKind? Reason => Outcome == ClockOutcome.Excluded ? ReasonOrDefault : null;

    internal long StartNanoseconds { get; }

    internal long StopNanoseconds { get; }

    internal DataIssueKind ReasonOrDefault { get; }

    internal bool IsCompleted => Outcome == ClockOutcome.Completed;

    /// <inheritdoc/>
    public bool Equals(ClockFact other) =>
        Outcome == other.Outcome && StartNanoseconds == other.StartNanoseconds && StopNanoseconds == other.StopNanoseconds && ReasonOrDefault == other.ReasonOrDefault;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ClockFact other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((((int)Outcome * 397) ^ StartNanoseconds.GetHashCode()) * 397) ^ StopNanoseconds.GetHashCode();

    /// <summary>Whether both are the same.</summary>
    public static bool operator ==(ClockFact left, ClockFact right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(ClockFact left, ClockFact right) => !left.Equals(right);

    internal static ClockFact Open(long start) => new(ClockOutcome.Open, start, Nanoseconds.Never, default);

    /// <summary>A clock that ran until a known instant without being stopped: it is censored there.</summary>
    internal static ClockFact OpenUntil(long start, long until) => new(ClockOutcome.Open, start, until, default);

    /// <summary>The same clock with another start.</summary>
    internal ClockFact From(long start) => new(Outcome, start, StopNanoseconds, ReasonOrDefault);

    internal static ClockFact Excluded(long start, long stop, DataIssueKind reason) => new(ClockOutcome.Excluded, start, stop, reason);

    internal static ClockFact EndedBefore(long start, long end) => new(ClockOutcome.EndedBefore, start, end, default);

    /// <summary>A clock that stopped; left out for the reason when it stopped before it started by more than the tolerance.</summary>
    internal static ClockFact Between(long start, long stop, DataIssueKind reasonWhenNegative, long tolerance)
    {
        if (stop >= start)
        {
            return new(ClockOutcome.Completed, start, stop, default);
        }

        return start - stop <= tolerance
            ? new(ClockOutcome.Completed, start, start, default)
            : new(ClockOutcome.Excluded, start, stop, reasonWhenNegative);
    }
}
