using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Statistics;

public class ProportionWorkedExampleTests
{
    public static TheoryData<string> Intervals => WorkedExamples.Ids("binomial_ci");

    public static TheoryData<string> Differences => WorkedExamples.Ids("newcombe_difference");

    public static TheoryData<string> Tests => WorkedExamples.Ids("two_proportion_test");

    public static TheoryData<string> Sizes => WorkedExamples.Ids("two_proportion_sample_size");

    [SkippableTheory]
    [MemberData(nameof(Intervals))]
    public void NormalIntervals(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        long x = example.Count("successes");
        long n = example.Count("n");
        double level = example.Number("confidence");
        var ratio = new Ratio(x, n, level);
        example.Check("p", ratio.Value);
        if (n == 0)
        {
            ConfidenceInterval everything = Proportions.Wilson(x, n, level);
            example.Check("wilson_low", everything.Low);
            example.Check("wilson_high", everything.High);
            Assert.Null(ratio.Interval);
            return;
        }

        Assert.Equal(Proportions.Wilson(x, n, level), ratio.Interval);
        foreach ((string name, ConfidenceInterval interval) in new[]
        {
            ("wilson", ratio.Interval!.Value),
            ("wilson_cc", Proportions.WilsonContinuityCorrected(x, n, level)),
            ("agresti_coull", Proportions.AgrestiCoull(x, n, level)),
            ("wald", Proportions.Wald(x, n, level)),
        })
        {
            // The examples print Wald and Agresti-Coull before clamping.
            example.CheckClamped($"{name}_low", interval.Low, 0, 1);
            example.CheckClamped($"{name}_high", interval.High, 0, 1);
            Assert.Equal(name, interval.Method);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Differences))]
    public void NewcombeDifference(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        ProportionComparison comparison = Compare(example);
        example.Check("difference", comparison.Difference);
        example.Check("low", comparison.Interval?.Low);
        example.Check("high", comparison.Interval?.High);
    }

    [SkippableTheory]
    [MemberData(nameof(Tests))]
    public void TwoProportions(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        ProportionComparison comparison = Compare(example);
        example.Check("difference", comparison.Difference);
        example.Check("z_pooled", comparison.Z);
        example.Check("p_pooled", comparison.P);
        example.Check("chi_square_no_cc", comparison.ChiSquare);
        example.Check("z_unpooled", comparison.ZUnpooled);
        example.Check("newcombe_low", comparison.Interval?.Low);
        example.Check("newcombe_high", comparison.Interval?.High);
        example.Check("cohens_h", comparison.EffectSize);
    }

    [SkippableTheory]
    [MemberData(nameof(Sizes))]
    public void SampleSizes(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        double p1 = example.Number("p1");
        double p2 = example.Number("p2");
        double level = 1 - example.Number("alpha");
        double power = example.Number("power");
        example.Check("n_per_group", SampleSize.ProportionDifference(p1, p2, level, power));
        example.Check("n_per_group_exact", SampleSize.ExactProportionDifference(p1, p2, level, power));
    }

    private static ProportionComparison Compare(WorkedExample example) => new(
        new Ratio(example.Count("x1"), example.Count("n1")),
        new Ratio(example.Count("x2"), example.Count("n2")),
        example.Number("confidence"));
}
