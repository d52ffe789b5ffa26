using NodaTime;

namespace SupportPerf.Metrics.Sources.Verification;

/// <summary>Our figure for a stretch that the source measured.</summary>
/// <param name="Length">The time that counts: to the stop, or to the instant at which the target is due.</param>
/// <param name="IsLate">Whether it took longer than the target. Null: no target, or it still runs.</param>
internal readonly record struct SpanFigure(Duration Length, bool? IsLate)
{
    /// <summary>The figure by a calendar. Null: the target is not known, or never due.</summary>
    public static SpanFigure? Of(MeasuredSpan span, BusinessCalendar calendar)
    {
        if (span.Stop is { } stop)
        {
            Duration elapsed = calendar.Between(span.Start, stop) - span.Paused;
            return new(elapsed, span.Target is { } target ? elapsed > target : null);
        }

        return span.Target is { } allowed && !calendar.IsNeverOpen ? new(calendar.Add(span.Start, allowed + span.Paused) - span.Start, null) : null;
    }
}
