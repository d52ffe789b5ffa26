namespace SupportPerf.Metrics.Tables;

/// <summary>
/// The periods and calendars of a run written out for the whole seconds that its stream has come by, and for some time around them, so that blocks of rows are looked up by
/// <see cref="SecondsKernel"/>. Grows with the stream; answers never depend on how far it has grown. Not thread-safe.
/// </summary>
internal sealed class SecondsPlan(Run run)
{
    /// <summary>Writing out pays after some thousand look-ups: so many rows are looked up one by one before.</summary>
    private const int RowsBefore = 2048;

    /// <summary>How many days of all calendars together are written out at most: a megabyte.</summary>
    private const long MostDays = 1 << 16;

    private const long MarginBefore = 62L * PeriodDays.SecondsPerDay;
    private const long MarginAfter = 800L * PeriodDays.SecondsPerDay;

    private long _first = long.MaxValue;
    private long _last = long.MinValue;
    private int _rows;
    private OpenSeconds? _open;
    private bool _isOpenKnown;

    /// <summary>The periods.</summary>
    public PeriodDays Days { get; private set; } = null!;

    /// <summary>The calendars; null where there is none, or one of them opens or closes within a second.</summary>
    public OpenSeconds? Open
    {
        get
        {
            if (!_isOpenKnown)
            {
                _isOpenKnown = true;
                _open = run.Calendars.IsEmpty ? null : OpenSeconds.Of(run.Calendars, (uint)_first, (uint)_last);
            }

            return _open;
        }
    }

    /// <summary>Whether all seconds from one to another are written out; where they are not, they are if that is worth it.</summary>
    /// <param name="first">The first second.</param>
    /// <param name="last">The last one.</param>
    /// <param name="rows">How many rows ask.</param>
    public bool Covers(uint first, uint last, int rows)
    {
        if (first >= _first && last <= _last)
        {
            return true;
        }

        _rows += rows;
        if (_rows < RowsBefore || run.Window.Periods.Grain == PeriodGrain.Hour)
        {
            return false;
        }

        // With room to go on, or not at all: to write out again and again for every few rows would cost more than all else.
        (long from, long to) = Wider(first, last);
        if ((((to - from) / PeriodDays.SecondsPerDay) + 2) * Math.Max(1, run.Calendars.Count) > MostDays)
        {
            return false;
        }

        (_first, _last) = (from, to);
        Days = new PeriodDays(run.Window.Periods, (uint)_first, (uint)_last);
        _isOpenKnown = false;
        return true;
    }

    /// <summary>What is written out with some seconds more. A stream that went on for long will go on for long: each time there is half as much again.</summary>
    private (long From, long To) Wider(uint first, uint last)
    {
        bool isNew = _first > _last;
        long margin = isNew ? MarginAfter : Math.Max(MarginAfter, (_last - _first) / 2);
        long from = isNew ? first - MarginBefore : first < _first ? first - margin : _first;
        long to = isNew || last > _last ? last + margin : _last;
        return (Math.Max(0, from), Math.Min(uint.MaxValue, to));
    }
}
