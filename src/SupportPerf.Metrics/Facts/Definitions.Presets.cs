using NodaTime;

namespace SupportPerf.Metrics;

/// <content>Definitions that count as other systems do, to match their numbers first and see the recommended ones beside them.</content>
public sealed partial record Definitions
{
    /// <summary>
    /// Zendesk's native ticket metrics: reply time from the creation to the first public agent comment (to the second where an agent
    /// opened the ticket with one), resolution to the last solve or the close, durations by status as of the last change, business
    /// time by the schedule in force at the event, one-touch below two replies, transfers by assignee; tickets merged away count, since
    /// Zendesk keeps them as closed ones; ratings are good or bad, so that 3 of 5 is bad.
    /// </summary>
    /// <remarks>Source: support.zendesk.com articles 4408821871642, 4408834848154, 4408820618266, 5654110765338, 4408827693594.</remarks>
    public static Definitions Zendesk { get; } = new()
    {
        Name = "zendesk",
        AgentAttribution = AgentAttribution.LastAssignee,
        ResponseStart = ResponseStart.Creation,
        RestartAtReopen = false,
        AgentCreated = AgentCreatedRule.SecondAgentMessage,
        CloseEndsResolution = true,
        ReopenedKeepsResolution = true,
        SettledWaits = true,
        Schedule = ScheduleChoice.AtStop,
        OneTouchWithoutReply = true,
        OneTouchDespiteReopen = true,
        Transfers = TransferKind.Agent,
        IncludeRemoved = RemovedTickets.Merged,
        Surveys = SurveyDefinitions.Default with { Cuts = [GoodFrom(2, 2), GoodFrom(3, 3), GoodFrom(4, 5)] },
    };

    /// <summary>
    /// Freshdesk's reports: only assigned tickets count, tickets that agents opened have no first response, first contact means
    /// that the customer wrote only once, and of seven faces the three happy ones are positive.
    /// </summary>
    /// <remarks>Source: support.freshdesk.com 50000000041, support.freshservice.com 50000004904.</remarks>
    public static Definitions Freshdesk { get; } = new()
    {
        Name = "freshdesk",
        AgentAttribution = AgentAttribution.LastAssignee,
        ResponseStart = ResponseStart.Creation,
        RestartAtReopen = false,
        AgentCreated = AgentCreatedRule.Exclude,
        Population = TicketPopulation.Assigned,
        FirstContacts = [new() { Kind = FirstContactKind.NoCustomerMessage }],
        Surveys = SurveyDefinitions.Default with { Cuts = [new() { Kind = SurveyKind.Csat, Scale = SurveyScale.OneToSeven, PositiveFrom = 5, NegativeFrom = 3 }] },
    };

    /// <summary>Intercom's reports: from the customer's first message to the first teammate reply and to the last close, all by the start of the conversation.</summary>
    /// <remarks>Source: Intercom help 8425113, 7022438, 3653556.</remarks>
    public static Definitions Intercom { get; } = new()
    {
        Name = "intercom",
        RestartAtReopen = false,
        ResolutionStart = ResolutionStart.FirstCustomerMessage,
        CloseEndsResolution = true,
        ReopenedKeepsResolution = true,
        ResolutionAnchor = PeriodAnchor.Created,
        FirstContacts = [new() { Kind = FirstContactKind.OneAgent }],
    };

    /// <summary>
    /// Chatwoot's reports: the first response from the bot's hand-off or the reopen after a bot's resolve, every resolve an observation
    /// from the creation on, each figure in the period of its event, bot resolutions by all conversations.
    /// </summary>
    /// <remarks>Source: chatwoot/chatwoot app/listeners/reporting_event_listener.rb, app/helpers/reporting_event_helper.rb.</remarks>
    public static Definitions Chatwoot { get; } = new()
    {
        Name = "chatwoot",
        ResponseStart = ResponseStart.Handoff,
        ResponseAnchor = PeriodAnchor.Event,
        Resolution = ResolutionKind.EachSolve,
        SolvedCount = SolvedCount.Events,
        BotRateOfAllTickets = true,
    };

