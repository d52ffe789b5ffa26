namespace SupportPerf.Metrics.Tests.Reports;

/// <summary>Figures that helpdesks' own payloads state, on records with the same instants and durations.</summary>
public class GroundTruthTests
{
    private static ExplainedFigure Sla(Ticket ticket, SlaRule rule, BusinessCalendar calendar, Instant asOf) => RecordExplanation
        .Of(ticket, new ReportOptions { Calendar = calendar, AsOf = asOf, Definitions = new() { Slas = [rule] } })
        .For("sla_attainment").Figures.Single();

    /// <summary>A Zendesk chat whose payload says: response time first 10, max 347, avg 136.0357 s.</summary>
    [Fact]
    public void A_chat_in_zendesk()
    {
        Instant start = Instant.FromUtc(2026, 3, 2, 10, 0);
        Instant[] asked = [start, start + Duration.FromMinutes(2), start + Duration.FromMinutes(20)];
        double[] gaps = [10.332, 346.983, 50.792];
        Ticket chat = new()
        {
            Id = "chat",
            CreatedAt = start,
            Events =
            [
                .. asked.Zip(gaps).SelectMany(static pair => new TicketEvent[]
                {
                    new() { At = pair.First, Kind = TicketEventKind.Message, Author = AuthorKind.Customer },
                    new() { At = pair.First + Duration.FromMilliseconds(pair.Second * 1000), Kind = TicketEventKind.Message, Author = AuthorKind.Agent },
                }),
            ],
        };
        SupportReport report = SupportReport.Compute([chat], null, new ReportOptions { Definitions = Definitions.Zendesk });
        double Of(string metric, string statistic) => report.Find(metric, statistic, HoursBasis.Calendar)!.Value!.Value;

        Assert.Equal((10, 347, 136.0357), (Math.Round(Of("first_response_time", "mean")), Math.Round(Of("reply_time", "max")), Math.Round(Of("reply_time", "mean"), 4)));
    }

    /// <summary>A cycle of a Jira Service Management SLA, across the change to daylight saving time: elapsed 415,527,192 ms of a goal of 576,000,000, breach at 1773698400000.</summary>
    [Fact]
    public void A_cycle_in_jira_service_management()
    {
        BusinessCalendar chicago = BusinessCalendar.In("America/Chicago").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build();
        Instant start = Instant.FromUnixTimeMilliseconds(1_771_312_211_507);
        Instant stop = Instant.FromUnixTimeMilliseconds(1_773_077_127_192);
        SlaRule goal = new() { Name = "Time to resolution", Clock = SlaClock.ResolutionTime, Basis = HoursBasis.Business, Target = Duration.FromMilliseconds(576_000_000) };
        Ticket issue = new() { Id = "cycle", CreatedAt = start, SolvedAt = stop };

        ExplainedFigure cycle = Sla(issue, goal, chicago, stop);

        Assert.NotEqual(chicago.TimeZone.GetUtcOffset(start), chicago.TimeZone.GetUtcOffset(stop));
        Assert.Equal(Duration.FromMilliseconds(415_527_192), cycle.BusinessTime);
        Assert.Equal(Duration.FromMilliseconds(576_000_000 - 415_527_192), cycle.Target - cycle.BusinessTime);
        Assert.Equal(Instant.FromUnixTimeMilliseconds(1_773_698_400_000), cycle.DueAt);
        Assert.Equal("yes", cycle.Outcome);
        Assert.Equal("no", Sla(issue with { SolvedAt = null }, goal, chicago, cycle.DueAt!.Value + Duration.FromHours(24)).Outcome);
    }

