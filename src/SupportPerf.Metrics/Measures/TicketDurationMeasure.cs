using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics;

/// <summary>What all duration KPIs of tickets have in common beyond <see cref="TicketMeasure{TSelf}"/>: the summary is of durations.</summary>
/// <typeparam name="TSelf">The KPI.</typeparam>
/// <remarks>Not thread-safe: use one a thread and merge. Memory: four to eight bytes a duration and basis, or with approximate percentiles nothing a ticket.</remarks>
public abstract class TicketDurationMeasure<TSelf> : TicketMeasure<TSelf>
    where TSelf : TicketDurationMeasure<TSelf>
{
    private readonly TicketDuration _metric;
    private readonly MeasureState<DurationCell> _state;
    private readonly DurationCellObserver _observer;

    private protected TicketDurationMeasure(TicketDuration metric, BusinessCalendar? calendar, Instant? asOf, Definitions? definitions)
        : base(calendar, asOf, definitions)
    {
        _metric = metric;
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
    public DurationSummary Summary => Sum(Calendars.IsEmpty ? HoursBasis.Calendar : HoursBasis.Business);

    /// <summary>The figures in calendar time.</summary>
    public DurationSummary CalendarSummary => Sum(HoursBasis.Calendar);

    private protected override IMeasureState State => _state;

    private protected override string Rule => _metric.Key;

    private protected override void Observe(TicketFacts facts, IMeasureState into) =>
        _metric.Observe(facts, ReferenceEquals(into, _state) ? _observer : new DurationCellObserver(((MeasureState<DurationCell>)into).Cell, Calendars));

    private (MeasureState<DurationCell> State, DurationCellObserver Observer) NewState()
    {
        QuantileMode mode = Quantiles;
        MeasureState<DurationCell> state = new(RecordLog.KeptFor(HasAsOf, mode), () => new DurationCell(mode), () => LayoutOf(Quantiles == QuantileMode.Exact ? "" : $"quantiles: {Quantiles}"));
        return (state, new DurationCellObserver(state.Cell, Calendars));
    }

    private DurationSummary Sum(HoursBasis basis) =>
        DurationSummaries.Of(_state.Cell, basis, Calendars, AsOf, Definitions.PercentileType, _metric.CountsRunning);
}
