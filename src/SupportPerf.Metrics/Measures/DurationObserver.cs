using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Measures;

/// <summary>Takes the observations of a duration KPI for the record at hand.</summary>
internal abstract class DurationObserver
{
    /// <summary>The business hours of the record at hand.</summary>
    protected abstract RecordCalendar Hours { get; }

    /// <summary>Whose work the observations that follow are; null: the record's own agent's.</summary>
    public virtual void By(string? agent)
    {
    }

    /// <summary>A clock with one start and one stop, or one that still runs.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="anchor">The instant that decides the period.</param>
    public virtual void Clock(in ClockFact clock, long anchor)
    {
        if (clock.Outcome != ClockOutcome.NotApplicable && CellAt(anchor) is { } cell)
        {
            Put(cell, clock);
        }
    }

    /// <summary>One observation that is the sum of several stretches; while the clock is open, the last of them may still run.</summary>
    public virtual void Sum(in ClockFact clock, List<Stretch> stretches, long anchor)
    {
        if (clock.Outcome == ClockOutcome.NotApplicable || CellAt(anchor) is not { } cell)
        {
            return;
        }

        if (clock.Outcome == ClockOutcome.Completed)
        {
            Put(cell, stretches, StretchSum.Total);
        }
        else if (clock.Outcome == ClockOutcome.Open)
        {
            cell.AddOpen(Running(stretches, clock));
        }
        else
        {
            Put(cell, clock);
        }
    }

    /// <summary>One observation made of several stretches, each of them over.</summary>
    public virtual void Stretches(List<Stretch> stretches, long anchor, StretchSum sum = StretchSum.Total)
    {
        if (CellAt(anchor) is { } cell)
        {
            Put(cell, stretches, sum);
        }
    }

    /// <summary>A duration that the source measured; it has no hours basis but calendar.</summary>
    public virtual void Value(long nanoseconds, long? anchor) => CellAt(anchor)?.Calendar.Add(nanoseconds);

    /// <summary>A record whose data contradict themselves.</summary>
    public virtual void Exclude(string reason, long? anchor) => CellAt(anchor)?.Exclude(reason);

    /// <summary>The observer for a named variant of the KPI.</summary>
    public abstract DurationObserver Variant(string name);

    /// <summary>The cell of an observation; null where its anchor does not count.</summary>
    protected abstract DurationCell? CellAt(long? anchor);

    protected void Put(DurationCell cell, in ClockFact clock)
    {
        switch (clock.Outcome)
        {
            case ClockOutcome.Completed:
                cell.Calendar.Add(clock.StopNanoseconds - clock.StartNanoseconds);
                if (Hours.Between(clock.StartNanoseconds, clock.StopNanoseconds) is { } business)
                {
                    cell.Business.Add(business);
                }

                break;
            case ClockOutcome.Open when Hours.HasChanges:
                cell.AddOpen(Hours.Running(0, 0, clock.StartNanoseconds, clock.StopNanoseconds));
                break;
            case ClockOutcome.Open:
                cell.AddOpen(new OpenClock(clock.StartNanoseconds, clock.StopNanoseconds, Hours.Number));
                break;
            case ClockOutcome.EndedBefore:
                cell.EndedBefore++;
                break;
            case ClockOutcome.Excluded:
                cell.Exclude(clock.ReasonOrDefault.ToString());
                break;
            default:
                break;
        }
    }

    private void Put(DurationCell cell, List<Stretch> stretches, StretchSum sum)
    {
        long calendar = 0;
        long? business = Hours.Number < 0 ? null : 0;
        foreach (Stretch stretch in stretches)
        {
            calendar = Add(calendar, stretch.Stop - stretch.Start, sum);
            business = business is { } before && Hours.Between(stretch.Start, stretch.Stop) is { } open ? Add(before, open, sum) : null;
        }

        int parts = sum == StretchSum.Mean ? stretches.Count : 1;
        cell.Calendar.Add(calendar / parts);
        if (business is { } total && (stretches.Count > 0 || Hours.HasAny))
        {
            cell.Business.Add(total / parts);
        }
    }

    private static long Add(long before, long value, StretchSum sum) => sum == StretchSum.Longest ? Math.Max(before, value) : before + value;

    private OpenClock Running(List<Stretch> stretches, in ClockFact clock)
    {
        long calendar = 0;
        long? business = Hours.Number < 0 ? null : 0;
        foreach (Stretch stretch in stretches)
        {
            if (stretch.Stop == Nanoseconds.Never)
            {
                return Hours.Running(calendar, business, stretch.Start, clock.StopNanoseconds);
            }

            calendar += stretch.Stop - stretch.Start;
            business += Hours.Between(stretch.Start, stretch.Stop);
        }

        // It stands still.
        return new OpenClock(clock.StartNanoseconds, clock.StartNanoseconds, business is null ? -1 : Hours.Number, OpenBefore.Of(calendar, business ?? 0));
    }
}
