using SupportPerf.Metrics.Tests.Reports;

namespace SupportPerf.Metrics.Tests.Surveys;

public class SurveyTests
{
    private static Instant At(int hour) => ReportLaws.Start.Plus(Duration.FromHours(hour));

    private static SurveyResponse Answer(string id, SurveyKind kind, int? score, int hour = 0) => new() { Id = id, Kind = kind, Score = score, AnsweredAt = At(hour) };

    private static SupportReport Report(SurveyDefinitions definitions, params SurveyResponse[] answers) =>
        SupportReport.Compute([], answers, new ReportOptions { Definitions = Definitions.Default with { Surveys = definitions } });

    [Theory]
    [InlineData(1, 2, 2)]
    [InlineData(1, 3, 3)]
    [InlineData(1, 4, 3)]
    [InlineData(1, 5, 4)]
    [InlineData(1, 7, 6)]
    [InlineData(1, 10, 9)]
    [InlineData(0, 10, 9)]
    public void The_positive_scores_follow_the_scale(int min, int max, int positiveFrom)
    {
        SurveyResponse[] answers = [.. Enumerable.Range(min, max - min + 1).Select(score => Answer($"{score}", SurveyKind.Csat, score) with { Scale = new SurveyScale(min, max) })];

        ReportRow ratio = Report(SurveyDefinitions.Default, answers).Find("csat", "ratio")!;

        Assert.Equal(max - positiveFrom + 1, ratio.Numerator);
        Assert.Equal(max - min + 1, ratio.Denominator);
    }

    [Fact]
    public void Thumbs_and_faces_count_by_their_category_and_are_in_no_box()
    {
        SurveyResponse Thumb(string id, Sentiment sentiment) => Answer(id, SurveyKind.Csat, null) with { Sentiment = sentiment };

        SupportReport report = Report(SurveyDefinitions.Default, Thumb("1", Sentiment.Positive), Thumb("2", Sentiment.Neutral), Thumb("3", Sentiment.Negative), Thumb("4", Sentiment.Positive));

        Assert.Equal(0.5, report.Find("csat", "ratio")!.Value);
        Assert.Equal(0.25, report.Find("csat", "bottom_box")!.Value);
        Assert.Null(report.Find("csat", "top_box")!.Value);
        Assert.Null(report.Find("csat", "mean")!.Value);
    }

    [Theory]
    [InlineData(RepeatedAnswers.Latest, 1, 1, 1)]
    [InlineData(RepeatedAnswers.First, 0, 1, 1)]
    [InlineData(RepeatedAnswers.All, 1, 2, 0)]
    public void A_ticket_rated_again_counts_once(RepeatedAnswers repeats, int positive, int of, int leftOut)
    {
        SupportReport report = Report(
            new() { Repeats = repeats },
            Answer("new", SurveyKind.Csat, 5, 9) with { TicketId = "t" },
            Answer("old", SurveyKind.Csat, 1, 3) with { TicketId = "t" });

        ReportRow ratio = report.Find("csat", "ratio")!;
        Assert.Equal(positive, ratio.Numerator);
        Assert.Equal(of, ratio.Denominator);
        Assert.Equal(leftOut, ratio.Excluded);
        Assert.Equal(of, report.Find("response_rate", "ratio", variant: "csat")!.Denominator);
    }

    [Fact]
    public void Two_questions_about_one_ticket_and_answers_without_a_ticket_repeat_nothing()
    {
        SupportReport report = Report(
            SurveyDefinitions.Default,
            Answer("1", SurveyKind.Csat, 5) with { TicketId = "t", Question = "speed" },
            Answer("1", SurveyKind.Csat, 1) with { TicketId = "t", Question = "tone" },
            Answer("2", SurveyKind.Csat, 5) with { Respondent = "p" },
            Answer("3", SurveyKind.Csat, 1, 1) with { Respondent = "p" });

        Assert.Equal(1, report.Find("csat", "ratio", variant: "speed")!.Denominator);
        Assert.Equal(1, report.Find("csat", "ratio", variant: "tone")!.Denominator);
        Assert.Equal(2, report.Find("csat", "ratio")!.Denominator);
    }

    [Theory]
    [InlineData(null, 4)]
    [InlineData(24, 2)]
    [InlineData(2, 3)]
    [InlineData(1000, 1)]
    public void Answers_of_one_person_within_the_window_count_once(int? hours, int counted)
    {
        SurveyDefinitions definitions = new() { RespondentWindow = hours is { } window ? Duration.FromHours(window) : null };

        SupportReport report = Report(
            definitions,
            Answer("1", SurveyKind.Nps, 0, 0) with { Respondent = "p" },
            Answer("2", SurveyKind.Nps, 5, 2) with { Respondent = "p", TicketId = "t" },
            Answer("3", SurveyKind.Nps, 9, 20) with { Respondent = "p" },
            Answer("4", SurveyKind.Nps, 10, 100) with { Respondent = "p" });

        Assert.Equal(counted, report.Find("nps", "score")!.N);
        Assert.Equal(hours is 1000 or 24 ? 100 : hours is 2 ? 33.333333333333336 : 0, report.Find("nps", "score")!.Value!.Value, 9);
    }

