using SupportPerf.Metrics.Tests;

namespace SupportPerf.Metrics.Sources.Tests.Mapped;

/// <summary>The shipped maps over the real exports that they are made for.</summary>
public sealed class ShippedMapTests
{
    [SkippableFact]
    public void ServiceNowIncidentLog_GivesOneTicketForAllUpdates()
    {
        RecordList records = Read("servicenow-incident-log", "snow-incidents/events.csv.gz");
        Assert.Equal(24_918, records.Tickets.Count);
        Assert.Equal(141_712, records.Tickets.Sum(ticket => ticket.Events.Count));
        Assert.Equal(1_556, records.Tickets.Count(ticket => ticket.SolvedAt is null));
        Assert.Equal(15_803, records.Tickets.Count(ticket => ticket.VendorSla["made sla"]));
        Assert.Equal(331, records.Tickets.Sum(ticket => ticket.Reopens));
        Assert.Equal(275, records.Tickets.Count(ticket => ticket.Reopens > 0));
        Assert.Equal(23_414, records.Tickets.Sum(ticket => ticket.Reassignments));
        Assert.Equal(14_984_400_600, records.Tickets.Sum(ticket => ticket.SolvedAt is { } solved ? (long)(solved - ticket.CreatedAt).TotalSeconds : 0));
        Assert.All(records.Tickets, ticket => Assert.Equal(TicketStatus.Closed, ticket.Status));
        Assert.Equal(5, records.Count(DataIssueKind.UnknownValue));
        Assert.Equal(5, records.Tickets.Sum(ticket => ticket.Events.Count(happened => happened is { Status: null, StatusName: "-100" })));
        Assert.Equal(5, records.Issues.Count);
    }

    [SkippableFact]
    public void Boston311_KeepsDueDatesAndTheCitysVerdicts()
    {
        RecordList records = Read("boston-311", "boston-311-2015/requests.csv.gz");
        Assert.Equal(121_145, records.Tickets.Count);
        Assert.Equal(101_272, records.Tickets.Count(ticket => ticket.SolvedAt is not null));
        Assert.Equal(197, records.Tickets.Count(ticket => ticket.SolvedAt < ticket.CreatedAt));
        Assert.Equal(1_591, records.Tickets.Count(ticket => ticket.SolvedAt == ticket.CreatedAt));
        Assert.Equal(79_208, records.Tickets.Count(ticket => ticket.SolvedAt is not null && ticket.DueAt is not null));
        Assert.Equal(60_054, records.Tickets.Count(ticket => ticket.SolvedAt <= ticket.DueAt));
        Assert.Equal(120_992, records.Tickets.Count(ticket => ticket.VendorSla.ContainsKey("as published")));
        Assert.Equal(90_546, records.Tickets.Count(ticket => ticket.VendorSla.TryGetValue("as published", out bool met) && met));
        Assert.Equal(
            123_208_848_623,
            records.Tickets.Where(ticket => ticket.SolvedAt >= ticket.CreatedAt).Sum(ticket => (long)(ticket.SolvedAt!.Value - ticket.CreatedAt).TotalSeconds));
        Assert.All(records.Issues, issue => Assert.Equal(DataIssueKind.AmbiguousLocalTime, issue.Kind));
        Assert.Equal(5_253, records.Tickets.Count(ticket => ticket.SolvedAt >= ticket.CreatedAt && ticket.Dimensions["type"] == "Pothole Repair (Internal)"));
    }

    [SkippableFact]
    public void BankCalls_HaveCompositeIdsAndGoOverMidnight()
    {
        RecordList records = Read("bank-calls", "bank-calls-1999-02a/calls.csv.gz");
        Assert.Equal(17_456, records.Calls.Count);
        Assert.Equal(17_456, records.Calls.Select(call => call.Id).Distinct().Count());
        Assert.Equal(14_405, records.Calls.Count(call => call.Outcome == CallOutcome.Answered));
        Assert.Equal(2_908, records.Calls.Count(call => call.Outcome == CallOutcome.Abandoned));
        Assert.Equal(143, records.Calls.Count(call => call.Outcome == CallOutcome.Ignored));
        Assert.Equal(1_885, records.Calls.Count(call => call is { Outcome: CallOutcome.Abandoned, Queued: true }));
        Assert.Equal(6_986, records.Calls.Count(call => call is { Outcome: CallOutcome.Answered, Queued: true }));
        Assert.Equal(275, records.Calls.Count(call => call is { Outcome: CallOutcome.Answered, Agent: null }));
        Assert.Equal(2_403_563, records.Calls.Where(call => call.Outcome == CallOutcome.Answered).Sum(call => call.TalkTime!.Value.TotalSeconds));
        Assert.Equal(17, records.Calls.Count(call => call.IvrTime < Duration.Zero));
        Assert.All(
            records.Calls.Where(call => call is { AnsweredAt: not null, EndedAt: not null }),
            call => Assert.Equal(call.TalkTime, call.EndedAt - call.AnsweredAt));
        Assert.Empty(records.Issues);
    }

    [SkippableFact]
    public void TwitterCare_JoinsMessagesToConversations()
    {
        // Messages last, so that the join does not lean on the order of the files.
        RecordList records = Read("twitter-care", "twitter-care-ibm/conversations.csv.gz", "twitter-care-ibm/messages.csv.gz");
        Assert.Equal(1_025, records.Tickets.Count);
        Assert.Equal(2_350, records.Tickets.Sum(ticket => ticket.Events.Count));
        Assert.Equal(1_139, records.Tickets.Sum(ticket => ticket.Events.Count(message => message.Author == AuthorKind.Agent)));
        Assert.Equal(34, records.Tickets.Sum(ticket => ticket.Events.Count(message => message.Author == AuthorKind.ThirdParty)));
        Assert.Equal(131_548_059, records.Tickets.Sum(ticket => (long)(ticket.SolvedAt!.Value - ticket.CreatedAt).TotalSeconds));
        Assert.Empty(records.Issues);
    }

    [SkippableFact]
    public void AirportSurvey_MakesEveryQuestionAVariant()
    {
        RecordList records = Read("airport-survey", "sfo-survey-2017/responses.csv.gz");
        Assert.Equal(2_831 * 22, records.Responses.Count);
        SurveyResponse[] recommend = [.. records.Responses.Where(response => response.Kind == SurveyKind.Nps)];
        Assert.Equal(2_831, recommend.Length);
        Assert.Equal(2_746, recommend.Count(response => response.Score is not null));
        Assert.Equal(1_436, recommend.Count(response => response.Score >= 9));
        Assert.Equal(342, recommend.Count(response => response.Score <= 6));
        SurveyResponse[] overall = [.. records.Responses.Where(response => response.Question == "Q7ALL")];
        Assert.Equal(2_688, overall.Count(response => response.Score is not null));
        Assert.Equal(2_206, overall.Count(response => response.Score >= 4));
        Assert.Equal(724, recommend.Count(response => response.Score is not null && response.Dimensions["boarding_area"] == "A"));
        Assert.Equal(0.2847177143m, records.Responses[0].Weight);
        Assert.Empty(records.Issues);
    }

    private static RecordList Read(string map, params string[] files)
    {
        RecordList records = new();
        SourceMap parsed = SourceMap.Parse(File.ReadAllText(Repository.Path("samples", "maps", map + ".json")), map + ".json");
        new MappedReader(parsed).Read([.. files.Select(file => SourceFile.FromPath(SharedData.Path(["data", .. file.Split('/')])))], records);
        return records;
    }
}
