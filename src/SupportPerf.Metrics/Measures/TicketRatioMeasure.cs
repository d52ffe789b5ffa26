using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics;

/// <summary>What all shares of tickets have in common beyond <see cref="TicketMeasure{TSelf}"/>: the summary is a share.</summary>
/// <typeparam name="TSelf">The KPI.</typeparam>
/// <remarks>Not thread-safe: use one a thread and merge.</remarks>
public abstract class TicketRatioMeasure<TSelf> : TicketMeasure<TSelf>
    where TSelf : TicketRatioMeasure<TSelf>
{
    private readonly TicketRatio _metric;
    private readonly MeasureState<ShareCell> _state;
    private readonly RatioCellObserver _observer;

    private protected TicketRatioMeasure(TicketRatio metric, BusinessCalendar? calendar, Instant? asOf, Definitions? definitions)
        : base(calendar, asOf, definitions)
    {
        _metric = metric;
        _state = new MeasureState<ShareCell>(RecordLog.KeptFor(HasAsOf, QuantileMode.Exact), static () => new ShareCell(), () => LayoutOf(""));
        _observer = new RatioCellObserver(_state.Cell, Calendars);
    }

    /// <summary>The share, its interval and what was left out.</summary>
    public RatioSummary Summary =>
        RatioSummaries.Of(_state.Cell.At(AsOf), _metric.Population, Calendars, AsOf);

    private protected override IMeasureState State => _state;

    private protected override string Rule => _metric.Key;

    private protected override void Observe(TicketFacts facts, IMeasureState into) =>
        _metric.Observe(facts, ReferenceEquals(into, _state) ? _observer : new RatioCellObserver(((MeasureState<ShareCell>)into).Cell, Calendars));
}