    /// <summary>
    /// Zammad's statistics: reply waits from the customer's latest message, resolution to the first close and by its period, reopens
    /// within 7 days, and a first solution is a close within 15 minutes.
    /// </summary>
    /// <remarks>Source: zammad/zammad lib/escalation.rb, lib/stats, lib/report.</remarks>
    public static Definitions Zammad { get; } = new()
    {
        Name = "zammad",
        ResponseStart = ResponseStart.Creation,
        RestartAtReopen = false,
        RunStart = RunStart.Latest,
        CloseEndsResolution = true,
        Resolution = ResolutionKind.First,
        ResolutionAnchor = PeriodAnchor.Closed,
        FirstContacts = [new() { Kind = FirstContactKind.EndedWithinWindow, Window = Duration.FromMinutes(15) }],
        ReopenWindow = Duration.FromDays(7),
    };

    /// <summary>
    /// Genesys Cloud's call metrics; tickets as in <see cref="Default"/>. Service level of answered and all abandoned calls, without flow-outs (its switches are
    /// <see cref="ServiceLevelRule.Genesys"/>); handle time with dialing and contacting, in the period in which the call ended.
    /// </summary>
    /// <remarks>Source: help.mypurecloud.com configure-the-service-level-calculation, metric-definitions, glossary AHT.</remarks>
    public static Definitions Genesys { get; } = new()
    {
        Name = "genesys",
        ServiceLevels = [ServiceLevelRule.Genesys(Duration.FromSeconds(20), shortAbandons: true)],
        HandleTimes = [new() { IncludeDialing = true, Anchor = CallAnchor.Ended }],
    };

    /// <summary>RingCentral's call metrics; tickets as in <see cref="Default"/>. Service level of answered calls alone, within 30 seconds.</summary>
    /// <remarks>Source: community.ringcentral.com 4243.</remarks>
    public static Definitions RingCentral { get; } = new()
    {
        Name = "ringcentral",
        ServiceLevels = [new() { Threshold = Duration.FromSeconds(30), Formula = ServiceLevelFormula.Answered }],
    };

    /// <summary>
    /// The call metrics of the COPC standard; tickets as in <see cref="Default"/>. Handle time is talk, hold and after-call work; occupancy is handle time of handle and available time,
    /// utilization handle and available time of paid time.
    /// </summary>
    /// <remarks>Source: COPC as quoted by callcentrehelper.com 220060 and its forum 6767.</remarks>
    public static Definitions Copc { get; } = new()
    {
        Name = "copc",
        HandleTimes = [new()],
        AgentTimes = new() { Occupancies = [new() { Formula = OccupancyFormula.OfHandleAndAvailable }], Utilizations = [new() { Formula = UtilizationFormula.ForContacts }] },
    };

    /// <summary>All that <see cref="Preset"/> knows, the recommended ones first.</summary>
    public static IReadOnlyList<Definitions> Presets => [Default, Zendesk, Freshdesk, Intercom, Chatwoot, Zammad, Genesys, RingCentral, Copc];

    /// <summary>Definitions by their name, in any case: <c>zendesk</c>, <c>copc</c>, <c>default</c>.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message lists them.</exception>
    public static Definitions Preset(string name)
    {
        foreach (Definitions preset in Presets)
        {
            if (string.Equals(preset.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return preset;
            }
        }

        throw new ArgumentException($"There are no definitions named \"{name}\": use one of {string.Join(", ", Presets.Select(static preset => preset.Name))}.", nameof(name));
    }

    /// <summary>Satisfaction on 1 to a maximum that is good from a score on, and bad below it: nothing is neutral.</summary>
    private static ScoreCut GoodFrom(int score, int max) => new() { Kind = SurveyKind.Csat, Scale = new SurveyScale(1, max), PositiveFrom = score, NegativeFrom = score - 1 };
}
