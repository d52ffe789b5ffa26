using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Statistics;

public class QuantileWorkedExampleTests
{
    public static TheoryData<string> Types => WorkedExamples.Ids("quantile_hyndman_fan");

    public static TheoryData<string> Ranks => WorkedExamples.Ids("quantile_ci_ranks");

    public static TheoryData<string> Values => WorkedExamples.Ids("quantile_ci_values");

    [SkippableTheory]
    [MemberData(nameof(Types))]
    public void NineTypes(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        double[] values = example.Numbers("values");
        Array.Sort(values);
        long[] whole = [.. values.Select(v => (long)v)];
        double[] probabilities = example.Numbers("probabilities");
        int compared = 0;
        foreach (PercentileType type in Enum.GetValues<PercentileType>())
        {
            string name = $"type{(int)type}";
            if (example.Expects(name))
            {
                example.Check(name, probabilities.Select(p => Quantiles.Of(values, p, type)));
                example.Check(name, probabilities.Select(p => Quantiles.Of(whole, p, type)));
                compared++;
            }
        }

        Assert.Equal(example.Expected.EnumerateObject().Count(), compared);
    }

    [SkippableTheory]
    [MemberData(nameof(Ranks))]
    public void IntervalRanks(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        long n = example.Count("n");
        OrderStatisticRanks ranks = Quantiles.IntervalRanks(n, example.Number("p"), example.Number("confidence"));
        example.Check("lower_rank", ranks.Lower ?? 0);
        example.Check("upper_rank", ranks.Upper ?? n + 1);
        example.Check("coverage", ranks.Coverage);
    }

    [SkippableTheory]
    [MemberData(nameof(Values))]
    public void IntervalValues(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        double[] values = example.Numbers("values");
        Array.Sort(values);
        double p = example.Number("p");
        double level = example.Number("confidence");
        ConfidenceInterval interval = Quantiles.Interval(values, p, level, PercentileType.Linear)!.Value;
        example.Check("median", Quantiles.Of(values, p, PercentileType.Linear));
        example.Check("low", interval.Low);
        example.Check("high", interval.High);
        example.Check("coverage", Quantiles.IntervalRanks(values.Length, p, level).Coverage);
        Assert.Equal("order_statistic", interval.Method);
    }
}
