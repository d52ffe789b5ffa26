namespace SupportPerf.Metrics.Sources.Tests.Mapped;

/// <summary>What the map can say about rows and fields, each by a small input.</summary>
public sealed class MapMeaningTests
{
    private const string Log = """
        {
          "timeZone": "UTC",
          "dateFormats": ["yyyy-MM-dd HH:mm"],
          "tickets": {
            "rows": "updates", GROUPED
            "id": "id", "createdAt": "created", "updatedAt": "at", "solvedAt": { "state": ["Done", "Done for good"] },
            "status": { "column": "state", "values": { "New": "new", "Work": "open", "Done": "solved", "Done for good": "solved", "Over": "closed" } },
            "group": "team"
          }
        }
        """;

    private const string LogRows = """
        id,created,at,state,team
        1,2024-05-01 10:00,2024-05-01 10:00,New,a
        1,2024-05-01 10:00,2024-05-01 11:00,Done,b
        1,2024-05-01 10:00,2024-05-01 12:00,odd,c
        2,2024-05-01 10:00,2024-05-01 13:00,Done,a
        2,2024-05-01 10:00,2024-05-01 12:30,Over,z
        3,2024-05-01 10:00,2024-05-01 12:30,Done,z
        3,2024-05-01 10:00,,Work,z

        """;

    [Theory]
    [InlineData("")]
    [InlineData("\"rowsGrouped\": true,")]
    public void Updates_GiveTheLastRowAndAnEventEach(string grouped)
    {
        RecordList records = Reading.Text(Log.Replace("GROUPED", grouped, StringComparison.Ordinal), LogRows);
        Assert.Equal(["1", "2", "3"], records.Tickets.Select(ticket => ticket.Id));
        Assert.Equal(["c", "z", "z"], records.Tickets.Select(ticket => ticket.Group));
        Assert.Equal(
            [(TicketStatus.New, "New"), (TicketStatus.Solved, "Done"), (null, "odd")],
            records.Tickets[0].Events.Select(happened => (happened.Status, happened.StatusName!)));

        // Ticket 1 came back to something unknown, 2 went on from done to over, 3 has an update without an instant.
        Assert.Equal([null, Instant.FromUtc(2024, 5, 1, 13, 0), Instant.FromUtc(2024, 5, 1, 12, 30)], records.Tickets.Select(ticket => ticket.SolvedAt));
        Assert.Single(records.Tickets[2].Events);
        Assert.Equal(1, records.Count(DataIssueKind.MissingAnchor));
    }

    [Fact]
    public void Updates_MayBeScattered()
    {
        string[] lines = LogRows.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string scattered = string.Join('\n', lines[0], lines[4], lines[1], lines[5], lines[2], lines[3]);
        RecordList records = Reading.Text(Log.Replace("GROUPED", "", StringComparison.Ordinal), scattered);
        Assert.Equal([("2", "z", 2), ("1", "c", 3)], records.Tickets.Select(ticket => (ticket.Id, ticket.Group!, ticket.Events.Count)));
    }

    [Fact]
    public void RowsGrouped_IsCheckedAgainstTheInput()
    {
        string[] lines = LogRows.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        SourceException e = Assert.Throws<SourceException>(() => Reading.Text(
            Log.Replace("GROUPED", "\"rowsGrouped\": true,", StringComparison.Ordinal), string.Join('\n', lines[0], lines[1], lines[4], lines[2])));
        Assert.Equal(
            "a.csv:4: column 'id': The rows of '1' do not stand together; expected so, for the map says rowsGrouped. Take rowsGrouped out of the map.", e.Message);
    }

