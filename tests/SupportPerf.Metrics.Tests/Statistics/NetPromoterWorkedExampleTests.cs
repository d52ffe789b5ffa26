using System.Text.Json;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Statistics;

public class NetPromoterWorkedExampleTests
{
    public static TheoryData<string> Intervals => WorkedExamples.Ids("nps_ci");

    public static TheoryData<string> Changes => WorkedExamples.Ids("nps_change");

    public static TheoryData<string> Scores => WorkedExamples.Ids("nps_from_scores");

    public static TheoryData<string> Sizes => WorkedExamples.Ids("nps_sample_size");

    [SkippableTheory]
    [MemberData(nameof(Intervals))]
    public void Interval(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        NetPromoterScore score = Read(example.Inputs, example.Number("confidence"));
        example.Check("n", score.Count);
        example.Check("nps", score.Value);
        example.Check("variance_per_response", score.ResponseVariance);
        example.Check("se", score.StandardError);
        example.Check("adj_nps", score.AdjustedValue);

        // The examples print Wald's bounds before clamping.
        example.CheckClamped("wald_low", score.Wald?.Low, -100, 100);
        example.CheckClamped("wald_high", score.Wald?.High, -100, 100);
        example.Check("adj_wald_low", score.Interval?.Low);
        example.Check("adj_wald_high", score.Interval?.High);
    }

    [SkippableTheory]
    [MemberData(nameof(Changes))]
    public void Change(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        var change = new NetPromoterComparison(Read(example.Input("after")), Read(example.Input("before")), example.Number("confidence"));
        example.Check("change", change.Change);
        example.Check("se", change.StandardError);
        example.Check("z", change.Z);
        example.Check("p_two_sided", change.P);
        example.Check("low", change.Wald?.Low);
        example.Check("high", change.Wald?.High);
        example.Check("adj_change", change.AdjustedChange);
        example.Check("adj_z", change.AdjustedZ);
        example.Check("adj_p_two_sided", change.AdjustedP);
        example.Check("adj_low", change.Interval?.Low);
        example.Check("adj_high", change.Interval?.High);
    }

    [SkippableTheory]
    [MemberData(nameof(Scores))]
    public void FromScores(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        IEnumerable<int?> scores = example.Input("scores").EnumerateArray().Select(s => s.ValueKind == JsonValueKind.Null ? (int?)null : s.GetInt32());
        NetPromoterScore score = NetPromoterScore.FromScores(scores);
        example.Check("promoters", score.Promoters);
        example.Check("passives", score.Passives);
        example.Check("detractors", score.Detractors);
        example.Check("nps", score.Value);
        if (example.Expects("rejected"))
        {
            example.Check("rejected", score.Rejected);
            example.Check("missing", score.Missing);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Sizes))]
    public void SampleSizes(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        example.Check("n", SampleSize.NetPromoterMargin(
            example.Number("promoter_share"), example.Number("detractor_share"), 100 * example.Number("margin"), example.Number("confidence")));
    }

    private static NetPromoterScore Read(JsonElement counts, double level = 0.95) => new(
        counts.GetProperty("promoters").GetInt64(), counts.GetProperty("passives").GetInt64(), counts.GetProperty("detractors").GetInt64(), level);
}
