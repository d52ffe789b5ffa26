using FsCheck.Xunit;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Analysis.Tests;

public class SummaryTests
{
    [Fact]
    public void NothingGivesNothing()
    {
        var empty = new SampleSummary([]);
        Assert.Equal(0, empty.Count);
        Assert.Null(empty.Mean);
        Assert.Null(empty.Median);
        Assert.Null(empty.InterquartileRange);
        Assert.Null(empty.MedianAbsoluteDeviation);
        Assert.Null(empty.GeometricMean);
        Assert.Null(empty.TrimmedMean(0.1));
        Assert.Null(empty.QuantileInterval(0.5));
        var one = new SampleSummary([7.0]);
        Assert.Equal((7.0, 7.0, 7.0), (one.Mean, one.Median, one.TrimmedMean(0.49)));
        Assert.Equal(7, one.GeometricMean!.Value, 1e-12);
        Assert.Null(one.StandardDeviation);
        Assert.Null(one.MeanInterval);
        Assert.Null(one.LognormalMean);
        Assert.Null(one.Skewness);
    }

    [Fact]
    public void AllEqualHasNoSpread()
    {
        var same = new SampleSummary([0.1, 0.1, 0.1, 0.1]);
        Assert.Equal(0, same.StandardDeviation!.Value, 1e-15);
        Assert.Equal(0.1, same.MeanInterval!.Value.Low!.Value, 1e-12);
        Assert.Equal(0, same.MedianAbsoluteDeviation);
        Assert.Equal(0.1, same.LognormalMean!.Value, 1e-12);
    }

