using static SupportPerf.Metrics.Sources.Tests.Freshdesk.FreshdeskExport;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Freshdesk;

/// <summary>Real answers of the API give what somebody who reads the file expects.</summary>
public class RealPayloadTests
{
    private static readonly Source Freshdesk = FreshdeskExport.Vendor;

    [SkippableTheory]
    [InlineData("v2_agents.json", "Freshdesk: agents, each a record of its own.")]
    [InlineData("v2_all_tickets.json", "Freshdesk: tickets, each a record of its own.")]
    [InlineData("v2_conversations.json", "Freshdesk: conversations, each a record of its own.")]
    [InlineData("v2_groups.json", "Freshdesk: groups, each a record of its own.")]
    [InlineData("v2_note_1.json", "Freshdesk: conversations, each a record of its own.")]
    [InlineData("v2_reply_1.json", "Freshdesk: conversations, each a record of its own.")]
    [InlineData("v2_search_tickets.json", "Freshdesk: a page with results.")]
    [InlineData("v2_ticket_1.json", "Freshdesk: tickets, each a record of its own.")]
    [InlineData("v2_ticket_1_updated.json", "Freshdesk: tickets, each a record of its own.")]
    [InlineData("v2_time_entries.json", "Freshdesk: time entries, each a record of its own.")]
    [InlineData("v2_time_entry_1.json", "Freshdesk: time entries, each a record of its own.")]
    public void Recognise_KnowsEveryFile(string name, string expected)
    {
        RecognisedFile file = Assert.Single(SourceCatalog.Recognise([Real(name)]));
        Assert.Same(Freshdesk, file.Source);
        Assert.Equal(expected, file.Content);
    }

    [SkippableFact]
    public void Read_TakesATicketWithItsStats()
    {
        Ticket ticket = Assert.Single(Read(Freshdesk, [Real("v2_ticket_1.json")]).Tickets);
        Assert.Equal(("1", "low", "web_form", "freshdesk"), (ticket.Id, ticket.Priority, ticket.Channel, ticket.Source));
        Assert.Equal((TicketStatus.Open, "Open"), (ticket.Status, ticket.StatusName));
        Assert.Equal(At("2016-05-18T04:36:04Z"), ticket.CreatedAt);
        Assert.Equal(At("2016-05-18T23:42:50Z"), ticket.UpdatedAt);
        Assert.Equal(At("2016-05-18T05:36:04Z"), ticket.FirstResponseDueAt);
        Assert.Equal(At("2016-05-18T23:36:04Z"), ticket.DueAt);
        Assert.Equal(At("2020-06-17T20:23:43Z"), ticket.FirstResponseAt);
        Assert.Equal(At("2020-07-24T15:35:21Z"), ticket.SolvedAt);
        Assert.Equal((null, 0), (ticket.ClosedAt, ticket.Reopens));
        Assert.Equal(("6012691534", "6010396333", null), (ticket.Requester, ticket.Agent, ticket.Group));
        Assert.Equal("Question", ticket.Dimensions["type"]);
        Assert.Equal([("first_response", true), ("resolution", false)], ticket.VendorSla.Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Empty(ticket.ReportedMetrics);
    }

    [SkippableFact]
    public void Read_TakesTheUpdatedTicket()
    {
        Ticket ticket = Assert.Single(Read(Freshdesk, [Real("v2_ticket_1_updated.json")]).Tickets);
        Assert.Equal((TicketStatus.Solved, "Resolved", "high"), (ticket.Status, ticket.StatusName, ticket.Priority));
        Assert.Null(ticket.SolvedAt);
        Assert.Empty(ticket.Events);
    }

    [SkippableFact]
    public void Read_TakesTicketsOfTheOlderApi_AndTheLaterOfTwoWithOneId()
    {
        Ticket ticket = Assert.Single(Read(Freshdesk, [Real("v2_all_tickets.json")]).Tickets);
        Assert.Equal(At("2014-12-31T02:27:09Z"), ticket.CreatedAt);
        Assert.Equal(At("2015-01-01T02:27:09Z"), ticket.FirstResponseDueAt);
        Assert.Equal(At("2015-01-05T02:27:09Z"), ticket.DueAt);
        Assert.Equal(("Sam Kingston", "5004272351", "Question"), (ticket.Agent, ticket.Requester, ticket.Dimensions["type"]));

        RecordList search = Read(Freshdesk, [Real("v2_search_tickets.json")]);
        Assert.Equal(At("2020-01-01T06:21:45Z"), Assert.Single(search.Tickets).CreatedAt);
        Assert.Equal(1, search.Count(DataIssueKind.DuplicateId));
    }

    [SkippableFact]
    public void Read_JoinsConversationsTimeEntriesAndAgents()
    {
        RecordList read = Read(Freshdesk, [Real("v2_ticket_1.json"), Real("v2_conversations.json"), Real("v2_note_1.json"), Real("v2_time_entries.json"), Real("v2_agents.json"), Real("v2_groups.json")]);
        Ticket ticket = Assert.Single(read.Tickets);
        Assert.Equal(
            [(At("2016-05-18T04:36:04Z"), AuthorKind.Customer, true, null), (At("2016-05-19T05:36:12Z"), AuthorKind.Agent, false, "Support"), (At("2016-05-19T05:36:14Z"), AuthorKind.Agent, true, "Support")],
            ticket.Events.Select(e => (e.At, e.Author, e.IsPublic, e.AuthorId)));
        Assert.All(ticket.Events, e => Assert.Equal(TicketEventKind.Message, e.Kind));
        Assert.Null(ticket.FirstResponseAt);
        Assert.Equal(Duration.FromMinutes(15), ticket.HandleTime);
        ReportedMetric reported = Assert.Single(ticket.ReportedMetrics);
        Assert.Equal("first_response_time", reported.Metric);
        Assert.Equal(At("2020-06-17T20:23:43Z") - ticket.CreatedAt, reported.Duration);
    }
}
