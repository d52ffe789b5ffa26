using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SupportPerf.Metrics.Tests.Explanations;

public class FactsWriterTests
{
    private static readonly BusinessCalendar Office = BusinessCalendar.In("UTC").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build();

    private static Instant At(int day, int hour, int minute = 0) => Instant.FromUtc(2026, 3, day, hour, minute);

    private static Ticket Solved(string id = "t1") => new()
    {
        Id = id,
        CreatedAt = At(2, 16),
        Group = "Berlin, \"Mitte\"",
        Events =
        [
            new() { At = At(2, 16), Kind = TicketEventKind.Message, Author = AuthorKind.Customer },
            new() { At = At(3, 10), Kind = TicketEventKind.Message, Author = AuthorKind.Agent },
            new() { At = At(3, 11), Kind = TicketEventKind.Message, Author = AuthorKind.Customer },
            new() { At = At(3, 11, 30), Kind = TicketEventKind.Message, Author = AuthorKind.Agent },
            new() { At = At(3, 12), Kind = TicketEventKind.Status, Status = TicketStatus.Solved },
        ],
    };

    private static string Csv(ReportOptions? options, FactRecords records, Action<FactsWriter> add)
    {
        using StringWriter text = new();
        using (FactsWriter writer = FactsWriter.Csv(text, options, records))
        {
            add(writer);
        }

        return text.ToString();
    }

