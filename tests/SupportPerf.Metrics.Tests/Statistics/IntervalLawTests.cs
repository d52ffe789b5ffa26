using FsCheck.Xunit;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Statistics;

/// <summary>What holds for every interval: ordered, in range, around the estimate, narrower with more data, wider with more confidence.</summary>
public class IntervalLawTests
{
    private static readonly string[] AllMethods = ["wilson", "wilson_cc", "agresti_coull", "wald"];

    public static TheoryData<string> Methods => new(AllMethods);

    [Property(Replay = "(31,33)")]
    public void ProportionsAreOrderedInRangeAndAroundTheEstimate(uint a, uint b, ushort levelSeed)
    {
        (long x, long n, double level) = Sample(a, b, levelSeed);
        foreach (string method in AllMethods)
        {
            CheckProportion(Interval(method, x, n, level), (double)x / n, level, method);
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void ProportionsAtTheEdges(string method)
    {
        foreach (long n in new[] { 1, 2, 3, 10, 1000, 1L << 31, 1_000_000_000_000 })
        {
            foreach (long x in new[] { 0, 1, n / 2, n - 1, n })
            {
                foreach (double level in new[] { 1e-6, 0.5, 0.95, 1 - 1e-9 })
                {
                    CheckProportion(Interval(method, x, n, level), (double)x / n, level, method);
                }
            }

            Assert.Equal(0, Interval(method, 0, n, 0.95).Low);
            Assert.Equal(1, Interval(method, n, n, 0.95).High);
        }
    }

    [Property(Replay = "(37,39)")]
    public void ProportionsShrinkWithMoreDataAndGrowWithConfidence(uint a, uint b, ushort levelSeed, byte factorSeed)
    {
        (long x, long n, double level) = Sample(a, b, levelSeed);
        long factor = 2 + (factorSeed % 50);
        foreach (string method in AllMethods)
        {
            double width = Width(Interval(method, x, n, level));
            Assert.True(Width(Interval(method, x * factor, n * factor, level)) <= width + 1e-12, method);
            Assert.True(Width(Interval(method, x, n, (1 + level) / 2)) >= width - 1e-12, method);
        }
    }

    [Property(Replay = "(41,43)")]
    public void SwappingSuccessAndFailureMirrorsWilson(uint a, uint b, ushort levelSeed)
    {
        (long x, long n, double level) = Sample(a, b, levelSeed);
        ConfidenceInterval one = Proportions.Wilson(x, n, level);
        ConfidenceInterval other = Proportions.Wilson(n - x, n, level);
        Assert.Equal(1 - other.High!.Value, one.Low!.Value, 1e-12);
        Assert.Equal(1 - other.Low!.Value, one.High!.Value, 1e-12);
    }

    [Property(Replay = "(47,49)")]
    public void DifferencesAreOrderedInRangeAndAroundTheEstimate(uint a, uint b, uint c, uint d, ushort levelSeed)
    {
        (long x1, long n1, double level) = Sample(a, b, levelSeed);
        (long x2, long n2, _) = Sample(c, d, levelSeed);
        var comparison = new ProportionComparison(new Ratio(x1, n1), new Ratio(x2, n2), level);
        ConfidenceInterval interval = comparison.Interval!.Value;
        Assert.InRange(comparison.Difference!.Value, interval.Low!.Value, interval.High!.Value);
        Assert.InRange(interval.Low.Value, -1, 1);
        Assert.InRange(interval.High.Value, -1, 1);
        Assert.InRange(comparison.P!.Value, 0, 1);

        // The other way round, everything changes its sign and nothing else.
        var mirrored = new ProportionComparison(new Ratio(x2, n2), new Ratio(x1, n1), level);
        Assert.Equal(-interval.High.Value, mirrored.Interval!.Value.Low!.Value, 1e-12);
        Assert.Equal(-comparison.Z!.Value, mirrored.Z!.Value, 1e-9);
    }

    [Property(Replay = "(53,55)")]
    public void NetPromoterIsOrderedInRangeAndAroundTheEstimate(ushort promoters, ushort passives, ushort detractors, ushort levelSeed)
    {
        double level = Level(levelSeed);
        var score = new NetPromoterScore(promoters, passives, detractors, level);
        if (score.Count == 0)
        {
            Assert.Null(score.Value);
            Assert.Null(score.Interval);
            return;
        }

        foreach (ConfidenceInterval interval in new[] { score.Interval!.Value, score.Wald!.Value })
        {
            Assert.InRange(score.Value!.Value, interval.Low!.Value, interval.High!.Value);
            Assert.InRange(interval.Low.Value, -100, 100);
            Assert.InRange(interval.High.Value, -100, 100);
        }

        var tenfold = new NetPromoterScore(10L * promoters, 10L * passives, 10L * detractors, level);
        Assert.True(Width(tenfold.Interval!.Value) <= Width(score.Interval!.Value) + 1e-9);
    }

    [Fact]
    public void NetPromoterAtTheEdges()
    {
        foreach ((long p, long n, long d) in new[] { (1L, 0L, 0L), (0, 1, 0), (0, 0, 1), (1L << 31, 0, 0), (0, 0, 1L << 31), (1L << 31, 1L << 31, 1L << 31) })
        {
            var score = new NetPromoterScore(p, n, d);
            Assert.InRange(score.Value!.Value, score.Interval!.Value.Low!.Value, score.Interval.Value.High!.Value);
            var change = new NetPromoterComparison(score, new NetPromoterScore(d, n, p));
            Assert.InRange(change.Change!.Value, change.Interval!.Value.Low!.Value, change.Interval.Value.High!.Value);
            Assert.InRange(change.AdjustedP!.Value, 0, 1);
        }

        var nobody = new NetPromoterComparison(new NetPromoterScore(0, 0, 0), new NetPromoterScore(1, 0, 0));
        Assert.Null(nobody.Change);
        Assert.Null(nobody.Interval);
        Assert.Null(nobody.P);
    }

    [Property(Replay = "(59,61)")]
    public void QuantilesAreInRangeAndWithinTheirInterval(int[] values, ushort pSeed, ushort levelSeed, byte typeSeed)
    {
        long[] sorted = [.. values.Select(v => (long)v).Order()];
        double p = pSeed / (double)ushort.MaxValue;
        var type = (PercentileType)((typeSeed % 9) + 1);
        double level = Level(levelSeed);
        double? value = Quantiles.Of(sorted, p, type);
        ConfidenceInterval? interval = Quantiles.Interval(sorted, p, level, type);
        if (sorted.Length == 0)
        {
            Assert.Null(value);
            Assert.Null(interval);
            return;
        }

        Assert.InRange(value!.Value, sorted[0], sorted[^1]);
        Assert.True((interval!.Value.Low ?? double.MinValue) <= value);
        Assert.True((interval.Value.High ?? double.MaxValue) >= value);
        Assert.Equal(Quantiles.Of(sorted.Select(v => (double)v).ToArray(), p, type)!.Value, value.Value, Math.Abs(value.Value) * 1e-12);
        Assert.True(Quantiles.IntervalRanks(sorted.Length, p, level).Coverage >= level - 1e-9);
    }

    [Property(Replay = "(67,69)")]
    public void QuantilesRiseWithP(int[] values, ushort p1, ushort p2)
    {
        long[] sorted = [.. values.Select(v => (long)v).Order()];
        foreach (PercentileType type in Enum.GetValues<PercentileType>())
        {
            double? low = Quantiles.Of(sorted, Math.Min(p1, p2) / (double)ushort.MaxValue, type);
            double? high = Quantiles.Of(sorted, Math.Max(p1, p2) / (double)ushort.MaxValue, type);
            Assert.True(!(low > high), $"{type}: {low} > {high}");
        }
    }

    [Property(Replay = "(71,73)")]
    public void OrderStatisticIntervalsShrinkInRanks(ushort countSeed, ushort levelSeed)
    {
        // The share of the sample between the ranks falls, and both sides exist once the sample is large enough.
        int n = 50 + (countSeed % 2000);
        double level = Level(levelSeed);
        OrderStatisticRanks small = Quantiles.IntervalRanks(n, 0.5, level);
        OrderStatisticRanks large = Quantiles.IntervalRanks(100L * n, 0.5, level);
        Assert.True((large.Upper - large.Lower) / (100.0 * n) <= (small.Upper - small.Lower) / (double)n);
    }

    [Property(Replay = "(79,81)")]
    public void WeightedRatioWithEqualWeightsIsTheRatio(uint a, uint b, byte weightSeed)
    {
        (long x, long n, _) = Sample(a, b, 0);
        double weight = (weightSeed + 1) / 8.0;
        var weighted = new WeightedRatio(x * weight, n * weight, n * weight * weight, n);
        var plain = new Ratio(x, n);
        Assert.Equal(plain.Value!.Value, weighted.Value!.Value, 1e-12);
        Assert.Equal(plain.Interval!.Value.Low!.Value, weighted.Interval!.Value.Low!.Value, 1e-9);
        Assert.Equal(plain.Interval.Value.High!.Value, weighted.Interval.Value.High!.Value, 1e-9);
    }

    [Property(Replay = "(80,83)")]
    public void WeightedNetPromoterScoreWithEqualWeightsIsTheScore(ushort promoters, ushort passives, ushort detractors, byte weightSeed)
    {
        double weight = (weightSeed + 1) / 8.0;
        NetPromoterScore plain = new(promoters, passives + 1, detractors);
        WeightedNetPromoterScore weighted = new(promoters * weight, detractors * weight, plain.Count * weight, plain.Count * weight * weight, plain.Count);
        Assert.Equal(plain.Value!.Value, weighted.Value!.Value, 1e-9);
        Assert.Equal(plain.Interval!.Value.Low!.Value, weighted.Interval!.Value.Low!.Value, 1e-9);
        Assert.Equal(plain.Interval.Value.High!.Value, weighted.Interval.Value.High!.Value, 1e-9);
    }

    [Fact]
    public void WeightedNetPromoterScoreWithoutWeight_HasNoValue()
    {
        WeightedNetPromoterScore none = new(0, 0, 0, 0, 3);
        Assert.Null(none.Value);
        Assert.Null(none.Interval);
        Assert.Null(none.EffectiveCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightedNetPromoterScore(2, 2, 3, 5, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightedNetPromoterScore(1, -1, 3, 5, 3));
    }

    [Property(Replay = "(83,85)")]
    public void RateComparisonIsSymmetricAndAroundTheEstimate(ushort before, ushort after, byte daysBefore, byte daysAfter)
    {
        double d0 = daysBefore + 1;
        double d1 = daysAfter + 1;
        var comparison = new RateComparison(before, d0, after, d1);
        Assert.InRange(comparison.P, 0, 1);
        Assert.Equal(comparison.P, new RateComparison(after, d1, before, d0).P, 1e-9);
        if (comparison.Ratio is double ratio)
        {
            Assert.InRange(ratio, comparison.Interval!.Value.Low!.Value * (1 - 1e-9), (comparison.Interval.Value.High ?? double.MaxValue) * (1 + 1e-9));
        }
        else
        {
            Assert.Equal(after == 0, comparison.Interval is null);
        }
    }

    [Theory]
    [InlineData(0, 20, 0.5)]
    [InlineData(7, 20, 0.3)]
    [InlineData(3, 9, 0.62)]
    [InlineData(50, 101, 0.5)]
    public void ExactRateTestAddsUpAllSplitsAtMostAsProbable(long seen, long total, double share)
    {
        double limit = BinomialDistribution.Probability(seen, total, share) * (1 + 1e-7);
        double expected = 0;
        for (long k = 0; k <= total; k++)
        {
            double probability = BinomialDistribution.Probability(k, total, share);
            expected += probability <= limit ? probability : 0;
        }

        Assert.Equal(expected, new RateComparison(total - seen, 1 - share, seen, share).P, 1e-12);
    }

    private static (long X, long N, double Level) Sample(uint a, uint b, ushort levelSeed)
    {
        // Small and huge samples alike.
        long n = 1 + (a % 5 == 0 ? a : a % 200);
        return (b % (n + 1), n, Level(levelSeed));
    }

    private static double Level(ushort seed) => 0.5 + (seed / (double)ushort.MaxValue * 0.499);

    private static double Width(ConfidenceInterval interval) => interval.High!.Value - interval.Low!.Value;

    private static ConfidenceInterval Interval(string method, long x, long n, double level) => method switch
    {
        "wilson" => Proportions.Wilson(x, n, level),
        "wilson_cc" => Proportions.WilsonContinuityCorrected(x, n, level),
        "agresti_coull" => Proportions.AgrestiCoull(x, n, level),
        _ => Proportions.Wald(x, n, level),
    };

    private static void CheckProportion(ConfidenceInterval interval, double p, double level, string method)
    {
        Assert.InRange(p, interval.Low!.Value, interval.High!.Value);
        Assert.InRange(interval.Low.Value, 0, 1);
        Assert.InRange(interval.High.Value, 0, 1);
        Assert.Equal(level, interval.Level);
        Assert.Equal(method, interval.Method);
    }
}
