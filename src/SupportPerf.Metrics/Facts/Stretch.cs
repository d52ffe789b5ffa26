namespace SupportPerf.Metrics.Facts;

/// <summary>A half-open stretch of nanoseconds; it ends at <see cref="Internal.Nanoseconds.Never"/> while it lasts.</summary>
internal readonly struct Stretch(long start, long stop)
{
    public long Start { get; } = start;

    public long Stop { get; } = stop;
}
