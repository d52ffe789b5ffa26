using SupportPerf.Metrics.Tool.Sample;

namespace SupportPerf.Metrics.Tool.Tests.Sample;

public sealed class BuiltInSampleTests
{
    private static readonly Collected All = Fill();
    private static readonly Instant Start = Instant.FromUtc(2025, 12, 31, 23, 0);
    private static readonly Instant End = Instant.FromUtc(2026, 6, 30, 22, 0);

    [Fact]
    public void Fill_Twice_GivesTheSameRecords()
    {
        Collected again = Fill();
        Assert.Equal(All.Tickets.Select(Text), again.Tickets.Select(Text));
        Assert.Equal(All.Calls.Select(call => call with { Dimensions = None }), again.Calls.Select(call => call with { Dimensions = None }));
        Assert.Equal(All.Responses.Select(one => one with { Dimensions = None }), again.Responses.Select(one => one with { Dimensions = None }));
        Assert.Equal(All.Reviews.Select(one => (one.Id, one.ReviewedAt)), again.Reviews.Select(one => (one.Id, one.ReviewedAt)));
    }

    [Fact]
    public void Fill_HasAboutFourThousandTicketsInSixMonths()
    {
        Assert.InRange(All.Tickets.Count, 3_700, 4_300);
        Assert.All(All.Tickets, ticket => Assert.InRange(ticket.CreatedAt, Start, End - Duration.Epsilon));
        Assert.Equal(6, All.Tickets.Select(ticket => ticket.CreatedAt.InZone(BuiltInSample.TimeZone).Month).Distinct().Count());
        Assert.InRange(All.Tickets.Max(ticket => ticket.UpdatedAt!.Value), End - Duration.FromHours(6), End);
    }

    [Fact]
    public void Fill_TicketsHaveTheirEventsInOrderAndBeforeTheEnd()
    {
        Assert.All(All.Tickets.SelectMany(ticket => ticket.Events), one => Assert.True(one.At < End));
        Assert.DoesNotContain(All.Tickets, ticket => ticket.Events.Zip(ticket.Events.Skip(1)).Any(pair => pair.First.At > pair.Second.At));
    }

    [Fact]
    public void Fill_CallsAndAnswersEndBeforeTheEnd()
    {
        Assert.All(All.Calls, call => Assert.True(call.EndedAt < End));
        Assert.All(All.Responses, response => Assert.True(response.SentAt < End && !(response.AnsweredAt >= End)));
        Assert.All(All.Reviews, review => Assert.True(review.ReviewedAt < End));
        HashSet<string> ids = [.. All.Tickets.Select(ticket => ticket.Id)];
        Assert.All(All.Calls.Where(call => call.TicketId is not null), call => Assert.Contains(call.TicketId!, ids));
    }

    [Fact]
    public void Fill_HasTheRhythmOfTheWeekAndTheDay()
    {
        ZonedDateTime[] local = [.. All.Tickets.Select(ticket => ticket.CreatedAt.InZone(BuiltInSample.TimeZone))];
        int On(IsoDayOfWeek day) => local.Count(at => at.DayOfWeek == day);
        Assert.True(On(IsoDayOfWeek.Monday) > 2 * On(IsoDayOfWeek.Sunday));
        Assert.True(local.Count(at => at.Hour is >= 8 and < 18) > 2 * local.Count(at => at.Hour is < 8 or >= 18));
    }

    [Fact]
    public void Fill_AnswersTakeHoursWithALongTail()
    {
        Duration[] waits = [.. All.Tickets
            .Where(ticket => ticket.Channel is "email" or "web" && ticket.CreatedBy == AuthorKind.Customer)
            .Select(ticket => (ticket.CreatedAt, Reply: ticket.Events.FirstOrDefault(IsReply)))
            .Where(one => one.Reply is not null)
            .Select(one => BuiltInSample.Calendar.Between(one.CreatedAt, one.Reply!.At))
            .Order()];
        Duration median = waits[waits.Length / 2];
        Assert.InRange(median, Duration.FromHours(1), Duration.FromHours(4));
        Assert.True(waits[waits.Length * 9 / 10] > median * 3);
        Assert.True(waits[^1] > median * 15);
    }

