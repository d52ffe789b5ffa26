using System.Text.Json;

namespace SupportPerf.Metrics.Tests.Explanations;

public class RecordExplanationTests
{
    private static readonly BusinessCalendar Office = BusinessCalendar.In("Europe/Berlin")
        .Weekdays(new LocalTime(9, 0), new LocalTime(17, 0))
        .Closed(new LocalDate(2026, 3, 3), "Founders' Day")
        .Build();

    private static readonly ReportOptions Options = new() { Calendar = Office };

    private static Instant At(int day, int hour, int minute = 0) => Instant.FromUtc(2026, 3, day, hour, minute);

    private static readonly Ticket Waited = new()
    {
        Id = "4711",
        CreatedAt = At(2, 15),
        InitialStatus = TicketStatus.New,
        Events =
        [
            new() { At = At(2, 15), Kind = TicketEventKind.Message, Author = AuthorKind.Customer },
            new() { At = At(2, 15, 1), Kind = TicketEventKind.Message, Author = AuthorKind.Automation },
            new() { At = At(4, 9), Kind = TicketEventKind.Message, Author = AuthorKind.Agent, AuthorId = "anna" },
            new() { At = At(4, 9), Kind = TicketEventKind.Status, Status = TicketStatus.Pending, StatusName = "waiting" },
            new() { At = At(5, 9), Kind = TicketEventKind.Status, Status = TicketStatus.Open },
            new() { At = At(5, 10), Kind = TicketEventKind.Status, Status = TicketStatus.Solved },
        ],
    };

    private static ExplainedFigure Figure(RecordExplanation explanation, string metric) => explanation.Figures.Single(figure => figure.Metric == metric);

    [Fact]
    public void A_clock_has_its_start_its_stop_what_happened_there_and_the_hours_that_counted()
    {
        ExplainedFigure response = Figure(RecordExplanation.Of(Waited, Options), "first_response_time");

        Assert.Equal("completed", response.Outcome);
        Assert.Equal((At(2, 15), At(4, 9)), (response.Start, response.Stop));
        Assert.Equal(["created by the customer, status New", "public message by the customer"], response.StartedBy);
        Assert.Equal(["public message by an agent (anna)", "status waiting (Pending)"], response.StoppedBy);
        Assert.Equal((Duration.FromHours(42), Duration.FromHours(2)), (response.CalendarTime, response.BusinessTime));
        Assert.Equal(["weekly hours, 09:00-17:00", "holiday: Founders' Day", "weekly hours, 09:00-17:00"], response.Hours.Single().Days.Select(day => day.Reason));
    }

    [Fact]
    public void What_was_paused_is_told_with_the_status()
    {
        ExplainedFigure net = Figure(RecordExplanation.Of(Waited, Options), "net_resolution_time");

        Assert.Equal(2, net.Counted.Count);
        ExplainedPause pause = Assert.Single(net.Paused);
        Assert.Equal((At(4, 9), At(5, 9), "waiting"), (pause.Start, pause.End, pause.Status));
        Assert.Equal(Duration.FromHours(43), net.CalendarTime);
        Assert.Equal(Duration.FromHours(3), net.BusinessTime);
    }

