namespace SupportPerf.Metrics.Tests.Facts;

/// <summary>What each preset's report must say of a few tickets, worked out by hand from the system's documented rules.</summary>
public class PresetVectorTests
{
    /// <summary>
    /// Monday 2026-11-02. 09:00 the customer writes; 09:01 a bot answers and solves it at 09:05; 10:00 the customer writes again and it opens;
    /// 10:02 the bot hands over; 10:20 assigned to Ann; 10:30 Ann answers; 10:40 pending; 10:50 the customer writes and 10:55 again, it is open at
    /// 10:50; 11:00 given to Bob of the same group; 11:15 Bob answers; 12:00 Bob solves it; Friday 12:00 automation closes it.
    /// </summary>
    private static readonly Ticket Story = new()
    {
        Id = "story",
        CreatedAt = At(9, 0),
        InitialStatus = TicketStatus.New,
        Requester = "Kim",
        Group = "tier 1",
        Agent = "Bob",
        Events =
        [
            Message(9, 0, AuthorKind.Customer),
            Message(9, 1, AuthorKind.Bot),
            Status(9, 5, TicketStatus.Solved, AuthorKind.Bot),
            Message(10, 0, AuthorKind.Customer),
            Status(10, 0, TicketStatus.Open, AuthorKind.Customer),
            new() { At = At(10, 2), Kind = TicketEventKind.Handoff, Author = AuthorKind.Bot },
            new() { At = At(10, 20), Kind = TicketEventKind.Assignment, Group = "tier 1", Agent = "Ann" },
            Message(10, 30, AuthorKind.Agent) with { AuthorId = "Ann" },
            Status(10, 40, TicketStatus.Pending, AuthorKind.Agent),
            Message(10, 50, AuthorKind.Customer),
            Status(10, 50, TicketStatus.Open, AuthorKind.Customer),
            Message(10, 55, AuthorKind.Customer),
            new() { At = At(11, 0), Kind = TicketEventKind.Assignment, Group = "tier 1", Agent = "Bob" },
            Message(11, 15, AuthorKind.Agent) with { AuthorId = "Bob" },
            Status(12, 0, TicketStatus.Solved, AuthorKind.Agent),
            new() { At = Instant.FromUtc(2026, 11, 6, 12, 0), Kind = TicketEventKind.Status, Status = TicketStatus.Closed, Author = AuthorKind.Automation },
        ],
    };

    private static Instant At(int hour, int minute) => Instant.FromUtc(2026, 11, 2, hour, minute);

    private static TicketEvent Message(int hour, int minute, AuthorKind author) => new() { At = At(hour, minute), Kind = TicketEventKind.Message, Author = author };

    private static TicketEvent Status(int hour, int minute, TicketStatus status, AuthorKind author) =>
        new() { At = At(hour, minute), Kind = TicketEventKind.Status, Status = status, Author = author };

    private static SupportReport Report(string preset, params Ticket[] tickets) =>
        SupportReport.Compute(tickets, null, new ReportOptions { AsOf = Instant.FromUtc(2026, 12, 1, 0, 0), Definitions = Definitions.Preset(preset) });

    private static SupportReport Surveys(string preset, SurveyScale scale) => SupportReport.Compute(
        [],
        [.. Enumerable.Range(scale.Min, scale.Max - scale.Min + 1).Select(score => new SurveyResponse { Id = $"{score}", Kind = SurveyKind.Csat, Scale = scale, Score = score, AnsweredAt = At(12, 0) })],
        new ReportOptions { Definitions = Definitions.Preset(preset) });

    [Theory]
    [InlineData("default", "first_response_time", 30)] // from the reopen, for nobody waited while the bot had solved it
    [InlineData("default", "reply_time", (90 + 25) / 2.0)] // 09:00 to 10:30, 10:50 to 11:15
    [InlineData("default", "first_resolution_time", 5)]
    [InlineData("default", "resolution_time", 180)]
    [InlineData("default", "requester_wait_time", 5 + 40 + 70)] // new 09:00 to 09:05, open 10:00 to 10:40 and 10:50 to 12:00
    [InlineData("zendesk", "first_response_time", 90)] // creation to the first public agent comment
    [InlineData("zendesk", "first_resolution_time", 5)] // creation to the first solved
    [InlineData("zendesk", "resolution_time", 180)] // creation to the last solved
    [InlineData("zendesk", "requester_wait_time", 115)]
    [InlineData("zendesk", "agent_wait_time", 10)] // pending 10:40 to 10:50
    [InlineData("zendesk", "agent_work_time", 115)] // nothing was on hold
    [InlineData("freshdesk", "first_response_time", 90)]
    [InlineData("freshdesk", "resolution_time", 180)]
    [InlineData("intercom", "first_response_time", 90)] // first inbound message to the first teammate reply
    [InlineData("intercom", "resolution_time", 180)] // first customer message to the last close
    [InlineData("chatwoot", "first_response_time", 28)] // from the bot's hand-off
    [InlineData("chatwoot", "reply_time", (90 + 25) / 2.0)] // since the first unanswered message
    [InlineData("chatwoot", "resolution_time", (5 + 180) / 2.0)] // each resolve from the creation
    [InlineData("zammad", "first_response_time", 90)]
    [InlineData("zammad", "reply_time", (30 + 20) / 2.0)] // since the latest message: 10:00 to 10:30, 10:55 to 11:15
    [InlineData("zammad", "resolution_time", 5)] // close_at is the first close
    public void Durations_in_minutes(string preset, string metric, double minutes) =>
        Assert.Equal(minutes, Report(preset, Story).Find(metric, "mean", HoursBasis.Calendar)!.Value / 60);

