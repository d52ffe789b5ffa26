using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Tests.Facts;

/// <summary>One hand-made ticket and what each system's documented rules say of it.</summary>
public class PresetTests
{
    /// <summary>
    /// Monday 2026-11-02. 09:00 the customer writes; 09:01 a bot answers; 09:05 the bot solves it; 10:00 the customer writes again and it
    /// opens; 10:02 the bot hands over; 10:20 assigned to Ann of tier 1; 10:30 Ann answers; 11:00 given to Bob of the same group;
    /// 12:00 Bob solves it; Friday 12:00 it is closed.
    /// </summary>
    private static readonly Ticket Story = new()
    {
        Id = "story",
        CreatedAt = At(9, 0),
        InitialStatus = TicketStatus.New,
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
            Message(10, 30, AuthorKind.Agent),
            new() { At = At(11, 0), Kind = TicketEventKind.Assignment, Group = "tier 1", Agent = "Bob" },
            Status(12, 0, TicketStatus.Solved, AuthorKind.Agent),
            new() { At = Instant.FromUtc(2026, 11, 6, 12, 0), Kind = TicketEventKind.Status, Status = TicketStatus.Closed, Author = AuthorKind.Automation },
        ],
    };

    private static Instant At(int hour, int minute) => Instant.FromUtc(2026, 11, 2, hour, minute);

    private static TicketEvent Message(int hour, int minute, AuthorKind author) => new() { At = At(hour, minute), Kind = TicketEventKind.Message, Author = author };

    private static TicketEvent Status(int hour, int minute, TicketStatus status, AuthorKind author) =>
        new() { At = At(hour, minute), Kind = TicketEventKind.Status, Status = status, Author = author };

    private static double? Minutes(ClockFact clock) => clock.Outcome == ClockOutcome.Completed ? (clock.Stop!.Value - clock.Start!.Value).TotalMinutes : null;

    [Theory]
    [InlineData("default", 30)] // nobody waited while it was solved: from the reopen
    [InlineData("zendesk", 90)] // from the creation to the first public agent comment
    [InlineData("freshdesk", 90)]
    [InlineData("intercom", 90)] // from the customer's first message to the first teammate reply
    [InlineData("chatwoot", 28)] // from the hand-off
    [InlineData("zammad", 90)]
    public void First_response(string preset, double minutes) =>
        Assert.Equal(minutes, Minutes(TicketFacts.Of(Story, Definitions.Preset(preset)).Clock(TicketClock.FirstResponse)));

    [Theory]
    [InlineData("default", false)] // one reply, but reopened
    [InlineData("zendesk", true)] // fewer than two replies and solved
    [InlineData("freshdesk", false)]
    public void One_touch(string preset, bool oneTouch) => Assert.Equal(oneTouch, TicketFacts.Of(Story, Definitions.Preset(preset)).IsOneTouch);

    [Theory]
    [InlineData("default", 0)] // the group never changed
    [InlineData("zendesk", 1)] // two assignee stations
    public void Transfers(string preset, int transfers) => Assert.Equal(transfers, TicketFacts.Of(Story, Definitions.Preset(preset)).Transfers);

    [Fact]
    public void Zendesk_takes_the_close_of_a_ticket_that_was_never_solved()
    {
        Ticket closed = new() { Id = "closed", CreatedAt = At(9, 0), ClosedAt = At(11, 0), Status = TicketStatus.Closed };

        Assert.Equal(120, Minutes(TicketFacts.Of(closed, Definitions.Zendesk).Clock(TicketClock.Resolution)));
        Assert.Equal(120, Minutes(TicketFacts.Of(closed, Definitions.Zendesk).Clock(TicketClock.FirstResolution)));
        Assert.Null(Minutes(TicketFacts.Of(closed).Clock(TicketClock.Resolution)));
    }

    [Fact]
    public void Zendesk_keeps_the_last_resolution_of_a_reopened_ticket()
    {
        Ticket reopened = Story with { Events = [.. Story.Events.Take(5)] };

        Assert.Equal(5, Minutes(TicketFacts.Of(reopened, Definitions.Zendesk).Clock(TicketClock.Resolution)));
        Assert.Equal(ClockOutcome.Open, TicketFacts.Of(reopened).Clock(TicketClock.Resolution).Outcome);
    }

    [Fact]
    public void Zendesk_skips_the_comment_an_agent_opened_the_ticket_with_but_not_a_reply_after_a_note()
    {
        TicketEvent note = Message(9, 0, AuthorKind.Agent) with { IsPublic = false };
        Ticket outbound = new() { Id = "out", CreatedAt = At(9, 0), CreatedBy = AuthorKind.Agent, Events = [Message(9, 0, AuthorKind.Agent), Message(9, 40, AuthorKind.Agent)] };
        Ticket noted = outbound with { Events = [note, Message(9, 10, AuthorKind.Agent), Message(9, 40, AuthorKind.Agent)] };

        Assert.Equal(40, Minutes(TicketFacts.Of(outbound, Definitions.Zendesk).Clock(TicketClock.FirstResponse)));
        Assert.Equal(1, TicketFacts.Of(outbound, Definitions.Zendesk).AgentReplies);
        Assert.Equal(10, Minutes(TicketFacts.Of(noted, Definitions.Zendesk).Clock(TicketClock.FirstResponse)));
        Assert.Equal(2, TicketFacts.Of(noted, Definitions.Zendesk).AgentReplies);
    }

    [Fact]
    public void Freshdesk_counts_only_assigned_tickets()
    {
        Ticket unassigned = new() { Id = "1", CreatedAt = At(9, 0) };
        List<DataIssue> issues = [];

        Assert.Equal(DataIssueKind.OutsidePopulation, TicketFacts.Of(unassigned, Definitions.Freshdesk, issues: issues.Add).LeftOut);
        Assert.Equal(DataIssueKind.OutsidePopulation, Assert.Single(issues).Kind);
        Assert.Null(TicketFacts.Of(Story, Definitions.Freshdesk).LeftOut);
    }

    [Fact]
    public void Chatwoot_and_zammad_have_their_own_periods()
    {
        TicketFacts chatwoot = TicketFacts.Of(Story, Definitions.Chatwoot);
        TicketFacts zammad = TicketFacts.Of(Story, Definitions.Zammad);
        TicketFacts intercom = TicketFacts.Of(Story, Definitions.Intercom);

        Assert.Equal(chatwoot.Clock(TicketClock.FirstResponse).StopNanoseconds, chatwoot.ResponseAnchorOf(chatwoot.Clock(TicketClock.FirstResponse)));
        Assert.Equal(zammad.Closed, zammad.ResolutionAnchorOf(zammad.Clock(TicketClock.Resolution)));
        Assert.Equal(intercom.Created, intercom.ResolutionAnchorOf(intercom.Clock(TicketClock.Resolution)));
    }

    [Fact]
    public void Presets_have_names_and_ids_of_their_own()
    {
        Assert.Equal(Definitions.Presets.Count, Definitions.Presets.Select(static preset => preset.Id).Distinct().Count());
        Assert.Same(Definitions.Copc, Definitions.Preset("COPC"));
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => Definitions.Preset("zendsk"));
        Assert.Contains("zendesk, freshdesk", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_name_only_what_differs()
    {
        Assert.DoesNotContain(Definitions.Default.ToWords(), static words => words.Contains("transfers", StringComparison.Ordinal));
        Assert.Contains("transfers: changes of Agent", Definitions.Zendesk.ToWords());
    }
}
