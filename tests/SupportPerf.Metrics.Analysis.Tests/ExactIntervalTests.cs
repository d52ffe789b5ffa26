using FsCheck.Xunit;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Analysis.Tests;

public class ExactIntervalTests
{
    [Theory]
    [InlineData(1, 0.95, 12.706204736432095)]
    [InlineData(11, 0.95, 2.2009851600916399)]
    [InlineData(119, 0.95, 1.9800998764569399)]
    [InlineData(10_000, 0.95, 1.9602012398906263)]
    [InlineData(100_000, 0.95, 1.9599877075346096)]
    [InlineData(1e9, 0.95, 1.9599639869123255)]
    public void StudentQuantile(double degrees, double level, double expected) =>
        Assert.Equal(expected, StudentDistribution.Critical(level, degrees), 1e-9);

    [Theory]
    [InlineData(10_001, 0.5, 0.61708607822317331)]
    [InlineData(10_001, 1.96, 0.050023517459010527)]
    [InlineData(100_000, 1.96, 0.049998563194301634)]
    [InlineData(100_000, 5, 5.7427016786416729e-7)]
    [InlineData(3, double.PositiveInfinity, 0)]
    [InlineData(1e300, double.NegativeInfinity, 0)]
    [InlineData(7, 0, 1)]
    public void StudentTail(double degrees, double t, double expected) => Assert.Equal(expected, StudentDistribution.TwoSidedP(t, degrees), 1e-9);

