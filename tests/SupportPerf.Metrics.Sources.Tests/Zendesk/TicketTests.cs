using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Zendesk;

public class TicketTests
{
    [Fact]
    public void Read_TakesTheLatestVersionOfATicket_WhateverTheOrderOfThePages()
    {
        foreach (string[] order in new string[][] { ["tickets-1.json", "tickets-2.json"], ["tickets-2.json", "tickets-1.json"] })
        {
            RecordList read = Read(order);
            Ticket ticket = read.Ticket("1001");
            Assert.Equal(TicketStatus.Closed, ticket.Status);
            Assert.Equal("high", ticket.Priority);
            Assert.Equal(At("2026-11-07T09:30:00Z"), ticket.UpdatedAt);
            Assert.Equal(11, read.Tickets.Count);
            DataIssue duplicate = Assert.Single(read.Issues, issue => issue.Kind == DataIssueKind.DuplicateId);
            Assert.Equal("1001", duplicate.RecordId);
            Assert.Contains("tickets-1.json:", duplicate.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_KeepsTheLastOfEqualVersions()
    {
        const string Pages = """
            {"tickets":[{"id":1,"created_at":"2026-11-02T10:00:00Z","updated_at":"2026-11-02T10:00:00Z","status":"open","requester_id":5,"submitter_id":5,"via":{"channel":"api"},"priority":"low"}],"end_of_stream":false}
            {"tickets":[{"id":1,"created_at":"2026-11-02T10:00:00Z","updated_at":"2026-11-02T10:00:00Z","status":"open","requester_id":5,"submitter_id":5,"via":{"channel":"api"},"priority":"high"}],"end_of_stream":true}
            """;
        RecordList read = ReadText(Pages);
        Assert.Equal("high", Assert.Single(read.Tickets).Priority);
    }

    [Fact]
    public void Read_MapsTheFieldsOfATicket()
    {
        Ticket ticket = All().Ticket("1001");
        Assert.Equal(At("2026-11-02T10:00:00Z"), ticket.CreatedAt);
        Assert.Equal(AuthorKind.Customer, ticket.CreatedBy);
        Assert.Equal("Closed", ticket.Status.ToString());
        Assert.Equal("501", ticket.Requester);
        Assert.Equal("Berlin", ticket.Group);
        Assert.Equal("Ada Brandt (9001)", ticket.Agent);
        Assert.Equal("email", ticket.Channel);
        Assert.Equal("high", ticket.Priority);
        Assert.Equal("Kestrel", ticket.Brand);
        Assert.Equal("zendesk", ticket.Source);
        Assert.Equal("question", ticket.Dimensions["type"]);
        Assert.Equal("email", ticket.Dimensions["via"]);
        Assert.Equal("Default form", ticket.Dimensions["form"]);
        Assert.Equal("public", ticket.Dimensions["visibility"]);
        Assert.Equal("Gold", ticket.Dimensions["sla_policy"]);
        Assert.False(ticket.IsDeleted || ticket.IsSpam || ticket.IsTest || ticket.IsBotOnly);
        Assert.Null(ticket.MergedInto);
        Assert.Null(ticket.FollowUpOf);
    }

    [Fact]
    public void Read_PutsIdsWhereNamesAreNotAskedFor_OrNotThere()
    {
        Ticket ids = All(new() { UseIds = true }).Ticket("1001");
        Assert.Equal(("71", "9001", "61", "88"), (ids.Group, ids.Agent, ids.Brand, ids.Dimensions["form"]));
        Ticket bare = Read("tickets-2.json").Ticket("1001");
        Assert.Equal(("Berlin", "9001", "61", "88"), (bare.Group, bare.Agent, bare.Brand, bare.Dimensions["form"]));
    }

    [Fact]
    public void Read_RecognisesTicketsThatDoNotCount()
    {
        RecordList read = All();
        Ticket deleted = read.Ticket("1003");
        Assert.True(deleted.IsDeleted);
        Assert.True(deleted.IsSpam, "The requester of a deleted ticket is suspended.");
        Assert.Null(deleted.Status);
        Assert.Equal("deleted", deleted.StatusName);
        Assert.Equal("1001", read.Ticket("1004").MergedInto);
        Assert.Equal("(unknown)", Read("tickets-1.json").Ticket("1004").MergedInto);
        Assert.True(read.Ticket("1009").IsTest);
        Assert.True(read.Ticket("1008").IsBotOnly);
        Assert.Equal("1001", read.Ticket("1007").FollowUpOf);
        Assert.Equal("private", read.Ticket("1006").Dimensions["visibility"]);
        Assert.Equal(AuthorKind.Agent, read.Ticket("1005").CreatedBy);
        Assert.Equal(AuthorKind.Customer, read.Ticket("1002").CreatedBy);
    }

    [Fact]
    public void Read_RecognisesSpamAndTestsByTheCallersTags()
    {
        RecordList read = Read(new SourceOptions { SpamTags = ["billing"], TestTags = ["closed_by_merge"] }, "tickets-1.json");
        Assert.True(read.Ticket("1002").IsSpam);
        Assert.False(read.Ticket("1002").IsTest);
        Assert.False(read.Ticket("1004").IsSpam);
        Assert.True(read.Ticket("1004").IsTest);
    }

    [Fact]
    public void Read_UsesCustomStatuses()
    {
        Ticket ticket = All().Ticket("1002");
        Assert.Equal(TicketStatus.Open, ticket.Status);
        Assert.Equal("Open - investigating", ticket.StatusName);
        Assert.Equal("open", Read("tickets-1.json").Ticket("1002").StatusName);
        Assert.Equal("open", All(new() { UseIds = true }).Ticket("1002").StatusName);
    }

    [Fact]
    public void Read_KeepsAndReportsWhatNoEnumerationLists()
    {
        RecordList read = All();
        Ticket ticket = read.Ticket("1010");
        Assert.Null(ticket.Status);
        Assert.Equal("waiting_for_moon", ticket.StatusName);
        Assert.Equal("critical", ticket.Priority);
        Assert.Equal("carrier_pigeon", ticket.Channel);
        string[] unknown = [.. read.Issues.Where(issue => issue is { Kind: DataIssueKind.UnknownValue, RecordId: "1010" }).Select(issue => issue.Message)];
        Assert.Equal(3, unknown.Length);
        Assert.Contains(unknown, message => message.Contains("'waiting_for_moon'", StringComparison.Ordinal));
        Assert.Contains(unknown, message => message.Contains("'critical'", StringComparison.Ordinal));
        Assert.Contains(unknown, message => message.Contains("'carrier_pigeon'", StringComparison.Ordinal));

        Ticket told = Read(new SourceOptions { StatusCategories = new Dictionary<string, TicketStatus> { ["waiting_for_moon"] = TicketStatus.OnHold } }, "tickets-2.json").Ticket("1010");
        Assert.Equal(TicketStatus.OnHold, told.Status);
    }

    [Fact]
    public void Read_MapsChannels()
    {
        RecordList read = All();
        Assert.Equal("web_form", read.Ticket("1002").Channel);
        Assert.Equal("messaging", read.Ticket("1008").Channel);
        Assert.Equal("phone", read.Ticket("1011").Channel);
        Assert.Equal("web_form", read.Ticket("1007").Channel);
    }

    [Fact]
    public void Read_GivesCustomFieldsAsDimensions_AndTheTimeSpent()
    {
        SourceOptions options = new()
        {
            CustomFields = new Dictionary<string, string> { ["360001"] = "product", ["360003"] = "list", ["360004"] = "flag" },
            HandleTimeField = "360002",
        };
        Ticket ticket = All(options).Ticket("1001");
        Assert.Equal("Router", ticket.Dimensions["product"]);
        Assert.Equal("true", ticket.Dimensions["flag"]);
        Assert.DoesNotContain("list", ticket.Dimensions.Keys);
        Assert.Equal(Duration.FromSeconds(5400), ticket.HandleTime);
        Assert.Equal("email", ticket.Dimensions["via"]);
    }

    [Fact]
    public void Read_RefusesCustomFieldsThatAreNotNumbers()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => Read(new SourceOptions { HandleTimeField = "Total time spent" }, "tickets-1.json"));
        Assert.Contains("'Total time spent'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TakesTheStateFromTheMetricSet_OnlyWhereTheHistoryIsMissing()
    {
        Ticket without = Read("tickets-1.json", "tickets-2.json").Ticket("1001");
        Assert.Equal(At("2026-11-03T09:30:00Z"), without.SolvedAt);
        Assert.Null(without.FirstSolvedAt);
        Assert.Equal(At("2026-11-07T09:30:00Z"), without.ClosedAt);
        Assert.Equal(1, without.Reopens);
        Assert.Equal(4, without.AgentReplies);
        Assert.Equal(1, without.Reassignments);
        Assert.Null(without.FirstResponseAt);

        Ticket onlySolve = Read("tickets-2.json").Ticket("1007");
        Assert.Equal(At("2026-11-04T09:00:00Z"), onlySolve.FirstSolvedAt);
        Assert.Equal(onlySolve.FirstSolvedAt, onlySolve.SolvedAt);
        Assert.Null(onlySolve.ClosedAt);

        Ticket with = All().Ticket("1001");
        Assert.Null(with.SolvedAt ?? with.FirstSolvedAt ?? with.ClosedAt);
        Assert.Null(with.Reopens);
        Assert.Null(with.AgentReplies);
    }

    [Fact]
    public void Read_JoinsMetricSetsOfTheirOwnEndpoint_TheLatestVersionFirst()
    {
        Ticket ticket = Read("ticket-metrics.json", "tickets-1.json").Ticket("1006");
        ReportedMetric reply = ticket.ReportedMetrics.Single(metric => metric is { Metric: "first_response_time", Basis: HoursBasis.Calendar });
        Assert.Equal(Duration.FromMinutes(20), reply.Duration);
        Assert.Equal(Duration.FromMinutes(1), reply.Precision);
        Assert.Null(ticket.SolvedAt);
    }

    [Fact]
    public void Read_FillsTheReportedMetrics()
    {
        RecordList read = All();
        Dictionary<string, string> seen = read.Ticket("1001").ReportedMetrics
            .GroupBy(metric => $"{metric.Metric}/{metric.Basis}")
            .ToDictionary(group => group.Key, group => string.Join(' ', group.Select(metric => metric.Count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? metric.Duration!.Value.TotalMinutes.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal("45", seen["first_response_time/Calendar"]);
        Assert.Equal("45", seen["first_response_time/Business"]);
        Assert.Equal("370", seen["first_resolution_time/Calendar"]);
        Assert.Equal("1410", seen["resolution_time/Calendar"]);
        Assert.Equal("450", seen["resolution_time/Business"]);
        Assert.Equal("75", seen["agent_wait_time/Calendar"]);
        Assert.Equal("325", seen["requester_wait_time/Business"]);
        Assert.Equal("180", seen["on_hold_time/Calendar"]);
        Assert.Equal("60 30", seen["next_response_time/Calendar"]);
        Assert.Equal("145", seen["agent_work_time/Business"]);
        Assert.Equal("1", seen["reopens/None"]);
        Assert.Equal("4", seen["agent_replies/None"]);

        ReportedMetric messaging = read.Ticket("1008").ReportedMetrics.Single(metric => metric is { Metric: "first_response_time", Basis: HoursBasis.Calendar });
        Assert.Equal(Duration.FromSeconds(42), messaging.Duration);
        Assert.Equal(Duration.FromSeconds(1), messaging.Precision);
        Assert.Empty(read.Ticket("1009").ReportedMetrics);
    }

    [Fact]
    public void Read_TakesZendesksVerdictOnItsSlas()
    {
        RecordList read = All();
        Assert.Equal(
            new Dictionary<string, bool> { ["first_reply_time"] = true, ["next_reply_time"] = false, ["group_ownership_time"] = true },
            read.Ticket("1001").VendorSla);
        Assert.Empty(read.Ticket("1002").VendorSla);
        Assert.Equal(new Dictionary<string, bool> { ["first_reply_time"] = false }, read.Ticket("1006").VendorSla);
    }
}
