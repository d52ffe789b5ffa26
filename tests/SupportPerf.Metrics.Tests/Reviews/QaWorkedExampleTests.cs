using System.Text.Json;

namespace SupportPerf.Metrics.Tests.Reviews;

public class QaWorkedExampleTests
{
    public static TheoryData<string> Scores => WorkedExamples.Ids("qa_score");

    [SkippableTheory]
    [MemberData(nameof(Scores))]
    public void Score(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        QaReview[] reviews = [.. example.Input("reviews").EnumerateArray().Select((review, index) => Read(review, $"{index}"))];
        SupportReport Report(params QaReview[] some) => SupportReport.Compute([], null, null, null, some);

        example.Check("review_percent", reviews.Select(review => 100 * Report(review).Find("qa_score", "mean")!.Value));
        example.Check("mean_of_reviews", 100 * Report(reviews).Find("qa_score", "mean")!.Value);
        example.Check("pooled_percent", 100 * Report(reviews).Find("qa_score", "pooled")!.Value);
    }

    private static QaReview Read(JsonElement review, string id)
    {
        List<QaCategory> categories = [.. review.GetProperty("categories").EnumerateArray().Select((category, index) => new QaCategory
        {
            Name = $"c{index}",
            Weight = category.GetProperty("weight").GetDecimal(),
            Score = category.GetProperty("score") is { ValueKind: JsonValueKind.Number } score ? score.GetDecimal() : null,
        })];
        if (review.GetProperty("critical_fail").GetBoolean())
        {
            // A failed critical category that weighs nothing changes nothing but that the review fails.
            categories.Add(new QaCategory { Name = "critical", Weight = 0, Score = 0, IsCritical = true });
        }

        return new QaReview { Id = id, Categories = categories };
    }
}
