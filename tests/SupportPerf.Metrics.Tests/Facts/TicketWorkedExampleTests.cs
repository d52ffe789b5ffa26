using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Tests.Facts;

public class TicketWorkedExampleTests
{
    private static readonly BusinessCalendar Office = BusinessCalendar.In("UTC").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build();

    private static (WorkedExample Example, Ticket Ticket) Load(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        return (example, ExampleTicket.OfHistory(example.Input("ticket")));
    }

    private static double? Minutes(ClockFact clock) => clock.Outcome == ClockOutcome.Completed ? (clock.Stop!.Value - clock.Start!.Value).TotalMinutes : null;

    private static double? FirstReply(Ticket ticket, Definitions definitions) => Minutes(TicketFacts.Of(ticket, definitions).Clock(TicketClock.FirstResponse));

    private static IEnumerable<double?> Replies(Ticket ticket, Definitions definitions) => TicketFacts.Of(ticket, definitions).Turns.Select(Minutes);

    [SkippableFact]
    public void Timeline_replies()
    {
        (WorkedExample example, Ticket ticket) = Load("ticket-timeline-1");
        TicketFacts facts = TicketFacts.Of(ticket);

        example.Check("first_reply_minutes", FirstReply(ticket, Definitions.Default));
        example.Check("first_reply_if_automation_counts", FirstReply(ticket, new() { CountsAsReply = ReplyKind.AnyPublic }));
        example.Check("first_reply_if_private_counts", FirstReply(ticket, new() { CountsAsReply = ReplyKind.AnyByAgent }));
        example.Check("reply_times_from_earliest", Replies(ticket, Definitions.Default));
        example.Check("reply_times_from_latest", Replies(ticket, new() { RunStart = RunStart.Latest }));
        example.Check("public_agent_replies", facts.AgentReplies);
        example.Check("reopens", facts.Reopens);
        Assert.Equal(example.Expected.GetProperty("one_touch_zendesk").GetBoolean(), TicketFacts.Of(ticket, Definitions.Zendesk).IsOneTouch);
        Assert.Equal(example.Expected.GetProperty("one_touch_dbt").GetBoolean(), facts.IsOneTouch);
    }

    [SkippableFact]
    public void Timeline_resolutions()
    {
        (WorkedExample example, Ticket ticket) = Load("ticket-timeline-1");
        TicketFacts facts = TicketFacts.Of(ticket);
        ResolutionTime full = new(Office);
        full.Add(ticket);

        example.Check("first_resolution_minutes", Minutes(facts.Clock(TicketClock.FirstResolution)));
        example.Check("full_resolution_minutes", Minutes(facts.Clock(TicketClock.Resolution)));
        example.Check("full_resolution_business_minutes", full.Summary.MeanSeconds / 60);
    }

    [SkippableFact]
    public void Timeline_waits()
    {
        (WorkedExample example, Ticket ticket) = Load("ticket-timeline-1");
        RequesterWaitTime requester = new(Office);
        AgentWaitTime agent = new(Office);
        OnHoldTime hold = new(Office);
        AgentWorkTime work = new(Office);
        requester.Add(ticket);
        agent.Add(ticket);
        hold.Add(ticket);
        work.Add(ticket);

        example.Check("requester_wait_minutes", requester.CalendarSummary.MeanSeconds / 60);
        example.Check("agent_wait_minutes", agent.CalendarSummary.MeanSeconds / 60);
        example.Check("on_hold_minutes", hold.CalendarSummary.MeanSeconds / 60);
        example.Check("agent_work_minutes", work.CalendarSummary.MeanSeconds / 60);
        example.Check("total_unsolved_minutes", (requester.CalendarSummary.MeanSeconds + agent.CalendarSummary.MeanSeconds) / 60);
        example.Check("requester_wait_business_minutes", requester.Summary.MeanSeconds / 60);
    }

    [SkippableFact]
    public void Timeline_contacts()
    {
        (WorkedExample example, Ticket ticket) = Load("ticket-timeline-1");

        example.Check("agents_involved", TicketFacts.Of(ticket).AgentsInvolved);
        Assert.Equal(example.Expected.GetProperty("fcr_freshservice").GetBoolean(), IsFirstContact(ticket, FirstContactKind.NoCustomerMessage));
        Assert.Equal(example.Expected.GetProperty("resolved_within_15_min_zammad").GetBoolean(), IsFirstContact(ticket, FirstContactKind.EndedWithinWindow));
    }

