using NodaTime;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>Stretches of time in ticks from some midnight: apart, in order, none empty.</summary>
internal sealed class OpenTimes
{
    private readonly List<(long From, long To)> _stretches = [];

    public IReadOnlyList<(long From, long To)> Stretches => _stretches;

    public void Add(long from, long to)
    {
        if (to <= from)
        {
            return;
        }

        for (int at = _stretches.Count - 1; at >= 0; at--)
        {
            (long otherFrom, long otherTo) = _stretches[at];
            if (otherFrom <= to && otherTo >= from)
            {
                (from, to) = (Math.Min(from, otherFrom), Math.Max(to, otherTo));
                _stretches.RemoveAt(at);
            }
        }

        int place = _stretches.FindIndex(other => other.From > from);
        _stretches.Insert(place < 0 ? _stretches.Count : place, (from, to));
    }

    public void Remove(long from, long to)
    {
        for (int at = _stretches.Count - 1; at >= 0; at--)
        {
            (long otherFrom, long otherTo) = _stretches[at];
            if (otherFrom >= to || otherTo <= from)
            {
                continue;
            }

            _stretches.RemoveAt(at);
            if (otherTo > to)
            {
                _stretches.Insert(at, (to, otherTo));
            }

            if (otherFrom < from)
            {
                _stretches.Insert(at, (otherFrom, from));
            }
        }
    }

    /// <summary>The times of one day, from its midnight; its end is midnight again.</summary>
    public IEnumerable<(LocalTime From, LocalTime To)> On(int day)
    {
        long start = day * NodaConstants.TicksPerDay;
        foreach ((long from, long to) in _stretches)
        {
            long first = Math.Max(from - start, 0);
            long last = Math.Min(to - start, NodaConstants.TicksPerDay);
            if (first < last)
            {
                yield return (LocalTime.FromTicksSinceMidnight(first), LocalTime.FromTicksSinceMidnight(last % NodaConstants.TicksPerDay));
            }
        }
    }
}