    [Fact]
    public void The_direction_of_effort_decides_what_is_easy()
    {
        SurveyResponse[] answers = [Answer("1", SurveyKind.Ces, 1), Answer("2", SurveyKind.Ces, 2), Answer("3", SurveyKind.Ces, 3), Answer("4", SurveyKind.Ces, 5)];

        SupportReport first = Report(new() { Effort = EffortDirection.LowerIsEasier }, answers);
        SupportReport second = Report(SurveyDefinitions.Default, answers);

        Assert.Equal(0.5, first.Find("ces", "ratio")!.Value);
        Assert.Equal(0.25, first.Find("ces", "top_box")!.Value);
        Assert.Equal(0.25, second.Find("ces", "ratio")!.Value);
        Assert.Equal(0, second.Find("ces", "top_box")!.Value);
    }

    [Fact]
    public void Net_promoter_scores_on_another_scale_need_a_cut()
    {
        SurveyResponse[] answers = [Answer("1", SurveyKind.Nps, 5) with { Scale = SurveyScale.OneToFive }, Answer("2", SurveyKind.Nps, 1) with { Scale = SurveyScale.OneToFive }];

        SupportReport plain = Report(SurveyDefinitions.Default, answers);
        SupportReport cut = Report(new() { Cuts = [new() { Kind = SurveyKind.Nps, Scale = SurveyScale.OneToFive, PositiveFrom = 5, NegativeFrom = 3 }] }, answers);

        Assert.Null(plain.Find("nps", "score")!.Value);
        Assert.Equal(2, plain.Quality.Issues.Single(issue => issue.Kind == DataIssueKind.ScoreOutOfScale).Count);
        Assert.Equal(0, cut.Find("nps", "score")!.Value);
    }

    [Fact]
    public void Zero_may_mean_no_answer_and_what_is_out_of_scale_may_be_clamped()
    {
        SurveyResponse[] answers = [Answer("1", SurveyKind.Csat, 0), Answer("2", SurveyKind.Csat, 7), Answer("3", SurveyKind.Csat, 4)];

        ReportRow strict = Report(SurveyDefinitions.Default, answers).Find("csat", "ratio")!;
        ReportRow lenient = Report(new() { ZeroIsBlank = true, ClampToScale = true }, answers).Find("csat", "ratio")!;

        Assert.Equal((1d, 2L), (strict.Denominator!.Value, strict.Excluded));
        Assert.Equal((2d, 2d, 1L), (lenient.Numerator!.Value, lenient.Denominator!.Value, lenient.Excluded));
    }

    [Fact]
    public void Satisfaction_can_be_a_share_of_all_surveys_sent()
    {
        SurveyResponse[] answers = [Answer("1", SurveyKind.Csat, 5), Answer("2", SurveyKind.Csat, null) with { AnsweredAt = null, SentAt = At(0) }, Answer("3", SurveyKind.Csat, 2)];

        ReportRow ratio = Report(new() { SatisfactionOf = SurveyPopulation.Sent }, answers).Find("csat", "ratio")!;

        Assert.Equal((1d, 3d, 0L), (ratio.Numerator!.Value, ratio.Denominator!.Value, ratio.Excluded));
    }

    [Fact]
    public void Periods_can_go_by_the_invitation()
    {
        SurveyResponse answer = Answer("1", SurveyKind.Csat, 5, 30) with { SentAt = At(1) };
        ReportOptions options = new() { Period = PeriodGrain.Day, Definitions = Definitions.Default with { Surveys = new() { Anchor = SurveyAnchor.Sent } } };

        Assert.Equal(new LocalDate(2026, 3, 2), SupportReport.Compute([], [answer], options).Rows[0].PeriodLocalDate);
        Assert.Equal(new LocalDate(2026, 3, 3), SupportReport.Compute([], [answer], new ReportOptions { Period = PeriodGrain.Day }).Rows[0].PeriodLocalDate);
    }

    [Fact]
    public void A_rating_from_before_the_creation_of_its_ticket_is_named_and_counts()
    {
        Ticket ticket = new() { Id = "t", CreatedAt = At(5) };

        SupportReport report = SupportReport.Compute([ticket], [Answer("early", SurveyKind.Csat, 5, 4) with { TicketId = "t" }, Answer("late", SurveyKind.Csat, 5, 6) with { TicketId = "t" }]);

        IssueSummary issue = report.Quality.Issues.Single();
        Assert.Equal((DataIssueKind.RatingBeforeCreation, 1L, "early"), (issue.Kind, issue.Count, issue.First[0].RecordId));
        Assert.Equal(1, report.Find("csat", "ratio")!.Denominator);
        Assert.Equal(1, report.Find("csat", "ratio")!.Excluded);
    }

    [Fact]
    public void Nobody_answered_gives_no_value()
    {
        SupportReport report = Report(SurveyDefinitions.Default, Answer("1", SurveyKind.Csat, null) with { AnsweredAt = null });

        Assert.Null(report.Find("csat", "ratio")!.Value);
        Assert.Equal(0, report.Find("response_rate", "ratio", variant: "csat")!.Value);
    }
}
