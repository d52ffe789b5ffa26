namespace SupportPerf.Metrics;

/// <content>The options of tickets in words: only those that differ from the default, so that a new option changes no id.</content>
public sealed partial record Definitions
{
    private void AddTicketWords(List<string> words)
    {
        Definitions standard = Default;
        void Add(bool differs, FormattableString text)
        {
            if (differs)
            {
                words.Add(FormattableString.Invariant(text));
            }
        }

        Add(Population != standard.Population, $"tickets that count: {Population}");
        Add(StatusCategories.Count > 0, $"statuses taken as: {Pairs(StatusCategories)}");
        Add(InitialStatus is not null, $"status at creation where unknown: {InitialStatus}");
        Add(UnknownAuthorIsAgent, $"unknown authors: agents");
        Add(KeepRepeatedEvents, $"repeated events: all count");
        Add(RejectContradictory, $"contradictory tickets: left out");
        Add(SplitInheritsCreation, $"split tickets: from the creation of their origin");
        Add(SessionGap is not null, $"a conversation starts again after a silence of {SessionGap?.TotalSeconds} s");
        Add(Schedule != standard.Schedule, $"business calendar of a ticket that changed it: {Schedule}");
        Add(AgentAttribution != standard.AgentAttribution, $"KPIs by agent belong to: {AgentAttribution}");
        Add(!RestartAtReopen, $"first response: not restarted by a reopen");
        Add(Unanswered != standard.Unanswered, $"unanswered: {Unanswered}");
        Add(CensorSolvedWithoutReply, $"solved without a reply: unanswered until then");
        Add(ResponsePauses.Count > 0, $"first response leaves out: {string.Join(", ", ResponsePauses)}");
        Add(ResponseAnchor != standard.ResponseAnchor, $"response times belong to the period of: {ResponseAnchor}");
        Add(IgnoreClosingThanks, $"a closing thanks: no turn");
        Add(MergeRepliesWithin is not null, $"one reply: all within {MergeRepliesWithin?.TotalSeconds} s");
        Add(ReplyAggregate != standard.ReplyAggregate, $"reply times: {ReplyAggregate}");
        Add(SettledWaits, $"durations by status: up to the last change of status");
        Add(Resolution != standard.Resolution, $"resolution time: {Resolution}");
        Add(ResolutionAnchor != standard.ResolutionAnchor, $"resolution times belong to the period of: {ResolutionAnchor}");
        Add(ResolutionStart != standard.ResolutionStart, $"resolution starts at: {ResolutionStart}");
        Add(CloseEndsResolution, $"a close without a solve ends the resolution");
        Add(ReopenedKeepsResolution, $"a ticket open again keeps its last resolution time");
        Add(EffectiveSolve, $"solved by automation after pending: from the start of pending");
        AddRateWords(Add);
    }

    private void AddRateWords(Action<bool, FormattableString> add)
    {
        Definitions standard = Default;
        add(ResolutionRateCountsReopened, $"resolution rate: reopened tickets count as solved");
        add(ResolutionHorizon is not null, $"resolution rate: solved within {ResolutionHorizon?.TotalSeconds} s");
        add(SolvedByPeopleOnly, $"solved: by people only");
        add(SolvedCount != standard.SolvedCount, $"solved in a period: {SolvedCount}");
        add(TrivialReopen is not null, $"reopens solved again without a reply within {TrivialReopen?.TotalSeconds} s: do not count");
        add(FollowUpIsReopen, $"follow-up tickets: reopens");
        add(OneTouchDespiteReopen, $"one-touch: in spite of reopens");
        bool isStandard = FirstContacts.Count == 1 && FirstContacts[0].Equals(standard.FirstContacts[0]);
        foreach (FirstContactRule rule in isStandard ? [] : FirstContacts)
        {
            add(true, $"first contact {rule.Name ?? "(main)"}: {rule.Kind}, window {rule.Window.TotalSeconds} s, repeats by {rule.Repeat}{(rule.AllowTransfers ? ", transfers allowed" : "")}{(rule.AllowNoReply ? ", no reply allowed" : "")}{(rule.NotResolvable.Count > 0 ? ", net of " + string.Join(", ", rule.NotResolvable.Select(static pair => $"{pair.Key}={pair.Value}")) : "")}");
        }

        add(FirstContacts.Count == 0, $"first contact: not reported");
        add(Transfers != standard.Transfers, $"transfers: changes of {Transfers}");
        add(EscalationTiers.Count > 0, $"tiers: {Pairs(EscalationTiers)}");
        add(BotRateOfAllTickets, $"bot resolution rate: of all tickets");
        add(IncludeBotResolved, $"first contact: tickets resolved by bots count");
        foreach (SlaRule sla in Slas)
        {
            add(sla.TargetFrom != SlaTargetFrom.ClockStart, $"SLA {sla.Name}: target as of {sla.TargetFrom}");
            add(sla.PausedStatuses.Count > 0, $"SLA {sla.Name}: stands still in {string.Join(", ", sla.PausedStatuses)}");
            add(sla.EachCycle, $"SLA {sla.Name}: each cycle");
            add(sla.Tolerance != NodaTime.Duration.Zero, $"SLA {sla.Name}: tolerance {sla.Tolerance.TotalSeconds} s");
            add(sla.EqualIsLate, $"SLA {sla.Name}: equal to the target is late");
        }
    }

    private static string Pairs<TValue>(IReadOnlyDictionary<string, TValue> pairs) =>
        string.Join(", ", pairs.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => FormattableString.Invariant($"{pair.Key}={pair.Value}")));
}
