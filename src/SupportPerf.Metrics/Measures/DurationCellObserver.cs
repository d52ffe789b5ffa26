using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Measures;

/// <summary>Puts observations straight into one cell: what a single measure is made of.</summary>
internal sealed class DurationCellObserver(DurationCell cell, CalendarSet calendars) : DurationObserver
{
    private readonly bool _hasBusiness = !calendars.IsEmpty && !calendars[0].IsNeverOpen;
    private readonly int _calendar = calendars.IsEmpty ? -1 : 0;

    public override void Clock(in ClockFact clock, long anchor)
    {
        switch (clock.Outcome)
        {
            case ClockOutcome.Completed:
                cell.Calendar.Add(clock.StopNanoseconds - clock.StartNanoseconds);
                if (_hasBusiness)
                {
                    cell.Business.Add(calendars.Between(0, clock.StartNanoseconds, clock.StopNanoseconds));
                }

                break;
            case ClockOutcome.Open:
                cell.AddOpen(new OpenClock(clock.StartNanoseconds, clock.StopNanoseconds, _calendar));
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

    public override void Stretches(List<Stretch> stretches, long anchor)
    {
        long sum = 0;
        long business = 0;
        foreach (Stretch stretch in stretches)
        {
            sum += stretch.Stop - stretch.Start;
            business += _hasBusiness ? calendars.Between(0, stretch.Start, stretch.Stop) : 0;
        }

        cell.Calendar.Add(sum);
        if (_hasBusiness)
        {
            cell.Business.Add(business);
        }
    }

    public override void Value(long nanoseconds, long? anchor) => cell.Calendar.Add(nanoseconds);

    public override void Exclude(string reason, long? anchor) => cell.Exclude(reason);

    // A single measure has one cell for all variants.
    public override DurationObserver Variant(string name) => this;
}
