using FsCheck.Xunit;
using SupportPerf.Metrics.Tests.Reports;

namespace SupportPerf.Metrics.Tests.Reviews;

public class QaTests
{
    private static QaReview Review(params QaCategory[] categories) => new() { Id = "1", ReviewedAt = ReportLaws.Start, Categories = categories };

    private static QaCategory Category(decimal? score, decimal weight = 1, bool critical = false) => new() { Name = "tone", Score = score, Weight = weight, IsCritical = critical };

    private static SupportReport Report(QaDefinitions definitions, params QaReview[] reviews) =>
        SupportReport.Compute([], null, new ReportOptions { Definitions = Definitions.Default with { Reviews = definitions } }, null, reviews);

    [Fact]
    public void A_failed_critical_category_fails_the_review_unless_told_otherwise()
    {
        QaReview[] reviews = [Review(Category(1), Category(0, critical: true)), Review(Category(1), Category(1, critical: true)), Review(Category(0))];

        Assert.Equal(1.0 / 3, Report(QaDefinitions.Default, reviews).Find("qa_score", "mean")!.Value!.Value, 9);
        Assert.Equal(0.5, Report(new() { CriticalFailure = CriticalFailure.FailsCategory }, reviews).Find("qa_score", "mean")!.Value!.Value, 9);
        ReportRow failures = Report(QaDefinitions.Default, reviews).Find("qa_score", "critical_failure_rate")!;
        Assert.Equal((1d, 2d), (failures.Numerator!.Value, failures.Denominator!.Value));
    }

    [Theory]
    [InlineData(NotApplicableRule.LeftOut, 0.5)]
    [InlineData(NotApplicableRule.FullScore, 0.75)]
    [InlineData(NotApplicableRule.Zero, 0.25)]
    public void What_is_not_applicable_counts_as_told(NotApplicableRule rule, double score) =>
        Assert.Equal(score, Report(new() { NotApplicable = rule }, Review(Category(0.5m), Category(null))).Find("qa_score", "mean")!.Value);

    [Fact]
    public void Weights_may_be_ignored()
    {
        QaReview review = Review(Category(1, 9), Category(0, 1));

        Assert.Equal(0.9, Report(QaDefinitions.Default, review).Find("qa_score", "mean")!.Value);
        Assert.Equal(0.5, Report(new() { EqualWeights = true }, review).Find("qa_score", "mean")!.Value);
    }

    [Fact]
    public void A_review_in_which_nothing_was_rated_has_no_score()
    {
        SupportReport report = Report(QaDefinitions.Default, Review(Category(null)), Review());

        Assert.Null(report.Find("qa_score", "mean")!.Value);
        Assert.Null(report.Find("qa_score", "pooled")!.Value);
        Assert.Null(report.Find("qa_score", "critical_failure_rate")!.Value);
        Assert.Equal(2, report.Find("qa_score", "count")!.Excluded);
    }

    [Fact]
    public void Bad_scores_and_weights_are_left_out_and_counted()
    {
        SupportReport report = Report(QaDefinitions.Default, Review(Category(1)), Review(Category(1.5m)), Review(Category(1, -1)), Review(Category(1, 0.00000000001m)));

        Assert.Equal(1, report.Find("qa_score", "count")!.Value);
        Assert.Equal(3, report.Find("qa_score", "count")!.Excluded);
        Assert.Equal(1, report.Quality.Issues.Single(issue => issue.Kind == DataIssueKind.ScoreOutOfScale).Count);
        Assert.Equal(2, report.Quality.Issues.Single(issue => issue.Kind == DataIssueKind.UnusableWeight).Count);
    }

    [Fact]
    public void Scorecards_are_variants_and_reviews_belong_to_their_period()
    {
        QaReview[] reviews = [Review(Category(1)) with { Scorecard = "chat" }, Review(Category(0)) with { ReviewedAt = null, Scorecard = "chat" }];
        SupportReport all = Report(QaDefinitions.Default, reviews);
        SupportReport days = SupportReport.Compute([], null, new ReportOptions { Period = PeriodGrain.Day, By = [Dimension.Agent] }, null, reviews);

        Assert.Equal(2, all.Find("qa_score", "count", variant: "chat")!.N);
        Assert.Equal(1, days.Rows.First(row => row.Variant == "chat").N);
        Assert.Equal(DataIssueKind.MissingAnchor, days.Quality.Issues.Single().Kind);
        Assert.Equal(2, days.Quality.Records["reviews"]);
    }

    [Property(MaxTest = 40, Replay = "20261122,1")]
    public void Order_and_split_do_not_matter(int seed)
    {
        Random random = new(seed);
        ReportOptions options = new()
        {
            Period = random.Next(2) == 0 ? PeriodGrain.All : PeriodGrain.Week,
            By = random.Next(2) == 0 ? [] : [Dimension.Agent],
            Definitions = Definitions.Default with { Reviews = new() { NotApplicable = (NotApplicableRule)random.Next(3), CriticalFailure = (CriticalFailure)random.Next(2) } },
        };
        Action<SupportReportBuilder>[] records = [.. Enumerable.Range(0, random.Next(40)).Select(i => Add(Random(i, random)))];

        ReportLaws.Hold(options, records, random);
    }

    [Property(MaxTest = 20, Replay = "20261122,3")]
    public void A_review_that_cannot_be_scored_changes_only_what_is_left_out(int seed)
    {
        Random random = new(seed);
        Action<SupportReportBuilder>[] records = [.. Enumerable.Range(0, 1 + random.Next(20)).Select(i => Add(Random(i, random) with { Scorecard = null }))];
        Action<SupportReportBuilder>[] bad = [Add(Review(Category(2))), Add(Review(Category(null)))];

        ReportLaws.LeaveOut(new ReportOptions(), records, bad);
    }

    private static Action<SupportReportBuilder> Add(QaReview review) => builder => builder.Add(review);

    private static QaReview Random(int id, Random random) => new()
    {
        Id = $"{id}",
        ReviewedAt = random.Next(10) == 0 ? null : ReportLaws.Start.Plus(Duration.FromHours(random.Next(1000))),
        Scorecard = random.Next(3) == 0 ? "chat" : null,
        Agent = $"a{random.Next(3)}",
        Categories = [.. Enumerable.Range(0, random.Next(5)).Select(_ => Category(random.Next(4) == 0 ? null : random.Next(0, 22) / 20m, random.Next(0, 30) / 3m is var weight ? Math.Round(weight, 2) : 0, random.Next(6) == 0))],
    };
}