    public static TheoryData<string, int> Situations => new()
    {
        { "bot solved", All.Tickets.Count(ticket => ticket.IsBotOnly) },
        { "handed over by a bot", All.Tickets.Count(ticket => Has(ticket, one => one.Kind == TicketEventKind.Handoff)) },
        { "auto-reply", All.Tickets.Count(ticket => Has(ticket, one => one is { Kind: TicketEventKind.Message, Author: AuthorKind.Automation })) },
        { "private note", All.Tickets.Count(ticket => Has(ticket, one => one is { Kind: TicketEventKind.Message, IsPublic: false })) },
        { "several turns", All.Tickets.Count(ticket => ticket.Events.Count(IsReply) > 2) },
        { "pending", All.Tickets.Count(ticket => Has(ticket, one => one.Status == TicketStatus.Pending)) },
        { "on hold", All.Tickets.Count(ticket => Has(ticket, one => one.Status == TicketStatus.OnHold)) },
        { "reopened", All.Tickets.Count(ticket => Has(ticket, one => one is { PreviousStatus: TicketStatus.Solved, Status: TicketStatus.Open })) },
        { "escalated", All.Tickets.Count(ticket => Has(ticket, one => one.Kind == TicketEventKind.Escalation)) },
        { "sent on", All.Tickets.Count(ticket => ticket.Events.Where(one => one.Kind == TicketEventKind.Assignment).Select(one => one.Group).Distinct().Count() > 1) },
        { "opened by an agent", All.Tickets.Count(ticket => ticket.CreatedBy == AuthorKind.Agent) },
        { "merged", All.Tickets.Count(ticket => ticket.MergedInto is not null) },
        { "follow-up", All.Tickets.Count(ticket => ticket.FollowUpOf is not null) },
        { "spam", All.Tickets.Count(ticket => ticket.IsSpam) },
        { "deleted", All.Tickets.Count(ticket => ticket.IsDeleted) },
        { "unanswered", All.Tickets.Count(ticket => !ticket.IsBotOnly && !ticket.IsSpam && !ticket.IsDeleted && ticket.MergedInto is null && !Has(ticket, IsReply)) },
        { "still open", All.Tickets.Count(ticket => ticket.Status is TicketStatus.New or TicketStatus.Open or TicketStatus.Pending or TicketStatus.OnHold) },
        { "handle time", All.Tickets.Count(ticket => ticket.HandleTime is not null) },
        { "no handle time", All.Tickets.Count(ticket => ticket.HandleTime is null) },
        { "answered call", All.Calls.Count(call => call.Outcome == CallOutcome.Answered) },
        { "abandoned in the queue", All.Calls.Count(call => call.Outcome == CallOutcome.Abandoned && call.QueueTime > Duration.Zero) },
        { "voicemail", All.Calls.Count(call => call.Outcome == CallOutcome.FlowedOut) },
        { "satisfaction answer", All.Responses.Count(one => one.Kind == SurveyKind.Csat && one.Score is not null) },
        { "satisfaction without answer", All.Responses.Count(one => one.Kind == SurveyKind.Csat && one.Score is null) },
        { "recommendation", All.Responses.Count(one => one.Kind == SurveyKind.Nps && one.Score is not null) },
        { "effort", All.Responses.Count(one => one.Kind == SurveyKind.Ces && one.Score is not null) },
        { "review", All.Reviews.Count },
    };

    [Theory]
    [MemberData(nameof(Situations))]
    public void Fill_HasEverySituationMoreThanOnce(string situation, int count) =>
        Assert.True(count >= 10, $"Only {count} records with: {situation}.");

    [Fact]
    public void Fill_HasAFewFlaws()
    {
        Assert.Equal(All.Tickets.Count, All.Tickets.Select(ticket => ticket.Id).Distinct().Count());
        Assert.Equal(2, All.Tickets.Count(ticket => ticket.Events[0].At < ticket.CreatedAt));
        Assert.Equal(1, All.Tickets.Count(ticket => ticket.SolvedAt < ticket.CreatedAt));
        Assert.InRange(All.Tickets.Count(ticket => ticket.IsTest), 2, 9);
        Assert.Equal(3, All.Issues.Count);
    }

    private static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>();

    private static bool IsReply(TicketEvent one) => one is { Kind: TicketEventKind.Message, Author: AuthorKind.Agent, IsPublic: true };

    private static bool Has(Ticket ticket, Func<TicketEvent, bool> condition) => ticket.Events.Any(condition);

    private static string Text(Ticket ticket) =>
        $"{ticket with { Events = [], Dimensions = None }} {string.Join(' ', ticket.Dimensions)} {string.Join(' ', ticket.Events)}";

    private static Collected Fill()
    {
        Collected all = new();
        BuiltInSample.Fill(all);
        return all;
    }
}