    [SkippableTheory]
    [MemberData(nameof(OneTouchExamples))]
    public void One_touch(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        Instant created = Instant.FromUtc(2026, 11, 2, 10, 0);
        Instant end = created + Duration.FromMinutes(example.Number("minutes_to_close"));
        List<TicketEvent> events = [new() { At = created, Kind = TicketEventKind.Message, Author = AuthorKind.Customer }];
        Add(example.Count("public_agent_replies"), AuthorKind.Agent);
        Add(example.Count("customer_messages_after_creation"), AuthorKind.Customer);
        if (example.Input("status").GetString() == "solved")
        {
            events.Add(new() { At = end, Kind = TicketEventKind.Status, Status = TicketStatus.Solved, Author = AuthorKind.Agent });
        }

        Ticket ticket = new() { Id = id, CreatedAt = created, InitialStatus = TicketStatus.New, Events = events };

        Assert.Equal(example.Expected.GetProperty("zendesk_one_touch").GetBoolean(), TicketFacts.Of(ticket, Definitions.Zendesk).IsOneTouch == true);
        Assert.Equal(example.Expected.GetProperty("dbt_one_touch").GetBoolean(), TicketFacts.Of(ticket).IsOneTouch == true);
        Assert.Equal(example.Expected.GetProperty("freshservice_fcr").GetBoolean(), IsFirstContact(ticket, FirstContactKind.NoCustomerMessage));
        Assert.Equal(example.Expected.GetProperty("zammad_first_solution").GetBoolean(), IsFirstContact(ticket, FirstContactKind.EndedWithinWindow));

        void Add(long count, AuthorKind author)
        {
            for (int i = 0; i < count; i++)
            {
                events.Add(new() { At = created + Duration.FromMinutes(1 + events.Count), Kind = TicketEventKind.Message, Author = author });
            }
        }
    }

    public static TheoryData<string> OneTouchExamples() => WorkedExamples.Ids("one_touch_variants");

    private static bool IsFirstContact(Ticket ticket, FirstContactKind kind)
    {
        FirstContactResolutionRate rate = new(new() { Kind = kind, Window = Duration.FromMinutes(15) });
        rate.Add(ticket);
        return rate.Summary.Ratio.Numerator == 1;
    }

    [SkippableFact]
    public void Agent_created()
    {
        (WorkedExample example, Ticket ticket) = Load("ticket-agent-created-1");

        example.Check("first_reply_zendesk", FirstReply(ticket, Definitions.Zendesk));
        example.Check("first_reply_from_first_customer_message", FirstReply(ticket, Definitions.Default));
        example.Check("first_reply_excluded_variant", FirstReply(ticket, new() { AgentCreated = AgentCreatedRule.Exclude }));
    }

    [SkippableFact]
    public void Reply_before_creation()
    {
        (WorkedExample example, Ticket ticket) = Load("ticket-bad-1");
        List<DataIssue> issues = [];
        ClockFact clock = TicketFacts.Of(ticket, issues: issues.Add).Clock(TicketClock.FirstResponse);

        example.Check("first_reply_minutes", Minutes(clock));
        Assert.Equal(example.Expected.GetProperty("diagnostic").GetString(), clock.Reason.ToString());
        Assert.Single(issues, static issue => issue.Kind == DataIssueKind.ReplyBeforeCreation);
        example.Check("clamped_variant", FirstReply(ticket, new() { ClockSkewTolerance = Duration.FromMinutes(2) }));
    }

    [SkippableFact]
    public void Solved_by_a_bot_and_reopened()
    {
        (WorkedExample example, Ticket ticket) = Load("ticket-reopen-frt-1");
        TicketFacts facts = TicketFacts.Of(ticket);

        example.Check("first_reply_from_last_reopen", Minutes(facts.Clock(TicketClock.FirstResponse)));
        Assert.True(facts.RestartedAtReopen);
        example.Check("first_reply_from_creation", FirstReply(ticket, Definitions.Zendesk));
        example.Check(
            "time_in_solved_minutes",
            facts.Statuses.Where(static stay => stay.Status == TicketStatus.Solved).Sum(static stay => (stay.End!.Value - stay.Start).TotalMinutes));
    }
}
