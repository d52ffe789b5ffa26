using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tables;

/// <summary>What all observers of one run share: the window, the calendars, and the group and calendar of the record at hand. Not thread-safe.</summary>
internal sealed class Run(Window window, CalendarSet calendars, QuantileMode quantiles = QuantileMode.Exact)
{
    private const int Outside = -1;
    private const int Unknown = -2;

    private int _group;
    private SecondsPlan? _seconds;

    // The KPIs of a record have two or three different anchors between them: their places are found once each.
    private long _anchor;
    private int _place = Unknown;
    private long _otherAnchor;
    private int _otherPlace = Unknown;

    public Window Window { get; } = window;

    public CalendarSet Calendars { get; } = calendars;

    /// <summary>How percentiles of durations are kept.</summary>
    public QuantileMode Quantiles { get; } = quantiles;

    /// <summary>Periods and calendars written out.</summary>
    public SecondsPlan Seconds => _seconds ??= new SecondsPlan(this);

    /// <summary>Where the values of all cells find room.</summary>
    public ValueArena Arena { get; } = new();

    /// <summary>The group of the record at hand.</summary>
    public int Group
    {
        get => _group;
        set
        {
            _group = value;
            _place = _otherPlace = Unknown;
        }
    }

    /// <summary>The further groups of a ticket in a report by agent; null: every KPI of a ticket is in <see cref="Group"/>.</summary>
    public AgentGroups? Agents { get; set; }

    /// <summary>Its business hours.</summary>
    public RecordCalendar Hours { get; } = new(calendars);

    /// <summary>The number of its business calendar, of several the last one; -1: none.</summary>
    public int Calendar
    {
        get => Hours.Number;
        set => Hours.Set(value);
    }

    /// <summary>Whether a record without an instant can count.</summary>
    public bool NeedsAnchor => Window.Periods.Grain != PeriodGrain.All || Window.IsBounded || Window.Grouping.DependsOnTime;

    /// <summary>The cell of an observation; null where its anchor lies outside the window.</summary>
    public TCell? CellAt<TCell>(CellMap<TCell> cells, long? anchor)
        where TCell : class, ICell<TCell>, new()
    {
        if (anchor is { } at)
        {
            int place = PlaceAt(at);
            return place >= 0 ? cells.At(place) : null;
        }

        // Without an instant a record belongs to the one period that is all time, and to no other.
        return NeedsAnchor ? null : cells.At(Group, Periods.All);
    }

    /// <summary>The place of the record's group in the period of an anchor; -1 outside the window.</summary>
    public int PlaceAt(long anchor)
    {
        if (_place != Unknown && anchor == _anchor)
        {
            return _place;
        }

        (_anchor, _otherAnchor) = (_otherAnchor, _anchor);
        (_place, _otherPlace) = (_otherPlace, _place);
        if (_place == Unknown || anchor != _anchor)
        {
            _anchor = anchor;
            _place = Window.Contains(anchor) ? Window.Places.Of(Window.GroupAt(_group, anchor), Window.Periods.IndexOf(anchor)) : Outside;
        }

        return _place;
    }
}
