namespace SupportPerf.Metrics.Measures;

/// <summary>The KPIs of a report, in the order of its rows.</summary>
internal static class MeasureCatalog
{
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
