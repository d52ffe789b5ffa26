using NodaTime;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics;

/// <summary>
/// Every choice that changes a KPI's number, as one value: who counts as answering, where clocks start and stop,
/// which tickets count. Decided once, when a record is read into facts; nothing downstream chooses.
/// </summary>
/// <remarks>Immutable and thread-safe; change one with <c>with</c>.</remarks>
public sealed partial record Definitions
{
    /// <summary>The recommended definitions.</summary>
    public static Definitions Default { get; } = new();

    /// <summary>A name for reports.</summary>
    public string Name { get; init; } = "default";

    /// <summary>What says when a ticket was solved and closed.</summary>
    public StateSource StateFrom { get; init; }

    /// <summary>What says when a ticket was first answered and first touched.</summary>
    public StateSource ResponsesFrom { get; init; }

    /// <summary>The order in which status changes are compared to find reopens.</summary>
    public EventOrder EventOrder { get; init; }

    /// <summary>Where the first-response clock starts.</summary>
    public ResponseStart ResponseStart { get; init; }

    /// <summary>Which messages count as a reply.</summary>
    public ReplyKind CountsAsReply { get; init; }

    /// <summary>How tickets that an agent opened are taken.</summary>
    public AgentCreatedRule AgentCreated { get; init; }

    /// <summary>Which message of a run of customer messages starts a reply clock.</summary>
    public RunStart RunStart { get; init; }

    /// <summary>Whether a public message of a third party waits for a reply as the customer's does; it never starts the first-response clock.</summary>
    /// <value>The default is false.</value>
    public bool ThirdPartiesAwaitReply { get; init; }

    /// <summary>The statuses that net resolution time leaves out.</summary>
    /// <value>The default is pending and on hold.</value>
    public IReadOnlyList<TicketStatus> PausedStatuses { get; init; } = [TicketStatus.Pending, TicketStatus.OnHold];

    /// <summary>A reopen counts against one-touch and the reopen rate only within this time after the solve. Null: always.</summary>
    public Duration? ReopenWindow { get; init; }

    /// <summary>Whether zero replies count as one-touch too, as Zendesk does.</summary>
    public bool OneTouchWithoutReply { get; init; }

    /// <summary>How far a stop may lie before its start and still count, as zero, for clocks that differ a little.</summary>
    /// <value>The default is zero: a stop before the start is left out and counted.</value>
    public Duration ClockSkewTolerance { get; init; }

    /// <summary>Which of the deleted, spam, test and merged-away tickets count all the same.</summary>
    /// <value>The default is none of them.</value>
    public RemovedTickets IncludeRemoved { get; init; }

    /// <summary>How answers to surveys are read.</summary>
    public SurveyDefinitions Surveys { get; init; } = SurveyDefinitions.Default;

    /// <summary>How quality reviews are scored.</summary>
    public QaDefinitions Reviews { get; init; } = QaDefinitions.Default;

    /// <summary>Which occupancies and utilizations of agents are reported.</summary>
    public AgentTimeDefinitions AgentTimes { get; init; } = AgentTimeDefinitions.Default;

    /// <summary>The SLAs to report.</summary>
    public IReadOnlyList<SlaRule> Slas { get; init; } = [];

    /// <summary>The service levels of calls to report.</summary>
    public IReadOnlyList<ServiceLevelRule> ServiceLevels { get; init; } = [new()];

    /// <summary>The abandonment rates to report.</summary>
    public IReadOnlyList<AbandonmentRule> Abandonments { get; init; } = [new()];

    /// <summary>The handle times of calls to report.</summary>
    public IReadOnlyList<HandleTimeRule> HandleTimes { get; init; } = [new()];

    /// <summary>The speeds of answer to report.</summary>
    public IReadOnlyList<SpeedOfAnswerRule> SpeedsOfAnswer { get; init; } = [new()];

    /// <summary>Calls abandoned after at most this wait are short abandons.</summary>
    /// <value>The default is 5 seconds.</value>
    public Duration ShortAbandon { get; init; } = Duration.FromSeconds(5);

    /// <summary>The type of every percentile and median.</summary>
    /// <value>The default is Hyndman-Fan type 7, as spreadsheets and databases have it.</value>
    public PercentileType PercentileType { get; init; } = PercentileType.Linear;
}
