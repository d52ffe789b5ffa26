using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Tables;

/// <summary>Reads the verdicts of one SLA from the clocks of rows. Immutable but for the block that it fills.</summary>
internal sealed class SlaScan
{
    private readonly SlaRule _rule;
    private readonly RatioBlock _block;
    private readonly (RowFilter When, long Target)[] _targets;
    private readonly long? _otherwise;
    private readonly long _tolerance;

    private SlaScan(TicketData data, SlaRule rule, RatioBlock block)
    {
        _rule = rule;
        _block = block;
        _targets = rule.Targets.Select(target => (RowFilter.None.And(data, ConditionsOf(target).ToArray()), (long)target.Target.TotalNanoseconds)).ToArray();
        _otherwise = rule.Target is { } target ? (long)target.TotalNanoseconds : null;
        _tolerance = SlaReader.ToleranceOf(rule);
    }

    /// <summary>Whether it watches the response clock; else it watches the resolution clock.</summary>
    public bool WatchesResponse => _rule.Clock == SlaClock.FirstResponseTime;

    /// <summary>One for each SLA.</summary>
    public static SlaScan[] Of(TicketData data, TicketRun tickets)
    {
        RatioBlock[] blocks = tickets.Ratios.Where(static kpi => kpi.Metric.Key == SlaAttainment.Key).Select(static kpi => kpi.Block).ToArray();
        return tickets.Definitions.Slas.Select((rule, number) => new SlaScan(data, rule, blocks[number])).ToArray();
    }

    /// <summary>Requires that the rows of a table say what SLAs need.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    public static void RequireCarried(TicketData data, IReadOnlyList<SlaRule> rules)
    {
        foreach (SlaRule rule in rules)
        {
            if (Obstacle(data, rule) is { } obstacle)
            {
                throw new ArgumentException(
                    $"A table of tickets does not carry the SLA \"{rule.Name}\": {obstacle}. Name other KPIs in {nameof(ReportOptions)}.{nameof(ReportOptions.Metrics)}, or give the tickets to a {nameof(SupportReportBuilder)}.");
            }
        }
    }

    /// <summary>Counts the verdict of a row.</summary>
    public void Add(int row, in ClockFact clock, long anchor, long created, long end)
    {
        if (TargetOf(row) is { } target)
        {
            SlaAttainment.OfRun(_rule, created, end, new SlaRun(clock, null, target, target + _tolerance, anchor), _block);
        }
    }

    private static string? Obstacle(TicketData data, SlaRule rule)
    {
        bool hasHistory = (data.Limits & RowLimits.HasHistory) != 0;
        RowLimits other = rule.Clock == SlaClock.FirstResponseTime ? RowLimits.ResponseDiffers : RowLimits.ResolutionDiffers;
        return rule.Clock is not (SlaClock.FirstResponseTime or SlaClock.ResolutionTime) ? $"it watches {rule.Clock}, which is no column"
            : rule.EachCycle ? "it watches each cycle of a ticket"
            : (data.Limits & other) != 0 ? "under the table's definitions the KPI has another clock than the SLA"
            : rule.Population == SlaPopulation.All && (data.Limits & RowLimits.EndDiffers) != 0 ? "under the table's definitions tickets end at another time than they count as solved"
            : hasHistory && rule.PausedStatuses.Count > 0 ? "it pauses, and tickets have histories"
            : hasHistory && rule.Targets.Count > 0 && rule.TargetFrom != SlaTargetFrom.Latest ? "its target is that of dimensions at some time, and tickets have histories"
            : rule.Targets.SelectMany(ConditionsOf).Any(static condition => condition.Value == SupportReport.NoValue || condition.Key.Equals(Dimension.HourOfDay) || condition.Key.Equals(Dimension.Weekday))
                ? "its target has a condition that no record meets"
            : null;
    }

    private static IEnumerable<KeyValuePair<Dimension, string>> ConditionsOf(SlaTarget target) =>
        target.When.Select(static condition => new KeyValuePair<Dimension, string>(Dimension.Named(condition.Key), condition.Value));

    private long? TargetOf(int row)
    {
        foreach ((RowFilter when, long target) in _targets)
        {
            if (when.Keeps(row))
            {
                return target;
            }
        }

        return _otherwise;
    }
}
