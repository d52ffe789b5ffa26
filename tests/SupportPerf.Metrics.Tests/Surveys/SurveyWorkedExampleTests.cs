namespace SupportPerf.Metrics.Tests.Surveys;

/// <summary>The worked examples of surveys through records and report rows; the plain statistics of the same examples are tested beside them.</summary>
public class SurveyWorkedExampleTests
{
    public static TheoryData<string> Boxes => WorkedExamples.Ids("csat_box");

    public static TheoryData<string> Categories => WorkedExamples.Ids("csat_score");

    public static TheoryData<string> ResponseRates => WorkedExamples.Ids("csat_chatwoot");

    public static TheoryData<string> Efforts => WorkedExamples.Ids("ces");

    public static TheoryData<string> FirstEfforts => WorkedExamples.Ids("ces_v1");

    public static TheoryData<string> NetPromoters => WorkedExamples.Ids("nps_from_scores");

    [SkippableTheory]
    [MemberData(nameof(Boxes))]
    public void Satisfaction(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        long[] counts = example.Counts("counts_from_lowest");
        int min = (int)example.Count("scale_min");
        SurveyScale scale = new(min, min + counts.Length - 1);
        int positiveFrom = (int)example.Counts("positive_values")[0];
        SurveyDefinitions definitions = new() { Cuts = [new() { Kind = SurveyKind.Csat, Scale = scale, PositiveFrom = positiveFrom, NegativeFrom = min }] };
        IEnumerable<int> scores = counts.SelectMany((count, index) => Enumerable.Repeat(min + index, (int)count));

        SupportReport report = Report(definitions, scores.Select(score => Answer(SurveyKind.Csat) with { Score = score, Scale = scale }));

        ReportRow? ratio = report.Find("csat", "ratio");
        example.Check("n", ratio?.Denominator ?? 0);
        example.Check("positive", ratio?.Numerator ?? 0);
        example.Check("percent", 100 * ratio?.Value);
        example.Check("mean", report.Find("csat", "mean")?.Value);
        if (ratio is not null)
        {
            example.Check("wilson_low_percent", 100 * ratio.CiLow);
            example.Check("wilson_high_percent", 100 * ratio.CiHigh);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Categories))]
    public void Neutral_stays_in_the_denominator(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        IEnumerable<SurveyResponse> Faces(string name, Sentiment sentiment) =>
            Enumerable.Repeat(Answer(SurveyKind.Csat) with { Sentiment = sentiment }, (int)example.Count(name));

        SupportReport report = Report(
            SurveyDefinitions.Default,
            [.. Faces("positive", Sentiment.Positive), .. Faces("neutral", Sentiment.Neutral), .. Faces("negative", Sentiment.Negative)]);

        example.Check("percent", 100 * report.Find("csat", "ratio")!.Value);
    }

    [SkippableTheory]
    [MemberData(nameof(ResponseRates))]
    public void Response_rate(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        long responses = example.Count("responses");
        long positive = example.Count("positive");
        IEnumerable<SurveyResponse> surveys = Enumerable.Range(0, (int)example.Count("sent"))
            .Select(i => Answer(SurveyKind.Csat) with { Score = i < positive ? 5 : i < responses ? 1 : null });

        SupportReport report = Report(SurveyDefinitions.Default, surveys);

        example.Check("satisfaction_score", 100 * report.Find("csat", "ratio")!.Value);
        example.Check("response_rate", 100 * report.Find("response_rate", "ratio", variant: "csat")!.Value);
    }

    [SkippableTheory]
    [MemberData(nameof(Efforts))]
    public void Effort(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        SupportReport report = Report(SurveyDefinitions.Default, Scores(example, SurveyKind.Ces));
        SupportReport topTwo = Report(new() { Cuts = [new() { Kind = SurveyKind.Ces, PositiveFrom = 6, NegativeFrom = 3 }] }, Scores(example, SurveyKind.Ces));

        example.Check("n", report.Find("ces", "ratio")!.N);
        example.Check("mean", report.Find("ces", "mean")!.Value);
        example.Check("percent_agree_5_7", 100 * report.Find("ces", "ratio")!.Value);
        example.Check("percent_top2", 100 * topTwo.Find("ces", "ratio")!.Value);
        example.Check("net_easy_67_vs_123", 100 * (topTwo.Find("ces", "ratio")!.Value - topTwo.Find("ces", "bottom_box")!.Value));
    }

    [SkippableTheory]
    [MemberData(nameof(FirstEfforts))]
    public void Effort_where_lower_is_better(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);

        SupportReport report = Report(new() { Effort = EffortDirection.LowerIsEasier }, Scores(example, SurveyKind.Ces));

        example.Check("n", report.Find("ces", "ratio")!.N);
        example.Check("mean", report.Find("ces", "mean")!.Value);
        example.Check("percent_low_effort_1_2", 100 * report.Find("ces", "ratio")!.Value);
    }

    [SkippableTheory]
    [MemberData(nameof(NetPromoters))]
    public void Net_promoter_score(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        SupportReport report = Report(SurveyDefinitions.Default, Scores(example, SurveyKind.Nps));

        example.Check("promoters", report.Find("nps", "promoters")?.Value ?? 0);
        example.Check("passives", report.Find("nps", "passives")?.Value ?? 0);
        example.Check("detractors", report.Find("nps", "detractors")?.Value ?? 0);
        example.Check("nps", report.Find("nps", "score")?.Value);
        if (example.Expects("rejected"))
        {
            example.Check("rejected", report.Quality.Issues.Single().Count);
            example.Check("missing", report.Find("nps", "score")!.Excluded - report.Quality.Issues.Single().Count);
        }
    }

    private static SurveyResponse Answer(SurveyKind kind) => new() { Id = "1", Kind = kind };

    private static IEnumerable<SurveyResponse> Scores(WorkedExample example, SurveyKind kind) =>
        example.Input("scores").EnumerateArray().Select(score => Answer(kind) with { Score = score.ValueKind == System.Text.Json.JsonValueKind.Null ? null : score.GetInt32() });

    private static SupportReport Report(SurveyDefinitions definitions, IEnumerable<SurveyResponse> answers) =>
        SupportReport.Compute([], answers, new ReportOptions { Definitions = Definitions.Default with { Surveys = definitions } });
}