    [Fact]
    public void ZeroWaitsHaveNoGeometricMean()
    {
        var withZero = new SampleSummary([0.0, 5, 10]);
        Assert.Null(withZero.GeometricMean);
        Assert.Null(withZero.GeometricMeanInterval);
        Assert.Equal(5, withZero.Mean);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampleSummary([1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampleSummary([1, double.PositiveInfinity]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampleSummary([1, 1e200]));
        Assert.Throws<ArgumentOutOfRangeException>(() => withZero.TrimmedMean(0.5));
    }

    [Fact]
    public void WildValuesLeaveASideOpenAndNeverInfinite()
    {
        var wild = new SampleSummary([1e-150, 1e150]);
        Assert.Null(wild.LognormalMean);
        Assert.Null(wild.GeometricMeanInterval!.Value.High);
        Assert.Equal(1, wild.GeometricMean!.Value, 1e-9);
    }

    [Property(Replay = "(133,135)")]
    public void IntervalsHoldTheirEstimate(ushort[] values)
    {
        var summary = new SampleSummary([.. values.Select(v => v + 1.0)]);
        foreach ((double? estimate, ConfidenceInterval? interval) in new[]
        {
            (summary.Mean, summary.MeanInterval), (summary.GeometricMean, summary.GeometricMeanInterval),
            (summary.LognormalMean, summary.LognormalMeanInterval), (summary.Median, summary.QuantileInterval(0.5)),
        })
        {
            if (interval is ConfidenceInterval found)
            {
                Assert.True((found.Low ?? double.MinValue) <= estimate + 1e-9);
                Assert.True((found.High ?? double.MaxValue) >= estimate - 1e-9);
            }
        }

        if (values.Length > 0)
        {
            // Holds for every sample of positive numbers.
            Assert.True(summary.GeometricMean <= summary.Mean * (1 + 1e-12));
        }
    }

    [Fact]
    public void MeanScoreStaysOnItsScale()
    {
        ConfidenceInterval interval = Means.Interval(new ScoreDistribution([0, 0, 0, 1, 1]), 0.95)!.Value;
        Assert.Equal(5, interval.High);
        Assert.True(interval.Low >= 1);
        Assert.Null(Means.Interval(new ScoreDistribution([0, 0, 0, 0, 1]), 0.95));
    }

    [Fact]
    public void BootstrapRepeatsAndCovers()
    {
        double[] sample = [3, 7, 9, 12, 14, 18, 27, 33, 45, 61, 95, 240];
        ConfidenceInterval first = Bootstrap.Percentile(sample, Mean, 42)!.Value;
        Assert.Equal(first, Bootstrap.Percentile(sample, Mean, 42)!.Value);
        Assert.NotEqual(first, Bootstrap.Percentile(sample, Mean, 43)!.Value);
        Assert.InRange(47, first.Low!.Value, first.High!.Value);

        // The sample is skewed to the right: the correction moves the interval there.
        ConfidenceInterval corrected = Bootstrap.BiasCorrected(sample, Mean, 42)!.Value;
        Assert.True(corrected.Low > first.Low && corrected.High > first.High);
        Assert.Null(Bootstrap.Percentile([1.0], Mean, 42));
        Assert.Equal((5.0, 5.0), (Bootstrap.BiasCorrected([5.0, 5, 5], Mean, 1)!.Value.Low, Bootstrap.BiasCorrected([5.0, 5, 5], Mean, 1)!.Value.High));
        Assert.Throws<ArgumentException>(() => Bootstrap.Percentile(sample, _ => double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.Percentile(sample, Mean, 1, 10));

        static double Mean(double[] values) => values.Average();
    }

    [Fact]
    public void BootstrapOfTheMeanCoversTheTruth()
    {
        var random = new RandomNumbers(77);
        double[] sample = new double[40];
        int percentile = 0;
        int corrected = 0;
        for (int i = 0; i < 400; i++)
        {
            for (int j = 0; j < sample.Length; j++)
            {
                sample[j] = random.Below(1000);
            }

            percentile += Holds(Bootstrap.Percentile(sample, v => v.Average(), (ulong)i, 400)!.Value);
            corrected += Holds(Bootstrap.BiasCorrected(sample, v => v.Average(), (ulong)i, 400)!.Value);
        }

        Assert.InRange(percentile / 400.0, 0.9, 0.98);
        Assert.InRange(corrected / 400.0, 0.9, 0.98);

        static int Holds(ConfidenceInterval interval) => interval.Low <= 499.5 && 499.5 <= interval.High ? 1 : 0;
    }

    [Fact]
    public void RandomNumbersAreEvenlySpreadAndFixed()
    {
        var random = new RandomNumbers(1);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            counts[random.Below(7)]++;
        }

        Assert.All(counts, c => Assert.InRange(c, 9_600, 10_400));

        // The published sequence of SplitMix64 for seed 0: e220a839..., 6e789e6a..., 06c45d18..., f88bb8a8..., 1b39896a...
        var again = new RandomNumbers(0);
        Assert.Equal([88, 43, 2, 97, 10], Enumerable.Range(0, 5).Select(_ => again.Below(100)));
    }

    [Property(Replay = "(137,139)")]
    public void AdjustedPValuesGrowInOrder(ushort[] seeds)
    {
        double[] p = [.. seeds.Select(s => s / (double)ushort.MaxValue)];
        double[] bh = MultipleTesting.BenjaminiHochberg(p);
        double[] holm = MultipleTesting.Holm(p);
        double[] bonferroni = MultipleTesting.Bonferroni(p);
        for (int i = 0; i < p.Length; i++)
        {
            Assert.True(p[i] <= bh[i] + 1e-15 && bh[i] <= holm[i] + 1e-15 && holm[i] <= bonferroni[i] + 1e-15 && bonferroni[i] <= 1);
            for (int j = 0; j < p.Length; j++)
            {
                Assert.True(p[i] > p[j] || (bh[i] <= bh[j] && holm[i] <= holm[j]));
            }
        }
    }

    [Fact]
    public void PValuesAreProbabilities() => Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTesting.Holm([0.5, 1.2]));

    [Property(Replay = "(141,143)")]
    public void KappaIsAtMostOneAndTheSameForBothRaters(byte a, byte b, byte c, byte d)
    {
        RaterAgreement agreement = RaterAgreement.Cohen([[a, b], [c, d]]);
        RaterAgreement swapped = RaterAgreement.Cohen([[a, c], [b, d]]);
        Assert.Equal(agreement.Kappa, swapped.Kappa);
        Assert.True(agreement.Kappa is null or (>= -1 and <= 1));

        // Two grades leave no near miss.
        Assert.Equal(agreement.Kappa, RaterAgreement.Cohen([[a, b], [c, d]], KappaWeights.Quadratic).Kappa);
    }

    [Fact]
    public void KappaEdges()
    {
        Assert.Null(RaterAgreement.Cohen([[0, 0], [0, 0]]).Observed);
        Assert.Null(RaterAgreement.Fleiss([]).Kappa);
        Assert.Null(RaterAgreement.Fleiss([[3, 0], [3, 0]]).Kappa);
        Assert.Throws<ArgumentException>(() => RaterAgreement.Cohen([[1, 2], [3]]));
        Assert.Throws<ArgumentException>(() => RaterAgreement.Fleiss([[2, 1], [2, 2]]));
    }

    [Fact]
    public void PostStratificationToTheMixOfTheAnswersIsTheRawShare()
    {
        var share = new PostStratifiedShare([new PostStratum(300, new Ratio(20, 30)), new PostStratum(700, new Ratio(28, 70))]);
        Assert.Equal(share.Raw.Value!.Value, share.Value!.Value, 1e-12);
        Assert.InRange(share.Value.Value, share.Interval!.Value.Low!.Value, share.Interval.Value.High!.Value);
        var silent = new PostStratifiedShare([new PostStratum(300, new Ratio(20, 30)), new PostStratum(700, new Ratio(0, 0))]);
        Assert.Null(silent.Value);
        Assert.Null(silent.Interval);
        Assert.Null(new PostStratifiedShare([]).Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostStratum(10, new Ratio(5, 11)));
    }
}