    [Property(Replay = "(103,105)")]
    public void StudentTailInvertsTheQuantile(uint degreesSeed, ushort levelSeed)
    {
        double degrees = 1 + (degreesSeed % 30_000);
        double level = 0.5 + (levelSeed / (double)ushort.MaxValue * 0.499);
        Assert.Equal(1 - level, StudentDistribution.TwoSidedP(StudentDistribution.Critical(level, degrees), degrees), 1e-8);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(61)]
    public void ClopperPearsonCoversAtLeastAsOftenAsItSays(int n)
    {
        // Not simulated: the exact probability of all counts whose interval holds the truth.
        ConfidenceInterval[] intervals = [.. Enumerable.Range(0, n + 1).Select(x => ExactProportions.ClopperPearson(x, n))];
        for (double p = 0.005; p < 1; p += 0.005)
        {
            double coverage = 0;
            for (int x = 0; x <= n; x++)
            {
                coverage += intervals[x].Low <= p && p <= intervals[x].High ? BinomialDistribution.Probability(x, n, p) : 0;
            }

            Assert.InRange(coverage, 0.95, 1.0000001);
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(61)]
    public void JeffreysCoversAsOftenAsItSaysOnAverage(int n)
    {
        ConfidenceInterval[] intervals = [.. Enumerable.Range(0, n + 1).Select(x => ExactProportions.Jeffreys(x, n))];
        double sum = 0;
        for (int i = 1; i < 200; i++)
        {
            double p = i / 200.0;
            sum += Enumerable.Range(0, n + 1).Sum(x => intervals[x].Low <= p && p <= intervals[x].High ? BinomialDistribution.Probability(x, n, p) : 0);
        }

        Assert.InRange(sum / 199, 0.94, 0.965);
    }

    [Property(Replay = "(107,109)")]
    public void ProportionsAreOrderedInRangeAroundTheEstimateAndShrink(ushort a, ushort b, ushort levelSeed)
    {
        long n = 1 + (a % 3000);
        long x = b % (n + 1);
        double level = 0.5 + (levelSeed / (double)ushort.MaxValue * 0.499);
        foreach (Func<long, long, double, ConfidenceInterval> method in new Func<long, long, double, ConfidenceInterval>[] { ExactProportions.ClopperPearson, ExactProportions.Jeffreys })
        {
            ConfidenceInterval interval = method(x, n, level);
            CheckProportion(interval, (double)x / n);
            ConfidenceInterval larger = method(10 * x, 10 * n, level);
            Assert.True(larger.High - larger.Low <= interval.High - interval.Low + 1e-9);
        }

        // The exact interval is the wider of the two.
        Assert.True(ExactProportions.ClopperPearson(x, n, level).Low <= ExactProportions.Jeffreys(x, n, level).Low + 1e-9);
    }

    [Fact]
    public void ProportionsAtTheEdges()
    {
        foreach (long n in new[] { 1, 2, 1000, 1_000_000, 1L << 31, 1_000_000_000_000 })
        {
            foreach (long x in new[] { 0, 1, n / 2, n - 1, n })
            {
                foreach (double level in new[] { 0.5, 0.95, 0.999 })
                {
                    CheckProportion(ExactProportions.ClopperPearson(x, n, level), (double)x / n);
                    CheckProportion(ExactProportions.Jeffreys(x, n, level), (double)x / n);
                }

                // With much data all methods agree.
                if (n >= 1_000_000)
                {
                    Assert.Equal(Proportions.Wilson(x, n).Low!.Value, ExactProportions.ClopperPearson(x, n).Low!.Value, Math.Max(1e-9, 5.0 / n));
                    Assert.Equal(Proportions.Wilson(x, n).High!.Value, ExactProportions.Jeffreys(x, n).High!.Value, Math.Max(1e-9, 5.0 / n));
                }
            }
        }
    }

    [Theory]
    [InlineData(10_000, 9804.9524672601831, 10197.951624661473)]
    [InlineData(0, 0, 3.6888794541139354)]
    public void GarwoodReference(long events, double low, double high)
    {
        ConfidenceInterval interval = Rates.Garwood(events, 1);
        Assert.Equal(low, interval.Low!.Value, Math.Max(1, low) * 1e-9);
        Assert.Equal(high, interval.High!.Value, high * 1e-9);
    }

    [Property(Replay = "(111,113)")]
    public void RatesAreOrderedAroundTheEstimateAndShrink(ushort events, byte exposureSeed)
    {
        double exposure = (exposureSeed + 1) / 7.0;
        ConfidenceInterval interval = Rates.Garwood(events, exposure);
        Assert.InRange(events / exposure, interval.Low!.Value, interval.High!.Value);
        Assert.True(interval.Low >= 0);
        ConfidenceInterval tenfold = Rates.Garwood(10L * events, 10 * exposure);
        Assert.True(tenfold.High - tenfold.Low <= interval.High - interval.Low);
    }

    [Fact]
    public void RatesAtTwoToThe31()
    {
        ConfidenceInterval interval = Rates.Garwood(1L << 31, 1);
        Assert.Equal(1.959964 * Math.Sqrt(1L << 31), (interval.High!.Value - interval.Low!.Value) / 2, 10.0);
    }

    [Fact]
    public void RateRatio()
    {
        var comparison = new RateComparison(412, 30, 455, 31);
        ConfidenceInterval interval = Rates.RatioInterval(comparison)!.Value;
        Assert.InRange(comparison.Ratio!.Value, interval.Low!.Value, interval.High!.Value);

        // p = 0.34: the interval holds 1; and Wilson's lies about there too.
        Assert.InRange(1, interval.Low.Value, interval.High.Value);
        Assert.Equal(interval.Low.Value, comparison.Interval!.Value.Low!.Value, 0.01);
        Assert.Null(Rates.RatioInterval(new RateComparison(0, 1, 5, 1))!.Value.High);
        Assert.Equal(0, Rates.RatioInterval(new RateComparison(5, 1, 0, 1))!.Value.Low);
        Assert.Null(Rates.RatioInterval(new RateComparison(0, 1, 0, 1)));
    }

    [Property(Replay = "(115,117)")]
    public void FisherAddsUpAllTablesAtMostAsProbable(byte a, byte b, byte c, byte d)
    {
        var first = new Ratio(a % 12, (a % 12) + (b % 12));
        var second = new Ratio(c % 12, (c % 12) + (d % 12));
        if (first.Denominator == 0 || second.Denominator == 0)
        {
            Assert.Null(FisherExact.P(first, second));
            return;
        }

        long successes = first.Numerator + second.Numerator;
        double Ways(long k) => Choose(first.Denominator, k) * Choose(second.Denominator, successes - k);
        double all = Choose(first.Denominator + second.Denominator, successes);
        double limit = Ways(first.Numerator) * (1 + 1e-7);
        double expected = Enumerable.Range(0, (int)successes + 1).Sum(k => Ways(k) <= limit ? Ways(k) : 0) / all;
        Assert.Equal(expected, FisherExact.P(first, second)!.Value, 1e-12);
        Assert.Equal(expected, FisherExact.P(second, first)!.Value, 1e-12);
    }

    [Fact]
    public void FisherOfLargeCountsIsNearTheNormalTest()
    {
        var first = new Ratio(850_000, 1_000_000);
        var second = new Ratio(851_000, 1_000_000);
        Assert.Equal(new ProportionComparison(first, second).P!.Value, FisherExact.P(first, second)!.Value, 5e-4);
        Assert.Equal(0, FisherExact.P(new Ratio(0, 1L << 31), new Ratio(1L << 31, 1L << 31)));
        Assert.Equal(1, FisherExact.P(new Ratio(5, 5), new Ratio(7, 7)));
    }

    private static double Choose(long n, long k)
    {
        if (k < 0 || k > n)
        {
            return 0;
        }

        double ways = 1;
        for (long i = 1; i <= k; i++)
        {
            ways = ways * (n - k + i) / i;
        }

        return ways;
    }

    private static void CheckProportion(ConfidenceInterval interval, double p)
    {
        Assert.InRange(p, interval.Low!.Value, interval.High!.Value);
        Assert.InRange(interval.Low.Value, 0, 1);
        Assert.InRange(interval.High.Value, 0, 1);
    }
}
