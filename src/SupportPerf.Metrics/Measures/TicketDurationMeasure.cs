using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics;

/// <summary>What all duration KPIs of tickets share: add tickets in any order, merge with another of its kind, read the summary.</summary>
/// <typeparam name="TSelf">The KPI.</typeparam>
/// <remarks>
/// Merging is associative and commutative, an empty one is the identity, and any split of the tickets merged again equals one
/// pass. Not thread-safe: use one a thread and merge. Memory: four to eight bytes a duration and basis.
/// </remarks>
public abstract class TicketDurationMeasure<TSelf>
    where TSelf : TicketDurationMeasure<TSelf>
{
    private readonly TicketDuration _metric;
    private readonly CalendarSet _calendars;
    private readonly TicketReader _reader;
    private readonly TicketFacts _facts = new();
    private readonly DurationCell _cell = new();
    private readonly DurationCellObserver _observer;
    private readonly Definitions _definitions;
    private readonly Instant? _asOf;

    private protected TicketDurationMeasure(TicketDuration metric, BusinessCalendar? calendar, Instant? asOf, Definitions? definitions)
    {
        _metric = metric;
        _asOf = asOf;
        _definitions = definitions ?? Definitions.Default;
        _calendars = calendar is null ? CalendarSet.None : new CalendarSet(calendar);
        _reader = new TicketReader(_definitions, asOf, static _ => { });
        _observer = new DurationCellObserver(_cell, _calendars);
    }

    /// <summary>The figures in business hours where a calendar was given, else in calendar time.</summary>
    public DurationSummary Summary => Sum(_calendars.IsEmpty ? HoursBasis.Calendar : HoursBasis.Business);

    /// <summary>The figures in calendar time.</summary>
    public DurationSummary CalendarSummary => Sum(HoursBasis.Calendar);

    /// <summary>Adds a ticket.</summary>
    /// <exception cref="ArgumentNullException">The ticket is null.</exception>
    public void Add(Ticket ticket)
    {
        Guard.NotNull(ticket, nameof(ticket));
        if (_reader.Read(ticket, _facts).LeftOut is null)
        {
            _metric.Observe(_facts, _observer);
        }
    }

    /// <summary>Adds all that the other one holds. Both must have the same calendar and definitions.</summary>
    /// <exception cref="ArgumentException">The other one is this one.</exception>
    public void Merge(TSelf other)
    {
        Guard.NotNull(other, nameof(other));
        TicketDurationMeasure<TSelf> that = other;
        if (ReferenceEquals(this, that))
        {
            throw new ArgumentException("A measure cannot be merged into itself: every record would count twice.", nameof(other));
        }

        _cell.Merge(that._cell);
        _reader.Saw(that._reader.Latest);
    }

    private DurationSummary Sum(HoursBasis basis) =>
        DurationSummaries.Of(_cell, basis, _calendars, _asOf is { } instant && Nanoseconds.InRange(instant) ? Nanoseconds.Of(instant) : _reader.Latest, _definitions.PercentileType);
}
