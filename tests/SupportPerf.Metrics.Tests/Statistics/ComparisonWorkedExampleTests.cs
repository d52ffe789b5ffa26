using System.Text.Json;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Statistics;

public class ComparisonWorkedExampleTests
{
    public static TheoryData<string> Mixes => WorkedExamples.Ids("kitagawa");

    public static TheoryData<string> Changes => WorkedExamples.Ids("percent_change");

    public static TheoryData<string> Rates => WorkedExamples.Ids("poisson_rate_ratio");

    [SkippableTheory]
    [MemberData(nameof(Mixes))]
    public void MixAndRate(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        var split = new MixDecomposition(Read(example.Input("before")), Read(example.Input("after")));
        example.Check("before", split.Before.Value);
        example.Check("after", split.After.Value);
        example.Check("total_change", split.Change);
        example.Check("rate_effect", split.RateEffect);
        example.Check("mix_effect", split.MixEffect);
        Assert.True(split.IsReversed);

        static Ratio[] Read(JsonElement groups) => [.. groups.EnumerateArray().Select(g => new Ratio(g.GetProperty("x").GetInt64(), g.GetProperty("n").GetInt64()))];
    }

    [SkippableTheory]
    [MemberData(nameof(Changes))]
    public void Percent(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        example.Check("percent", example.Input("pairs").EnumerateArray().Select(p => PercentChange.Of(p[0].GetDouble(), p[1].GetDouble())));
    }

    [SkippableTheory]
    [MemberData(nameof(Rates))]
    public void Volume(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        JsonElement before = example.Input("before");
        JsonElement after = example.Input("after");
        var comparison = new RateComparison(
            before.GetProperty("events").GetInt64(), before.GetProperty("days").GetDouble(), after.GetProperty("events").GetInt64(), after.GetProperty("days").GetDouble());
        example.Check("rate_before", comparison.RateBefore);
        example.Check("rate_after", comparison.RateAfter);
        example.Check("percent_change_total", comparison.CountChangePercent);
        example.Check("percent_change_rate", comparison.RateChangePercent);
        example.Check("rate_ratio", comparison.Ratio);
        example.Check("p_exact", comparison.P);
    }
}
