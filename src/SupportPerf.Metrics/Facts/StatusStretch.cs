using System.Runtime.InteropServices;
using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <summary>A stretch of time that a ticket spent in one status.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct StatusStretch : IEquatable<StatusStretch>
{
    internal StatusStretch(TicketStatus? status, string name, long start, long stop)
    {
        Status = status;
        Name = name;
        StartNanoseconds = start;
        StopNanoseconds = stop;
    }

    /// <summary>The category; null where the source's status maps to none.</summary>
    public TicketStatus? Status { get; }

    /// <summary>The source's name of the status, else the category's.</summary>
    public string Name { get; }

    /// <summary>Its start.</summary>
    public Instant Start => Nanoseconds.ToInstant(StartNanoseconds);

    /// <summary>Its end, exclusive. Null: it still lasts.</summary>
    public Instant? End => StopNanoseconds == Nanoseconds.Never ? null : Nanoseconds.ToInstant(StopNanoseconds);

    internal long StartNanoseconds { get; }

    internal long StopNanoseconds { get; }

    /// <inheritdoc/>
    public bool Equals(StatusStretch other) =>
        Status == other.Status && string.Equals(Name, other.Name, StringComparison.Ordinal) && StartNanoseconds == other.StartNanoseconds && StopNanoseconds == other.StopNanoseconds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StatusStretch other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((StartNanoseconds.GetHashCode() * 397) ^ StopNanoseconds.GetHashCode());

    /// <summary>Whether both are the same.</summary>
    public static bool operator ==(StatusStretch left, StatusStretch right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(StatusStretch left, StatusStretch right) => !left.Equals(right);
}