    [Fact]
    public void Messages_AreJoinedInTheirOrder()
    {
        const string Map = """
            {
              "tickets": { "id": ["shop", "nr"], "createdAt": "created", "solvedAt": { "lastEvent": true }, "where": { "column": "kind", "isNot": ["internal"] } },
              "messages": {
                "ticket": ["shop", "ticket"], "id": "id", "at": "at", "order": "no", "author": "by", "session": "chat",
                "role": { "column": "role", "values": { "c": "customer", "a": "agent", "b": "bot" }, "other": "third_party" },
                "isPublic": { "column": "note", "isNot": "yes" }
              }
            }
            """;
        RecordList records = Reading.Text(
            Map,
            "shop,nr,created,kind\nx,1,2024-05-01T10:00:00Z,\nx,2,2024-05-01T10:00:00Z,internal\ny,1,2024-05-01T10:00:00Z,\n",
            "shop,ticket,id,at,no,role,by,note,chat\n"
            + "x,1,m2,2024-05-01T10:05:00Z,2,a,Ann,,s1\nx,1,m1,2024-05-01T10:06:00Z,1,c,Carl,no,\nx,1,m3,2024-05-01T10:04:00Z,3,z,,yes,\n"
            + "x,2,m4,2024-05-01T10:00:00Z,1,b,,,\nz,1,m5,2024-05-01T10:00:00Z,1,b,,,\nx,1,m6,,1,b,,,\n");
        Assert.Equal(["x/1", "y/1"], records.Tickets.Select(ticket => ticket.Id));
        Ticket ticket = records.Tickets[0];
        Assert.Equal(["m1", "m2", "m3"], ticket.Events.Select(message => message.Id));
        Assert.Equal([AuthorKind.Customer, AuthorKind.Agent, AuthorKind.ThirdParty], ticket.Events.Select(message => message.Author));
        Assert.Equal([true, true, false], ticket.Events.Select(message => message.IsPublic));
        Assert.Equal(["Carl", "Ann", null], ticket.Events.Select(message => message.AuthorId));
        Assert.Equal("s1", ticket.Events[1].Session);
        Assert.Equal(Instant.FromUtc(2024, 5, 1, 10, 6), ticket.SolvedAt);
        Assert.Empty(records.Tickets[1].Events);
        Assert.Null(records.Tickets[1].SolvedAt);

        // The messages of x/2, which is not wanted, are no orphans.
        Assert.Equal(["z/1"], records.Issues.Where(issue => issue.Kind == DataIssueKind.OrphanEvent).Select(issue => issue.RecordId));
        Assert.Equal(1, records.Count(DataIssueKind.MissingAnchor));
        Assert.Equal(2, records.Issues.Count);
    }

    [Fact]
    public void MissingMessages_AreReported()
    {
        RecordList records = Reading.Text(
            """{"tickets":{"id":"id","createdAt":"at"},"messages":{"ticket":"t","at":"at","role":{"column":"r","values":{}}}}""", "id,at\n1,2024-05-01T10:00:00Z\n");
        Assert.Single(records.Tickets);
        Assert.Equal("No input holds the map's messages (columns t, at, r); the KPIs that need them have no value.", Assert.Single(records.Issues).Message);
    }

    [Fact]
    public void Calls_TakeDateAndTimeFromTwoColumnsAndGoOverMidnight()
    {
        const string Map = """
            {
              "timeZone": "Asia/Jerusalem", "dateFormats": "yyMMdd H:mm:ss",
              "calls": {
                "id": "id", "offeredAt": { "date": "day", "time": "in" }, "answeredAt": { "date": "day", "time": "up", "missing": "0:00:00", "nextDay": true },
                "outcome": { "column": "end", "values": { "A": "answered", "H": "abandoned" }, "other": "flowed_out" },
                "queued": { "column": "q", "isNot": "0" }, "queueTime": "q", "talkTime": { "column": "talk", "format": "h:mm:ss" }, "wrapTime": { "column": "wrap", "format": "m:ss" },
                "transferred": { "column": "x", "is": "yes" }
              }
            }
            """;
        RecordList records = Reading.Text(
            Map,
            "id,day,in,up,end,q,talk,wrap,x\n1,990201,23:59:58,0:00:05,A,7,25:00:01,90:30,yes\n2,000201,8:00:00,0:00:00,H,0,,,\n3,300201,8:00:05,8:00:04,V,,0:00:00,,no\n");
        Assert.Equal(
            [Instant.FromUtc(1999, 2, 1, 21, 59, 58), Instant.FromUtc(2000, 2, 1, 6, 0), Instant.FromUtc(2030, 2, 1, 6, 0, 5)],
            records.Calls.Select(call => call.OfferedAt));

        // One second too early is a clock that differs, not the next day.
        Assert.Equal([Instant.FromUtc(1999, 2, 1, 22, 0, 5), null, Instant.FromUtc(2030, 2, 1, 6, 0, 4)], records.Calls.Select(call => call.AnsweredAt));
        Assert.Equal([CallOutcome.Answered, CallOutcome.Abandoned, CallOutcome.FlowedOut], records.Calls.Select(call => call.Outcome));
        Assert.Equal([true, false, null], records.Calls.Select(call => call.Queued));
        Assert.Equal([Duration.FromSeconds(90_001), null, Duration.Zero], records.Calls.Select(call => call.TalkTime));
        Assert.Equal(Duration.FromSeconds(5_430), records.Calls[0].WrapTime);
        Assert.Equal([true, null, false], records.Calls.Select(call => call.Transferred));
        Assert.Empty(records.Issues);
    }