    /// <summary>
    /// A task_sla of ServiceNow on the schedule 8-5 weekdays: from 15:19:57 UTC 24 business hours end at 2016-12-15 08:30:00 UTC; after 2:37:03 4.02 % of
    /// the way in calendar time had passed and 2 d 14:33:00 were left.
    /// </summary>
    [Fact]
    public void A_task_sla_in_servicenow()
    {
        BusinessCalendar kolkata = BusinessCalendar.In("Asia/Kolkata").Weekdays(new LocalTime(8, 0), new LocalTime(17, 0)).Build();
        Instant start = Instant.FromUtc(2016, 12, 12, 15, 19, 57);
        Instant now = start + Duration.FromSeconds((2 * 3600) + (37 * 60) + 3);
        SlaRule rule = new() { Name = "24 h", Clock = SlaClock.ResolutionTime, Basis = HoursBasis.Business, Target = Duration.FromHours(24) };

        ExplainedFigure running = Sla(new() { Id = "task_sla", CreatedAt = start }, rule, kolkata, now);
        Instant due = running.DueAt!.Value;

        Assert.Equal(Instant.FromUtc(2016, 12, 15, 8, 30, 0), due);
        Assert.Equal(("undecided", now - start), (running.Outcome, running.CalendarTime!.Value));
        Assert.Equal(4.02, Math.Round(100 * ((now - start) / (due - start)), 2));
        Assert.Equal(Duration.FromDays(2) + Duration.FromHours(14) + Duration.FromMinutes(33), due - now);
        Assert.Equal("yes", Sla(new() { Id = "task_sla", CreatedAt = start, SolvedAt = due }, rule, kolkata, due).Outcome);
        Assert.Equal("no", Sla(new() { Id = "task_sla", CreatedAt = start, SolvedAt = due + Duration.FromSeconds(1) }, rule, kolkata, due + Duration.FromDays(1)).Outcome);
    }

    /// <summary>A day of NICE CXone: 105 contacts, 27786.15 s of talk and 17956.379 s of after-contact work: AHT 435.643 s, average talk 264.63 s.</summary>
    [Fact]
    public void Contacts_in_cxone()
    {
        const int contacts = 105;
        Duration Share(double seconds, int i) => Duration.FromMilliseconds(Math.Floor(seconds * 1000 / contacts)) + (i == 0 ? Duration.FromMilliseconds(Math.Round(seconds * 1000) % contacts) : Duration.Zero);
        Call[] calls =
        [
            .. Enumerable.Range(0, contacts).Select(i => new Call
            {
                Id = $"{i}",
                OfferedAt = Instant.FromUtc(2026, 3, 2, 8, 0) + Duration.FromMinutes(i),
                Outcome = CallOutcome.Answered,
                TalkTime = Share(27786.15, i),
                WrapTime = Share(17956.379, i),
            }),
        ];
        SupportReport report = SupportReport.Compute([], null, new ReportOptions { Definitions = new() { HandleTimes = [new(), new() { Name = "talk", TalkOnly = true }] } }, calls);

        Assert.Equal((27786.15 + 17956.379) / contacts, report.Find("handle_time", "mean", HoursBasis.Calendar)!.Value!.Value, 9);
        Assert.Equal(435.643, Math.Round(report.Find("handle_time", "mean", HoursBasis.Calendar)!.Value!.Value, 3));
        Assert.Equal(264.63, Math.Round(report.Find("handle_time", "mean", HoursBasis.Calendar, "talk")!.Value!.Value, 2));
    }

    /// <summary>A conversation of Genesys Cloud: ring 3, talk 210, hold 60, wrap 10, tHandle 280 s. The ringing is no handling.</summary>
    [Theory]
    [InlineData("genesys")]
    [InlineData("default")]
    public void A_call_in_genesys(string preset)
    {
        Call call = new()
        {
            Id = "conversation",
            OfferedAt = Instant.FromUtc(2016, 6, 8, 8, 0),
            Outcome = CallOutcome.Answered,
            QueueTime = Duration.FromSeconds(3),
            TalkTime = Duration.FromSeconds(210),
            HoldTime = Duration.FromSeconds(60),
            WrapTime = Duration.FromSeconds(10),
        };
        SupportReport report = SupportReport.Compute([], null, new ReportOptions { Definitions = Definitions.Preset(preset) }, [call with { EndedAt = call.OfferedAt + Duration.FromSeconds(283) }]);

        Assert.Equal(280, report.Find("handle_time", "mean", HoursBasis.Calendar)!.Value);
    }
}
