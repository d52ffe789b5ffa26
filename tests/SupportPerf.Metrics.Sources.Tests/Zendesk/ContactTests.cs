using SupportPerf.Metrics.Facts;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Zendesk;

public class ContactTests
{
    [Fact]
    public void Read_TakesCallsOfTalk()
    {
        RecordList read = All();
        Call call = read.Call("1");
        Assert.Equal(CallOutcome.Answered, call.Outcome);
        Assert.Equal(At("2026-11-02T10:00:00Z"), call.OfferedAt);
        Assert.Equal(At("2026-11-02T10:00:31Z"), call.AnsweredAt);
        Assert.Equal(At("2026-11-02T10:13:14Z"), call.EndedAt);
        Assert.Equal(Duration.FromSeconds(20), call.QueueTime);
        Assert.Equal(Duration.FromSeconds(751), call.TalkTime);
        Assert.Equal(Duration.Zero, call.HoldTime);
        Assert.Equal(Duration.FromSeconds(12), call.WrapTime);
        Assert.Equal(Duration.FromSeconds(8), call.IvrTime);
        Assert.True(call.Queued);
        Assert.True(call.Transferred);
        Assert.Equal(("Berlin", "Ada Brandt (9001)", "501", "1011", "phone", "zendesk"), (call.Group, call.Agent, call.Requester, call.TicketId, call.Channel, call.Source));

        // What the sample of the vendor shows: the call lasts as long as its wait for an answer and its talk.
        Assert.Equal(Duration.FromSeconds(782), call.AnsweredAt!.Value - call.OfferedAt + call.TalkTime!.Value);
    }

    [Fact]
    public void Read_TellsHowCallsEnded()
    {
        RecordList read = All();
        Assert.Equal(
            [CallOutcome.Answered, CallOutcome.Abandoned, CallOutcome.Abandoned, CallOutcome.FlowedOut, CallOutcome.FlowedOut, CallOutcome.Abandoned, CallOutcome.Ignored, CallOutcome.Unknown],
            read.Calls.Select(call => call.Outcome));
        Assert.Equal([true, true, false], read.Calls.Take(3).Select(call => call.Queued!.Value));
        Assert.False(read.Call("2").Transferred);
        Assert.Null(read.Call("2").AnsweredAt);
        Assert.Null(read.Call("2").Agent);
        Assert.Contains(read.Issues, issue => issue is { RecordId: "8", Kind: DataIssueKind.UnknownValue } && issue.Message.Contains("'teleported'", StringComparison.Ordinal));
        Assert.Null(Read("calls.json").Call("1").Transferred);

        Call outbound = All(new() { IncludeOutboundCalls = true }).Call("7");
        Assert.Equal(CallOutcome.Answered, outbound.Outcome);
        Assert.Equal("outbound", outbound.Dimensions["direction"]);
        Assert.False(outbound.Queued);
    }

    [Fact]
    public void Read_ReproducesTheResponseTimesOfAChat()
    {
        Ticket chat = All().Ticket("chat-2611.5.A");
        Assert.Equal(At("2026-11-05T10:00:00Z"), chat.CreatedAt);
        Assert.Equal(At("2026-11-05T10:12:00Z"), chat.ClosedAt);
        Assert.Equal(("chat", "Berlin", "Ada Brandt (9001)"), (chat.Channel, chat.Group, chat.Agent));
        Assert.Equal(Duration.FromSeconds(722), chat.HandleTime);
        Assert.All(chat.Events, message => Assert.Null(message.Session));
        Assert.Equal([AuthorKind.Customer, AuthorKind.Customer, AuthorKind.Automation, AuthorKind.Agent, AuthorKind.Agent, AuthorKind.Customer, AuthorKind.Agent, AuthorKind.Customer, AuthorKind.Agent], chat.Events.Select(message => message.Author));

        double[] gaps = [.. TicketFacts.Of(chat).Turns.Select(turn => (turn.Stop!.Value - turn.Start!.Value).TotalSeconds)];
        Assert.Equal([10.332, 346.983, 50.792], gaps);
        Assert.Equal((10, 347, 136.0357), (Math.Round(gaps[0]), Math.Round(gaps.Max()), Math.Round(gaps.Average(), 4)));
        Assert.Equal(Duration.FromSeconds(10), Assert.Single(chat.ReportedMetrics).Duration);
        Assert.Equal(Duration.FromSeconds(1), chat.ReportedMetrics[0].Precision);
    }

