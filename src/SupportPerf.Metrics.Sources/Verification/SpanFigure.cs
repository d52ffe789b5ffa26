using NodaTime;

namespace SupportPerf.Metrics.Sources.Verification;

/// <summary>Our figure for a stretch whose pauses the source says too, or for when its target is due.</summary>
/// <param name="Length">The time that counts: to the stop, or to the instant at which the target is due.</param>
/// <param name="IsLate">Whether it took longer than the target. Null: no target, or it still runs.</param>
internal readonly record struct SpanFigure(Duration Length, bool? IsLate)
{
    private static readonly Duration Longest = Duration.FromDays(20 * 366);

    /// <summary>The figure by a calendar. Null: the target is not known, or never due.</summary>
    public static SpanFigure? Of(MeasuredSpan span, BusinessCalendar calendar)
    {
        Duration paused = span.Paused ?? Duration.Zero;
        if (span.Stop is { } stop)
        {
            Duration elapsed = calendar.Between(span.Start, stop) - paused;
            return new(elapsed, span.Target is { } target ? elapsed > target : null);
        }

        // A calendar may end before the target is reached.
        return span.Target is { } allowed && calendar.Between(span.Start, span.Start + Longest) >= allowed + paused ? new(calendar.Add(span.Start, allowed + paused) - span.Start, null) : null;
    }
}
