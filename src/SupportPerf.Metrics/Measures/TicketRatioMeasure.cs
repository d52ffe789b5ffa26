using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics;

/// <summary>What all shares of tickets have in common: add tickets in any order, merge with another of its kind, read the summary.</summary>
/// <typeparam name="TSelf">The KPI.</typeparam>
/// <remarks>
/// Merging is associative and commutative, an empty one is the identity, and any split of the tickets merged again equals one
/// pass. Not thread-safe: use one a thread and merge.
/// </remarks>
public abstract class TicketRatioMeasure<TSelf>
    where TSelf : TicketRatioMeasure<TSelf>
{
    private readonly TicketRatio _metric;
    private readonly CalendarSet _calendars;
    private readonly TicketReader _reader;
    private readonly TicketFacts _facts = new();
    private readonly RatioCell _cell = new();
    private readonly RatioCellObserver _observer;
    private readonly Instant? _asOf;

    private protected TicketRatioMeasure(TicketRatio metric, BusinessCalendar? calendar, Instant? asOf, Definitions? definitions)
    {
        _metric = metric;
        _asOf = asOf;
        _calendars = calendar is null ? CalendarSet.None : new CalendarSet(calendar);
        _reader = new TicketReader(definitions ?? Definitions.Default, asOf, static _ => { });
        _observer = new RatioCellObserver(_cell, _calendars);
    }

    /// <summary>The share, its interval and what was left out.</summary>
    public RatioSummary Summary =>
        RatioSummaries.Of(_cell, _metric.Population, _calendars, _asOf is { } instant && Nanoseconds.InRange(instant) ? Nanoseconds.Of(instant) : _reader.Latest);

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
        TicketRatioMeasure<TSelf> that = other;
        if (ReferenceEquals(this, that))
        {
            throw new ArgumentException("A measure cannot be merged into itself: every record would count twice.", nameof(other));
        }

        _cell.Merge(that._cell);
        _reader.Saw(that._reader.Latest);
    }
}