    [Theory]
    [InlineData("default", "one_touch_rate", 0.0)]
    [InlineData("default", "first_contact_resolution_rate", 0.0)] // reopened
    [InlineData("default", "transfer_rate", 0.0)] // the group stayed
    [InlineData("default", "bot_resolution_rate", null)] // it came to people; no bot resolved anything, so no row
    [InlineData("zendesk", "one_touch_rate", 0.0)] // two replies
    [InlineData("zendesk", "transfer_rate", 1.0)] // two assignee stations
    [InlineData("zendesk", "reopen_rate", 1.0)]
    [InlineData("freshdesk", "first_contact_resolution_rate", 0.0)] // the customer wrote again
    [InlineData("intercom", "first_contact_resolution_rate", 0.0)] // two teammates took part
    [InlineData("zammad", "first_contact_resolution_rate", 1.0)] // closed within 15 minutes
    [InlineData("zammad", "reopen_rate", 1.0)] // within 7 days
    public void Rates(string preset, string metric, double? rate) => Assert.Equal(rate, Report(preset, Story).Find(metric, "ratio")?.Value);

    [Theory]
    [InlineData("default", 1)] // still solved
    [InlineData("zendesk", 1)]
    [InlineData("chatwoot", 2)] // every resolve is an event
    public void Solved(string preset, double solved) => Assert.Equal(solved, Report(preset, Story).Find("tickets_solved", "count")!.Value);

    [Fact]
    public void Chatwoot_divides_what_bots_resolved_by_all_conversations()
    {
        Ticket byBot = Story with { Id = "bot", Events = [.. Story.Events.Take(3)] };
        Ticket unanswered = new() { Id = "new", CreatedAt = At(9, 0), Events = [Message(9, 0, AuthorKind.Customer)] };

        Assert.Equal(1 / 3.0, Report("chatwoot", Story, byBot, unanswered).Find("bot_resolution_rate", "ratio")!.Value);
        Assert.Equal(1 / 2.0, Report("default", Story, byBot, unanswered).Find("bot_resolution_rate", "ratio")!.Value);
    }

    [Fact]
    public void Freshdesk_has_no_first_response_of_a_ticket_that_an_agent_opened()
    {
        Ticket outbound = new() { Id = "out", CreatedAt = At(9, 0), CreatedBy = AuthorKind.Agent, Agent = "Ann", Events = [Message(9, 0, AuthorKind.Agent), Message(10, 0, AuthorKind.Customer), Message(10, 7, AuthorKind.Agent)] };

        Assert.Null(Report("freshdesk", outbound).Find("first_response_time", "mean", HoursBasis.Calendar)?.Value);
        Assert.Equal(7 * 60, Report("default", outbound).Find("first_response_time", "mean", HoursBasis.Calendar)!.Value);
        Assert.Equal(67 * 60, Report("zendesk", outbound).Find("first_response_time", "mean", HoursBasis.Calendar)!.Value);
    }

    [Fact]
    public void Zendesk_stores_waits_at_the_last_change_of_status()
    {
        Ticket open = Story with { Events = [.. Story.Events.Take(12)] };

        // New 5, open 10:00 to 10:40; the open stretch from 10:50 on is not settled.
        Assert.Equal(45 * 60, Report("zendesk", open).Find("requester_wait_time", "mean", HoursBasis.Calendar)!.Value);
        Assert.Null(Report("default", open).Find("requester_wait_time", "mean", HoursBasis.Calendar)!.Value);
    }

    [Fact]
    public void Zendesk_counts_a_merged_ticket_as_the_closed_ticket_that_it_is()
    {
        Ticket merged = new() { Id = "merged", CreatedAt = At(9, 0), ClosedAt = At(9, 30), Status = TicketStatus.Closed, MergedInto = "story" };

        Assert.Equal(1, Report("zendesk", merged).Find("tickets_created", "count")!.Value);
        Assert.Empty(Report("default", merged).Rows);
    }

    [Theory]
    [InlineData("default", 5, 2, 2)] // 3 is neutral
    [InlineData("zendesk", 5, 2, 3)] // 3 is bad
    [InlineData("zendesk", 3, 1, 2)]
    [InlineData("zendesk", 2, 1, 1)]
    [InlineData("freshdesk", 7, 3, 3)] // extremely, very, happy
    [InlineData("default", 7, 2, 2)]
    [InlineData("intercom", 5, 2, 2)] // 4 and 5 of the five faces
    [InlineData("chatwoot", 5, 2, 2)]
    public void Good_and_bad_ratings_of_one_answer_a_score(string preset, int max, double good, double bad)
    {
        SupportReport report = Surveys(preset, new SurveyScale(1, max));

        Assert.Equal((good, max), (report.Find("csat", "ratio")!.Numerator, report.Find("csat", "ratio")!.Denominator));
        Assert.Equal(bad, report.Find("csat", "bottom_box")!.Numerator);
    }

    [Fact]
    public void Periods_are_those_of_each_system()
    {
        SupportReport ByDay(string preset) => SupportReport.Compute([Story], null, new ReportOptions { Period = PeriodGrain.Day, Definitions = Definitions.Preset(preset) });
        Instant? Day(string preset, string metric) => ByDay(preset).Rows.First(row => row.Metric == metric && row.Statistic == "mean").PeriodStart;

        Assert.Equal(Instant.FromUtc(2026, 11, 2, 0, 0), Day("intercom", "resolution_time"));
        Assert.Equal(Instant.FromUtc(2026, 11, 2, 0, 0), Day("zendesk", "resolution_time"));
        Assert.Equal(Instant.FromUtc(2026, 11, 6, 0, 0), Day("zammad", "resolution_time"));
    }
}