    private static JsonElement Json(ReportOptions? options, Action<FactsWriter> add)
    {
        using MemoryStream stream = new();
        using (FactsWriter writer = FactsWriter.Json(stream, options))
        {
            add(writer);
        }

        return JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).RootElement.Clone();
    }

    private static Dictionary<string, string> RowOf(string csv, int row = 1)
    {
        string[] lines = csv.Replace("\"Berlin, \"\"Mitte\"\"\"", "Berlin Mitte", StringComparison.Ordinal).Split("\r\n");
        string[] cells = lines[row].Split(',');
        string[] names = lines[0].Split(',');
        Assert.Equal(names.Length, cells.Length);
        Assert.Equal(names.Length, names.Distinct().Count());
        return names.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    [Fact]
    public void An_sla_has_the_instants_when_its_target_is_used_up_and_when_it_was_breached()
    {
        Definitions rules = new()
        {
            Slas =
            [
                new() { Name = "first", Clock = SlaClock.FirstResponseTime, Basis = HoursBasis.Business, Target = Duration.FromHours(2) },
                new() { Name = "next", Clock = SlaClock.NextResponseTime, Target = Duration.FromMinutes(20) },
                new() { Name = "due", Clock = SlaClock.Due, Basis = HoursBasis.None },
            ],
        };
        string csv = Csv(new ReportOptions { Calendar = Office, Definitions = rules }, FactRecords.Tickets, writer => writer.Add(Solved() with { DueAt = At(3, 12) }));
        Dictionary<string, string> row = RowOf(csv);

        // 16:00 to 17:00 and 09:00 to 10:00: exactly in time.
        Assert.Equal(("true", "2026-03-03T10:00:00Z", ""), (row["sla_attainment:first"], row["sla_attainment:first_due"], row["sla_attainment:first_breach"]));
        Assert.Equal(("false", "2026-03-03T11:20:00Z", "2026-03-03T11:20:00Z"), (row["sla_attainment:next"], row["sla_attainment:next_due"], row["sla_attainment:next_breach"]));
        Assert.Equal(("true", "2026-03-03T12:00:00Z", ""), (row["sla_attainment:due"], row["sla_attainment:due_due"], row["sla_attainment:due_breach"]));
    }

    [Fact]
    public void A_ticket_has_every_clock_with_its_start_stop_and_hours()
    {
        SlaRule rule = new() { Name = "reply", Clock = SlaClock.FirstResponseTime, Basis = HoursBasis.Business, Target = Duration.FromHours(2) };
        ReportOptions options = new() { Calendar = Office, Policy = new SupportPolicy { Slas = [rule] } };

        Dictionary<string, string> row = RowOf(Csv(options, FactRecords.Tickets, writer => writer.Add(Solved())));

        Assert.Equal(("ticket", "t1", "2026-03-02T16:00:00Z", ""), (row["record"], row["id"], row["at"], row["left_out"]));
        Assert.Equal(("completed", "2026-03-02T16:00:00Z", "2026-03-03T10:00:00Z", "1"), (row["first_response_time_state"], row["first_response_time_start"], row["first_response_time_stop"], row["first_response_time_n"]));
        Assert.Equal(("64800", "7200"), (row["first_response_time_calendar_s"], row["first_response_time_business_s"]));
        Assert.Equal(("2", "66600", "9000"), (row["reply_time_n"], row["reply_time_calendar_s"], row["reply_time_business_s"]));
        Assert.Equal(("2026-03-03T12:00:00Z", "true"), (row["resolution_time_stop"], row["is_ended"]));
        Assert.Equal(("true", "true", "false"), (row["sla_attainment:reply"], row["resolution_rate"], row["one_touch_rate"]));
        Assert.Equal("0", row["reopens"]);
        Assert.Equal("", row["close_time_state"]);
    }

    [Fact]
    public void What_is_open_left_out_or_not_decided_says_so()
    {
        Ticket open = Solved("open") with { Events = [] };
        Ticket backwards = open with { Id = "backwards", FirstResponseAt = At(1, 0) };
        Ticket spam = open with { Id = "spam", IsSpam = true };
        SlaRule rule = new() { Name = "reply", Clock = SlaClock.ResolutionTime, Target = Duration.FromHours(2) };
        Definitions definitions = Definitions.Default with { Slas = [rule] };

        string Text(Instant? asOf) => Csv(new ReportOptions { Definitions = definitions, AsOf = asOf }, FactRecords.Tickets, writer =>
        {
            writer.Add(open);
            writer.Add(backwards);
            writer.Add(spam);
        });

        Dictionary<string, string> row = RowOf(Text(null));
        Assert.Equal(("open", "2026-03-02T16:00:00Z", "", "0", ""), (row["resolution_time_state"], row["resolution_time_start"], row["resolution_time_stop"], row["resolution_time_n"], row["resolution_time_calendar_s"]));
        Assert.Equal("", row["sla_attainment:reply"]);
        Assert.Equal("false", RowOf(Text(At(9, 0)))["sla_attainment:reply"]);
        Assert.Equal("ReplyBeforeCreation", RowOf(Text(null), 2)["first_response_time_state"]);
        Assert.Equal(("Spam", ""), (RowOf(Text(null), 3)["left_out"], RowOf(Text(null), 3)["resolution_time_state"]));
    }

    [Fact]
    public void Json_has_the_columns_of_each_kind_and_the_quality_at_the_end()
    {
        JsonElement facts = Json(new ReportOptions { FurtherDimensions = [Dimension.Named("product")] }, writer =>
        {
            writer.Add(Solved());
            writer.Add(new SurveyResponse { Id = "s", Kind = SurveyKind.Csat, Score = 4, AnsweredAt = At(4, 0), Dimensions = new Dictionary<string, string> { ["product"] = "x" } });
            writer.Add(new Call { Id = "c", OfferedAt = At(4, 1), Outcome = CallOutcome.Answered, QueueTime = Duration.FromMilliseconds(1500), TalkTime = Duration.FromMinutes(1) });
            writer.Add(new QaReview { Id = "q", ReviewedAt = At(4, 2), Categories = [new() { Name = "tone", Score = 0.25m }] });
            writer.Add(new Call { Id = "i", OfferedAt = At(4, 1), Outcome = CallOutcome.Ignored });
            writer.Add(new DataIssue { Kind = DataIssueKind.OrphanEvent, Message = "lost" });
        });

        JsonElement[] rows = [.. facts.GetProperty("rows").EnumerateArray()];
        Assert.Equal("supportperf.facts/1", facts.GetProperty("schema").GetString());
        Assert.Equal(["ticket", "survey", "call", "review", "call"], rows.Select(row => row.GetProperty("record").GetString()));
        Assert.Equal(64800, rows[0].GetProperty("first_response_time_calendar_s").GetDouble());
        Assert.Equal(JsonValueKind.True, rows[0].GetProperty("is_ended").ValueKind);
        Assert.Equal((4, "positive", "x"), (rows[1].GetProperty("score").GetInt32(), rows[1].GetProperty("sentiment").GetString(), rows[1].GetProperty("product").GetString()));
        Assert.Equal((1.5, 60), (rows[2].GetProperty("queue_s").GetDouble(), rows[2].GetProperty("call_handle_s").GetDouble()));
        Assert.True(rows[2].GetProperty("service_level").GetBoolean());
        Assert.Equal(0.25, rows[3].GetProperty("qa_score").GetDouble());
        Assert.Equal("IgnoredCall", rows[4].GetProperty("left_out").GetString());
        Assert.False(rows[4].TryGetProperty("queue_s", out _));
        Assert.Equal(1, facts.GetProperty("quality").GetProperty("records").GetProperty("calls").GetInt32());
        Assert.Equal(2, facts.GetProperty("quality").GetProperty("issues").GetArrayLength());
    }

    [Fact]
    public void Kinds_window_and_filter_keep_rows_out()
    {
        ReportOptions options = new() { From = At(2, 17), Where = [new(Dimension.Group, "a")] };

        string csv = Csv(options, FactRecords.Tickets, writer =>
        {
            writer.Add(Solved());
            writer.Add(Solved() with { Group = "a" });
            writer.Add(Solved() with { Group = "a", CreatedAt = At(2, 17) });
            writer.Add(new Call { Id = "c", OfferedAt = At(4, 1), Outcome = CallOutcome.Answered, Group = "a" });
        });

        Assert.Equal(3, csv.Split("\r\n").Length);
        Assert.DoesNotContain("talk_s", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_can_be_added_to_what_is_complete()
    {
        using StringWriter text = new();
        FactsWriter writer = FactsWriter.Csv(text);
        writer.Complete();
        writer.Complete();

        Assert.Throws<InvalidOperationException>(() => writer.Add(Solved()));
        writer.Dispose();
    }

    [Fact]
    public void The_sums_of_the_rows_are_the_sums_of_the_report()
    {
        Random random = new(20261122);
        Ticket[] tickets =
        [
            .. Enumerable.Range(0, 60).Select(i => new Ticket
            {
                Id = $"{i}",
                CreatedAt = At(2, 0).Plus(Duration.FromMinutes(random.Next(5000))),
                SolvedAt = random.Next(3) == 0 ? null : At(3, 0).Plus(Duration.FromMinutes(random.Next(5000))),
                FirstResponseAt = random.Next(3) == 0 ? null : At(3, 0).Plus(Duration.FromMinutes(random.Next(5000))),
            }),
        ];
        ReportOptions options = new() { Calendar = Office };
        SupportReport report = SupportReport.Compute(tickets, null, options);
        string csv = Csv(options, FactRecords.Tickets, writer => tickets.ToList().ForEach(writer.Add));

        foreach (string metric in (string[])["first_response_time", "resolution_time", "first_resolution_time"])
        {
            foreach ((HoursBasis basis, string suffix) in ((HoursBasis, string)[])[(HoursBasis.Calendar, "_calendar_s"), (HoursBasis.Business, "_business_s")])
            {
                double[] values = [.. Enumerable.Range(1, tickets.Length).Select(row => RowOf(csv, row)[metric + suffix]).Where(text => text.Length > 0).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
                Assert.Equal(report.Find(metric, "count", basis)!.Value, values.Length);
                Assert.Equal(report.Find(metric, "sum", basis)!.Value!.Value, values.Sum(), 6);
            }
        }
    }
}
