using System.Buffers;
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
/// pass. Not thread-safe: use one a thread and merge. Memory: four to eight bytes a duration and basis, or with approximate percentiles nothing a ticket.
/// </remarks>
public abstract class TicketDurationMeasure<TSelf>
    where TSelf : TicketDurationMeasure<TSelf>
{
    private readonly TicketDuration _metric;
    private readonly CalendarSet _calendars;
    private readonly TicketReader _reader;
    private readonly TicketFacts _facts = new();
    private readonly MeasureState<DurationCell> _state;
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
        (_state, _observer) = NewState();
    }

    /// <summary>How percentiles are kept.</summary>
    /// <value>The default is <see cref="QuantileMode.Exact"/>.</value>
    public QuantileMode Quantiles
    {
        get;
        init
        {
            field = value;
            (_state, _observer) = NewState();
        }
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
        Add(ticket, _state.Log, _observer);
    }

    /// <summary>Takes a ticket away again: the exact inverse of <see cref="Add(Ticket)"/>. To correct a ticket, take the old one away and add the new one.</summary>
    /// <param name="ticket">The ticket, as it was when it was added.</param>
    /// <exception cref="ArgumentNullException">The ticket is null.</exception>
    /// <exception cref="InvalidOperationException">It was not added, or not as it is given now. Nothing was changed.</exception>
    public void Retract(Ticket ticket)
    {
        Guard.NotNull(ticket, nameof(ticket));
        MeasureState<DurationCell> only = _state.NewEmpty();
        Add(ticket, only.Log, new DurationCellObserver(only.Cell, _calendars));
        _state.Subtract(only);
    }

    /// <summary>Adds all that the other one holds.</summary>
    /// <exception cref="ArgumentException">The other one is this one, or has another calendar or other definitions.</exception>
    public void Merge(TSelf other)
    {
        Guard.NotNull(other, nameof(other));
        TicketDurationMeasure<TSelf> that = other;
        if (ReferenceEquals(this, that))
        {
            throw new ArgumentException("A measure cannot be merged into itself: every record would count twice.", nameof(other));
        }

        _state.Merge(that._state);
    }

    /// <summary>Adds all that a saved one holds.</summary>
    /// <param name="saved">What <see cref="Save"/> wrote for the same KPI, calendar and definitions.</param>
    /// <exception cref="InvalidStateException">The bytes are no saved state, are damaged, or were made under other options. Nothing was changed.</exception>
    public void Merge(ReadOnlySpan<byte> saved) => _state.Merge(saved, _calendars.Count);

    /// <summary>Saves what it holds. Equal measures give equal bytes, whatever the order of their tickets or merges.</summary>
    /// <param name="destination">Takes the bytes.</param>
    public void Save(IBufferWriter<byte> destination) => _state.Save(destination);

    private protected virtual string Rule => _metric.Key;

    private (MeasureState<DurationCell> State, DurationCellObserver Observer) NewState()
    {
        QuantileMode mode = Quantiles;
        MeasureState<DurationCell> state = new(RecordLog.KeptFor(_asOf is not null, mode), () => new DurationCell(mode), Layout);
        return (state, new DurationCellObserver(state.Cell, _calendars));
    }

    private string Layout() => StateLayout.Of($"measure: {Rule}", _definitions, _calendars, _asOf, Quantiles == QuantileMode.Exact ? "" : $"quantiles: {Quantiles}");

    private void Add(Ticket ticket, RecordLog log, DurationCellObserver observer)
    {
        bool counts = _reader.Read(ticket, _facts).LeftOut is null;
        long latest = _reader.TakeLatest();
        if (counts)
        {
            log.Add(latest);
            _metric.Observe(_facts, observer);
        }
    }

    private DurationSummary Sum(HoursBasis basis) =>
        DurationSummaries.Of(_state.Cell, basis, _calendars, _asOf is { } instant && Nanoseconds.InRange(instant) ? Nanoseconds.Of(instant) : _state.Log.Latest, _definitions.PercentileType, _metric.CountsRunning);
}
