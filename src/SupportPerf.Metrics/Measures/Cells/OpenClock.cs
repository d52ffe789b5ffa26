namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>A clock that did not stop: it runs until the ticket ended without it, or until the as-of instant.</summary>
internal readonly struct OpenClock(long start, long until, int calendar)
{
    public long Start { get; } = start;

    /// <summary>Where the ticket ended without it; <see cref="Internal.Nanoseconds.Never"/> while it runs.</summary>
    public long Until { get; } = until;

    public int Calendar { get; } = calendar;
}
