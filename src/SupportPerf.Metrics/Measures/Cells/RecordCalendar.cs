using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The business hours of the record at hand: one calendar, or for a ticket that changed it one after another.</summary>
internal sealed class RecordCalendar(CalendarSet calendars)
{
    private readonly List<(long From, int Number)> _spans = [];
    private bool _atStop;

    public CalendarSet Calendars { get; } = calendars;

    /// <summary>The number of the calendar, of several the last one; -1: none.</summary>
    public int Number { get; private set; } = -1;

    public bool HasChanges => _spans.Count > 0;

    /// <summary>Whether the record has any hours at the end.</summary>
    public bool HasAny => Number >= 0 && !Calendars[Number].IsNeverOpen;

    /// <summary>One calendar for the whole record.</summary>
    public void Set(int number)
    {
        _spans.Clear();
        Number = number;
    }

    /// <summary>The calendars of a ticket by their names.</summary>
    public void Set(List<ScheduleStretch> schedules, ScheduleChoice choice, Func<string?, int> numberOf)
    {
        _spans.Clear();
        _atStop = choice == ScheduleChoice.AtStop;
        foreach (ScheduleStretch schedule in schedules)
        {
            Number = numberOf(schedule.Name);
            _spans.Add((schedule.From, Number));
        }
    }

    /// <summary>The business time of a stretch; null: in some of it the record has no hours.</summary>
    public long? Between(long start, long stop)
    {
        if (_spans.Count == 0)
        {
            return Between(Number, start, stop);
        }

        long sum = 0;
        foreach ((int number, long from, long until) in Pieces(start, stop))
        {
            if (Between(number, from, until) is not { } open)
            {
                return null;
            }

            sum += open;
        }

        return sum;
    }

    /// <summary>When an amount of business time has passed since an instant; null: the record has no hours then, or never that many.</summary>
    public long? Add(long start, long amount)
    {
        foreach ((int number, long from, long until) in Pieces(start, Nanoseconds.Never))
        {
            if (number < 0 || !Calendars[number].TryAdd(Nanoseconds.ToInstant(from), Nanoseconds.ToDuration(amount), out Instant found))
            {
                return null;
            }

            if (Nanoseconds.InRange(found) && Nanoseconds.Of(found) <= until)
            {
                return Nanoseconds.Of(found);
            }

            amount -= until == Nanoseconds.Never ? amount : Calendars.Between(number, from, until);
        }

        return null;
    }

    /// <summary>Which calendar counts in which part of a stretch.</summary>
    public IEnumerable<(int Number, long Start, long Stop)> Pieces(long start, long stop)
    {
        if (_spans.Count == 0 || _atStop || start == stop)
        {
            yield return (_spans.Count == 0 ? Number : NumberAt(stop), start, stop);
            yield break;
        }

        for (int i = 0; i < _spans.Count; i++)
        {
            long from = Math.Max(_spans[i].From, start);
            long until = i + 1 < _spans.Count ? Math.Min(_spans[i + 1].From, stop) : stop;
            if (until > from)
            {
                yield return (_spans[i].Number, from, until);
            }
        }
    }

    /// <summary>
    /// A clock that still runs, with what it took in stretches that are over. The calendar that runs on is the last one; what ran
    /// under earlier ones is over too.
    /// </summary>
    /// <param name="calendarBefore">What it took before, in calendar time.</param>
    /// <param name="businessBefore">The same in business time; null: it had none.</param>
    /// <param name="start">Since when it runs.</param>
    /// <param name="until">Where it ends without being stopped, or <see cref="Nanoseconds.Never"/>.</param>
    public OpenClock Running(long calendarBefore, long? businessBefore, long start, long until)
    {
        int number = businessBefore is null ? -1 : Number;
        long lastChange = _spans.Count == 0 || _atStop ? long.MinValue : _spans[_spans.Count - 1].From;
        if (lastChange <= start)
        {
            return new OpenClock(start, until, number, OpenBefore.Of(calendarBefore, businessBefore ?? 0));
        }

        long over = Math.Min(lastChange, until);
        long? business = businessBefore + Between(start, over);
        return new OpenClock(over, until, business is null ? -1 : number, OpenBefore.Of(calendarBefore + (over - start), business ?? 0));
    }

    private int NumberAt(long instant)
    {
        int number = _spans[0].Number;
        foreach ((long from, int calendar) in _spans)
        {
            number = from <= instant ? calendar : number;
        }

        return number;
    }

    private long? Between(int number, long start, long stop) =>
        number < 0 || Calendars[number].IsNeverOpen ? null : Calendars.Between(number, start, stop);
}