    [Fact]
    public void Surveys_UnpivotQuestionsAndReadWords()
    {
        const string Map = """
            {
              "timeZone": "UTC",
              "surveys": {
                "id": "id", "weight": "w", "answeredAt": "at", "ticketId": "t", "respondent": "who",
                "questions": [
                  { "kind": "csat", "columns": ["q1", "q2"], "scale": [1, 5], "blank": ["0", "n/a"] },
                  { "kind": "csat", "column": "mood", "name": "mood", "values": { "good": "positive", "bad": "negative" } },
                  { "kind": "nps", "column": "nps" }
                ],
                "dimensions": { "lang": { "column": "l", "values": { "1": "English" } } }
              }
            }
            """;
        RecordList records = Reading.Text(Map, "id,w,at,t,who,q1,q2,mood,nps,l\n1,0.1234567890,2024-05-01 10:00,77,ann,5,n/a,good,11,1\n2,x,,,,0,4.5,meh,,9\n");
        Assert.Equal(8, records.Responses.Count);
        SurveyResponse first = records.Responses[0];
        Assert.Equal(("1", SurveyKind.Csat, "q1", 5, "77", "ann", "English"), (first.Id, first.Kind, first.Question!, first.Score!.Value, first.TicketId!, first.Respondent!, first.Dimensions["lang"]));
        Assert.Equal(0.1234567890m, first.Weight);
        Assert.Equal(Instant.FromUtc(2024, 5, 1, 10, 0), first.AnsweredAt);
        Assert.Null(records.Responses[1].Score);
        Assert.Equal((Sentiment.Positive, "mood"), (records.Responses[2].Sentiment!.Value, records.Responses[2].Question!));

        // Whether 11 lies on the scale is for the facts to say.
        Assert.Equal((SurveyKind.Nps, null, 11), (records.Responses[3].Kind, records.Responses[3].Question, records.Responses[3].Score!.Value));
        Assert.All(records.Responses.Skip(4), response => Assert.Null(response.Score));
        Assert.Equal(2, records.Count(DataIssueKind.UnreadableNumber));
        Assert.Equal(2, records.Count(DataIssueKind.UnknownValue));
    }

    [Fact]
    public void OneRow_MayBeATicketAndASurvey()
    {
        RecordList records = Reading.Text(
            """{"tickets":{"id":"id","createdAt":"at"},"surveys":{"id":"id","ticketId":"id","questions":{"kind":"csat","column":"stars"}}}""",
            "id,at,stars\n1,2024-05-01T10:00:00Z,4\n");
        Assert.Single(records.Tickets);
        Assert.Equal(4, Assert.Single(records.Responses).Score);
    }

    [Fact]
    public void Fields_HaveOtherWordsAndMissingTexts()
    {
        RecordList records = Reading.Text(
            """
            {
              "timeZone": "UTC", "missing": ["?"], "csv": { "delimiter": ";", "skipRows": 1 },
              "tickets": {
                "id": "id", "createdAt": { "column": "at", "formats": ["epoch_s", "epoch_ms"] },
                "priority": { "column": "p", "values": { "1": "urgent", "2": "normal" } },
                "agent": { "column": "a", "missing": "nobody" }, "isSpam": { "column": "s", "is": "true" }, "mergedInto": "m",
                "channel": { "column": "c", "optional": true }, "dimensions": { "product": "d" }
              }
            }
            """,
            "id;at;p;a;s;m;d\n(number);(seconds);;;;;\n1;1714557600;1;nobody;true;?;\n2;1714557600.5;3;Ann;;9;X, Y\n");
        Assert.Equal(["urgent", "3"], records.Tickets.Select(ticket => ticket.Priority));
        Assert.Equal([null, "Ann"], records.Tickets.Select(ticket => ticket.Agent));
        Assert.Equal([true, false], records.Tickets.Select(ticket => ticket.IsSpam));
        Assert.Equal([null, "9"], records.Tickets.Select(ticket => ticket.MergedInto));
        Assert.Equal([null, null], records.Tickets.Select(ticket => ticket.Channel));
        Assert.Empty(records.Tickets[0].Dimensions);
        Assert.Equal("X, Y", Assert.Single(records.Tickets[1].Dimensions).Value);
        Assert.Equal(Instant.FromUnixTimeMilliseconds(1_714_557_600_500), records.Tickets[1].CreatedAt);
        Assert.Equal((DataIssueKind.UnknownValue, "2"), (Assert.Single(records.Issues).Kind, records.Issues[0].RecordId));
    }

    [Fact]
    public void Progress_IsReportedAndCancellationStops()
    {
        List<ReadProgress> reports = [];
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes("id,created\n1,2024-05-01 10:00\n");
        MappedReader reader = new(SourceMap.Parse(Reading.TicketMap));
        reader.Read([new SourceFile("a.csv", () => new MemoryStream(bytes))], new RecordList(), new Collect(reports));
        Assert.Equal([(30L, 60L), (60L, 60L)], reports.Select(report => (report.BytesRead, report.TotalBytes!.Value)));
        using CancellationTokenSource stopped = new();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => reader.Read([new SourceFile("a.csv", () => new MemoryStream(bytes))], new RecordList(), null, stopped.Token));
    }

    private sealed class Collect(List<ReadProgress> reports) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value) => reports.Add(value);
    }
}