    [Fact]
    public void Read_TakesChatRatingsAndMissedChats()
    {
        RecordList read = All();
        SurveyResponse rating = read.Survey("chat-2611.5.A");
        Assert.Equal((Sentiment.Positive, At("2026-11-05T10:11:30Z")), (rating.Sentiment, rating.AnsweredAt!.Value));
        Assert.Equal("chat-2611.5.A", rating.TicketId);

        Ticket missed = read.Ticket("chat-2611.5.B");
        Assert.Equal(ClockOutcome.EndedBefore, TicketFacts.Of(missed).Clock(TicketClock.FirstResponse).Outcome);
        Assert.Null(missed.Agent);
        Assert.DoesNotContain(read.Responses, response => response.Id == "chat-2611.5.B");
    }

    [Fact]
    public void Read_JoinsAChatWithItsTicket()
    {
        RecordList read = All();
        Ticket ticket = read.Ticket("1002");
        Assert.DoesNotContain(read.Tickets, other => other.Id == "chat-2611.5.C");
        Assert.Equal(9, ticket.Events.Count(e => e.Session == "2611.5.C"));
        Assert.Equal(ticket.Events.OrderBy(e => e.At).Select(e => e.At), ticket.Events.Select(e => e.At));
        Assert.Equal(Duration.FromSeconds(722), ticket.HandleTime);
        Assert.Equal(4, Read("tickets-1.json", "chats.json").Tickets.Count(other => other.Id is "1001" or "1002" or "chat-2611.5.A" or "chat-2611.5.B"));
        Assert.Equal(3, Read("chats.json").Tickets.Count);
    }

    [Fact]
    public void Read_PutsTheMessagesOfAChatInThePlaceOfItsTranscript()
    {
        const string Ticket = """{"tickets":[{"id":1,"created_at":"2026-11-05T10:00:00Z","updated_at":"2026-11-05T15:00:00Z","status":"open","requester_id":5,"submitter_id":5,"via":{"channel":"chat"}}],"end_of_stream":true}""";
        const string Audit = """{"audits":[{"id":1,"ticket_id":1,"author_id":5,"created_at":"2026-11-05T10:12:00Z","via":{"channel":"chat"},"events":[{"id":2,"type":"ChatStartedEvent","value":{"chat_id":"x","history":[{"type":"chat.msg"}]}},{"id":3,"type":"Comment","author_id":5,"public":true}]}],"next_page":null}""";
        const string Chat = """{"chats":[{"id":"x","session":{},"visitor":{},"zendesk_ticket_id":1,"agent_ids":[9],"history":[{"type":"chat.msg","timestamp":"2026-11-05T10:00:00Z"},{"type":"chat.msg","timestamp":"2026-11-05T10:00:07.5Z","agent_id":9}]}],"next_url":null}""";
        Assert.Null(Assert.Single(ReadText(Ticket + Audit).Tickets[0].Events).Session);
        Assert.Equal([(AuthorKind.Customer, "x"), (AuthorKind.Agent, "x")], ReadText(Ticket + Audit + Chat).Tickets[0].Events.Select(e => (e.Author, e.Session)));
    }

    [Fact]
    public void Read_TakesTheLengthOfEngagements_WhoseTimesAreUtcWithoutSayingSo()
    {
        RecordList read = All();
        Assert.Equal(Duration.FromSeconds(97), read.Ticket("1008").HandleTime);
        Assert.Equal(Duration.FromSeconds(111), read.Ticket("1007").HandleTime);
        DataIssue negative = Assert.Single(read.Issues, issue => issue.Kind == DataIssueKind.NegativeDuration);
        Assert.Equal("1007", negative.RecordId);
    }
}
