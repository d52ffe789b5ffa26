namespace SupportPerf.Metrics.Measures;

/// <summary>The KPIs of a report, in the order of its rows.</summary>
internal static class MeasureCatalog
{
    /// <summary>The keys of all KPIs.</summary>
    public static IReadOnlyCollection<string> Keys { get; } = new SortedSet<string>(
        [
            .. TicketDurations(Definitions.Default).Select(static metric => metric.Key),
            .. TicketRatios(Definitions.Default).Select(static metric => metric.Key),
            SlaAttainment.Key,
            .. TicketTallies(Definitions.Default).Select(static metric => metric.Key),
            .. new[] { TicketsCreated.Metric, TicketsSolved.Metric, TicketsClosed.Metric }.Select(static metric => metric.Key),
            .. CallDurations(Definitions.Default).Select(static metric => metric.Key),
            .. CallRatios(Definitions.Default).Select(static metric => metric.Key),
            "service_level",
            .. new[] { CallsOffered.Metric, CallsAnswered.Metric }.Select(static metric => metric.Key),
            .. AgentTimeQuotients(Definitions.Default.AgentTimes).Select(static metric => metric.Key),
            QaScore.Key,
            ThroughputRatio.Key,
            Backlog.Metric.Key,
            OpenAge.Key,
            Csat.Key,
            Nps.Key,
            Ces.Key,
            ResponseRate.Key,
        ],
        StringComparer.Ordinal);

    /// <summary>The names of all statistics.</summary>
    public static IReadOnlyCollection<string> Statistics { get; } =
    [
        "count", "mean", "median", "p75", "p90", "p95", "p99", "min", "max", "sum", "open_count", "ended_before_count", "capped_count", "km_median", "km_p75", "km_p90", "km_attainment",
        "ratio", "worst_case", "best_case", "top_box", "bottom_box", "score", "promoters", "passives", "detractors", "pooled", "critical_failure_rate",
    ];

    public static IReadOnlyList<TicketDuration> TicketDurations(Definitions definitions) =>
    [
        FirstResponseTime.MetricOf(definitions),
        NextResponseTime.MetricOf(definitions),
        ReplyTime.MetricOf(definitions),
        TotalResponseTime.Metric,
        FirstTouchTime.Metric,
        RequesterWaitTime.Metric,
        AgentWaitTime.Metric,
        OnHoldTime.Metric,
        AgentWorkTime.Metric,
        TimeInStatus.Metric,
        NetResolutionTime.Metric,
        FirstResolutionTime.Metric,
        ResolutionTime.Metric,
        CloseTime.Metric,
        TicketHandleTime.Metric,
    ];

    public static IReadOnlyList<TicketCount> TicketCounts { get; } = [TicketsCreated.Metric, TicketsSolved.Metric, TicketsClosed.Metric];

    public static IReadOnlyList<TicketTally> TicketTallies(Definitions definitions) => [Reopens.Metric, Reassignments.Metric, Escalations.MetricOf(definitions)];

    public static IReadOnlyList<TicketRatio> TicketRatios(Definitions definitions) =>
    [
        ResolutionRate.Metric,
        ReopenRate.MetricOf(definitions),
        OneTouchRate.Metric,
        .. definitions.FirstContacts.Select(FirstContactResolutionRate.MetricOf),
        .. definitions.Slas.Select(SlaAttainment.MetricOf),
        TransferRate.Metric,
        EscalationRate.MetricOf(definitions),
        BotResolutionRate.Metric,
        BotHandoffRate.Metric,
    ];

    public static IReadOnlyList<CallDuration> CallDurations(Definitions definitions) =>
    [
        .. definitions.HandleTimes.Select(CallHandleTime.MetricOf),
        .. definitions.SpeedsOfAnswer.Select(SpeedOfAnswer.MetricOf),
        QueueTime.Metric,
        TimeToAbandon.Metric,
    ];

    public static IReadOnlyList<CallCount> CallCounts { get; } = [CallsOffered.Metric, CallsAnswered.Metric];

    public static IReadOnlyList<CallRatio> CallRatios(Definitions definitions) =>
    [
        .. definitions.Abandonments.Select(AbandonmentRate.MetricOf),
        .. definitions.ServiceLevels.Select(rule => ServiceLevel.MetricOf(rule, definitions)),
    ];

    public static IReadOnlyList<AgentTimeQuotient> AgentTimeQuotients(AgentTimeDefinitions definitions) =>
    [
        .. definitions.Occupancies.Select(Occupancy.MetricOf),
        .. definitions.Utilizations.Select(Utilization.MetricOf),
        Shrinkage.Metric,
    ];
}