    [Fact]
    public void The_text_says_it_line_by_line()
    {
        string text = RecordExplanation.Of(Waited, Options).For("first_response_time").ToString();

        string expected = $"""
            ticket 4711
            definitions {Definitions.Default.Id}; calendar the only calendar (Europe/Berlin); as of the end of the input

            What happened
              2026-03-02T15:00:00Z  created by the customer, status New
              2026-03-02T15:00:00Z  public message by the customer
              2026-03-02T15:01:00Z  public message by an automation
              2026-03-04T09:00:00Z  public message by an agent (anna)
              2026-03-04T09:00:00Z  status waiting (Pending)
              2026-03-05T09:00:00Z  status Open
              2026-03-05T10:00:00Z  status Solved

            first_response_time  completed
              start     2026-03-02T15:00:00Z  created by the customer, status New; public message by the customer
              stop      2026-03-04T09:00:00Z  public message by an agent (anna); status waiting (Pending)
              dated     2026-03-02T15:00:00Z
              calendar  151200 s (1 d 18 h)
              business  7200 s (2 h)
                Mon 2026-03-02     1:00:00  16:00-17:00  weekly hours, 09:00-17:00
                Tue 2026-03-03      closed  holiday: Founders' Day
                Wed 2026-03-04     1:00:00  09:00-10:00  weekly hours, 09:00-17:00
            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void An_open_clock_counts_to_the_as_of_instant()
    {
        Ticket open = Waited with { Events = [] };

        ExplainedFigure without = Figure(RecordExplanation.Of(open, Options), "resolution_time");
        ExplainedFigure with = Figure(RecordExplanation.Of(open, Options with { AsOf = At(4, 9) }), "resolution_time");

        Assert.Equal(("open", null), (without.Outcome, without.Stop));
        Assert.Empty(without.Counted);
        Assert.Equal(("open", (Instant?)null, Duration.FromHours(42), Duration.FromHours(2)), (with.Outcome, with.Stop, with.CalendarTime!.Value, with.BusinessTime!.Value));
    }

    [Fact]
    public void What_is_left_out_says_why()
    {
        RecordExplanation backwards = RecordExplanation.Of(Waited with { FirstResponseAt = At(1, 0) }, Options);
        RecordExplanation spam = RecordExplanation.Of(Waited with { IsSpam = true }, Options);

        Assert.Equal(("left_out", "ReplyBeforeCreation"), (Figure(backwards, "first_response_time").Outcome, Figure(backwards, "first_response_time").Reason));
        Assert.Equal(DataIssueKind.ReplyBeforeCreation, backwards.Issues.Single().Kind);
        Assert.Contains("first response, as the record says", Figure(backwards, "first_response_time").StoppedBy);
        Assert.Equal("Spam", spam.LeftOut);
        Assert.Empty(spam.Figures);
        Assert.Contains("counts nowhere (Spam)", spam.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Verdicts_are_told_and_a_running_one_is_judged_as_of()
    {
        Definitions definitions = Definitions.Default with { Slas = [new() { Name = "fast", Clock = SlaClock.ResolutionTime, Target = Duration.FromHours(1) }] };
        Ticket open = Waited with { Events = [] };
        string Outcome(Instant? asOf) => Figure(RecordExplanation.Of(open, new ReportOptions { Definitions = definitions, AsOf = asOf }).For("sla_attainment"), "sla_attainment").Outcome;

        Assert.Equal(("undecided", "undecided", "no"), (Outcome(null), Outcome(At(2, 16)), Outcome(At(2, 17))));
        Assert.Equal("yes", Figure(RecordExplanation.Of(Waited, Options), "resolution_rate").Outcome);
    }

    private static readonly Definitions FourHours = Definitions.Default with
    {
        Slas = [new() { Name = "four", Clock = SlaClock.ResolutionTime, Basis = HoursBasis.Business, Target = Duration.FromHours(4), PausedStatuses = [TicketStatus.Pending] }],
    };

    [Fact]
    public void An_sla_says_its_target_when_it_is_due_and_when_it_was_breached()
    {
        // 1 h on Monday, none on Tuesday, 1 h on Wednesday until it is pending, 1 h on Thursday until it is solved: 3 h; a 4th would end at 11:00 UTC.
        ReportOptions options = Options with { Definitions = FourHours };
        ExplainedFigure met = Figure(RecordExplanation.Of(Waited, options).For("sla_attainment"), "sla_attainment");
        Ticket late = Waited with { Events = [.. Waited.Events.SkipLast(1)] };
        ExplainedFigure running = Figure(RecordExplanation.Of(late, options with { AsOf = At(5, 11) }).For("sla_attainment"), "sla_attainment");
        ExplainedFigure breached = Figure(RecordExplanation.Of(late, options with { AsOf = At(5, 12) }).For("sla_attainment"), "sla_attainment");
        ExplainedFigure paused = Figure(RecordExplanation.Of(late with { Events = [.. late.Events.SkipLast(1)] }, options with { AsOf = At(5, 12) }).For("sla_attainment"), "sla_attainment");

        Assert.Equal(("yes", Duration.FromHours(3), Duration.FromHours(4), At(5, 11)), (met.Outcome, met.BusinessTime!.Value, met.Target!.Value, met.DueAt!.Value));
        Assert.Equal(At(5, 10), met.Anchor);
        Assert.Equal("waiting", Assert.Single(met.Paused).Status);
        Assert.Equal(("undecided", At(5, 11)), (running.Outcome, running.DueAt!.Value));
        Assert.Equal(("no", At(5, 11)), (breached.Outcome, breached.DueAt!.Value));
        Assert.Equal(("undecided", (Instant?)null), (paused.Outcome, paused.DueAt));
        string text = RecordExplanation.Of(late, options with { AsOf = At(5, 12) }).For("sla_attainment").ToString();
        Assert.Contains("  target    14400 s (4 h)\n  breach    2026-03-05T11:00:00Z\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_are_told_with_the_instant_that_decides_their_period()
    {
        RecordExplanation explanation = RecordExplanation.Of(Waited, Options);

        Assert.Equal(At(2, 15), Figure(explanation, "tickets_created").Anchor);
        Assert.Equal(At(5, 10), Figure(explanation, "tickets_solved").Anchor);
        Assert.DoesNotContain(explanation.Figures, figure => figure.Metric == "tickets_closed");
        Assert.All(explanation.Figures.Where(figure => figure.Metric != "backlog"), figure => Assert.NotNull(figure.Anchor));
    }

    [Fact]
    public void The_json_holds_what_the_text_says()
    {
        RecordExplanation explanation = RecordExplanation.Of(Waited, Options with { Definitions = FourHours });
        using JsonDocument json = JsonDocument.Parse(explanation.ToJson());
        JsonElement[] figures = [.. json.RootElement.GetProperty("figures").EnumerateArray()];
        JsonElement sla = figures.Single(figure => figure.GetProperty("metric").GetString() == "sla_attainment");

        Assert.Equal("4711", json.RootElement.GetProperty("id").GetString());
        Assert.Equal(explanation.Figures.Select(figure => figure.Metric), figures.Select(figure => figure.GetProperty("metric").GetString()));
        Assert.Equal(explanation.History.Count, json.RootElement.GetProperty("history").GetArrayLength());
        Assert.Equal(("four", "yes", 10_800, 14_400), (sla.GetProperty("variant").GetString(), sla.GetProperty("outcome").GetString(), sla.GetProperty("business_s").GetDouble(), sla.GetProperty("target_s").GetDouble()));
        Assert.Equal("2026-03-05T11:00:00Z", sla.GetProperty("due").GetString());
        Assert.Equal("waiting", sla.GetProperty("paused")[0].GetProperty("status").GetString());
        Assert.Equal(3600, sla.GetProperty("open_hours")[0].GetProperty("open_s").GetDouble());
        Assert.Single(figures.Select(figure => string.Join(',', figure.EnumerateObject().Select(property => property.Name))).Distinct());
    }

    [Fact]
    public void Every_figure_of_one_ticket_is_that_of_its_report()
    {
        SupportReport report = SupportReport.Compute([Waited], null, Options);

        foreach (ExplainedFigure figure in RecordExplanation.Of(Waited, Options).Figures.Where(figure => figure is { Outcome: "completed", BusinessTime: not null }))
        {
            Assert.Equal(report.Find(figure.Metric, "sum", HoursBasis.Business, figure.Variant)!.Value, figure.BusinessTime!.Value.TotalSeconds);
            Assert.Equal(report.Find(figure.Metric, "sum", HoursBasis.Calendar, figure.Variant)!.Value, figure.CalendarTime!.Value.TotalSeconds);
            Assert.Equal(figure.BusinessTime, figure.Hours.Aggregate(Duration.Zero, (sum, hours) => sum + hours.OpenTime));
        }
    }

    [Fact]
    public void Calls_answers_and_reviews_are_explained_too()
    {
        RecordExplanation call = RecordExplanation.Of(new Call { Id = "c", OfferedAt = At(2, 9), Outcome = CallOutcome.Answered, Queued = true, QueueTime = Duration.FromSeconds(30) }, Options);
        RecordExplanation answer = RecordExplanation.Of(new SurveyResponse { Id = "s", Kind = SurveyKind.Csat, Score = 9, AnsweredAt = At(2, 9) }, Options);
        RecordExplanation review = RecordExplanation.Of(new QaReview { Id = "q", Categories = [new() { Name = "tone", Score = 0, IsCritical = true }] }, Options);

        Assert.Equal("no", Figure(call, "service_level").Outcome);
        Assert.Equal(Duration.FromSeconds(30), Figure(call, "speed_of_answer").CalendarTime);
        Assert.Equal(("left_out", "ScoreOutOfScale"), (Figure(answer, "csat").Outcome, answer.LeftOut));
        Assert.Equal(("critical_failure", 0), (Figure(review, "qa_score").Outcome, Figure(review, "qa_score").Value));
        Assert.All((RecordExplanation[])[call, answer, review], explanation => Assert.NotEmpty(explanation.ToString()));
    }

    [Fact]
    public void Ids_from_the_data_cannot_forge_lines()
    {
        string text = RecordExplanation.Of(new Ticket { Id = "a\nfirst_response_time  completed", CreatedAt = At(2, 9) }, Options).ToString();

        Assert.DoesNotContain(text.Split('\n'), line => line.StartsWith("first_response_time  completed", StringComparison.Ordinal));
    }
}
