using FsCheck.Xunit;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Analysis.Tests;

public class SampleComparisonTests
{
    [Property(Replay = "(121,123)")]
    public void RanksMatchAllPairs(byte[] a, byte[] b)
    {
        double[] x = [.. a.Select(v => v % 30 * 0.5)];
        double[] y = [.. b.Select(v => v % 30 * 0.5)];
        var comparison = new RankComparison(x, y);
        if (x.Length == 0 || y.Length == 0)
        {
            Assert.Null(comparison.U);
            Assert.Null(comparison.P);
            Assert.Null(comparison.Interval);
            return;
        }

        double[] differences = [.. x.SelectMany(v => y.Select(w => v - w)).Order()];
        Assert.Equal(differences.Count(d => d > 0) + (differences.Count(d => d == 0) / 2.0), comparison.U);
        Assert.Equal(Quantiles.Of(differences, 0.5, PercentileType.Linear), comparison.Shift);
        Assert.InRange(comparison.ProbabilityOfSuperiority!.Value, 0, 1);
        Assert.InRange(comparison.P!.Value, 0, 1);
        ConfidenceInterval interval = comparison.Interval!.Value;
        if (interval.Low is double low)
        {
            Assert.InRange(comparison.Shift!.Value, low, interval.High!.Value);
            Assert.Contains(low, differences);
        }

        // The other way round, the shift changes its sign and the p does not.
        var mirrored = new RankComparison(y, x);
        Assert.Equal(-comparison.Shift!.Value, mirrored.Shift!.Value, 1e-12);
        Assert.Equal(comparison.P!.Value, mirrored.P!.Value, 1e-12);
        Assert.Equal(-interval.High ?? 0, mirrored.Interval!.Value.Low ?? 0, 1e-12);
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(5, 5)]
    [InlineData(2, 7)]
    public void ExactRankPIsThatOfAllOrders(int m, int n)
    {
        // Every choice of which ranks are the first sample's is equally likely.
        double[] ranks = [.. Enumerable.Range(1, m + n).Select(i => (double)i)];
        (double[] X, double[] Y, double U)[] orders = [.. Splits(ranks, m).Select(s => (s.X, s.Y, new RankComparison(s.X, s.Y).U!.Value))];
        foreach ((double[] x, double[] y, double u) in orders)
        {
            double least = Math.Min(u, (m * n) - u);
            double expected = Math.Min(1, 2.0 * orders.Count(o => o.U <= least) / orders.Length);
            Assert.Equal(expected, new RankComparison(x, y).ExactP!.Value, 1e-12);
        }
    }

    [Fact]
    public void ShiftIntervalCoversTheTruth()
    {
        var random = new RandomNumbers(5);
        double[] x = new double[15];
        double[] y = new double[20];
        int hits = 0;
        for (int i = 0; i < 1500; i++)
        {
            Fill(x, random, 3);
            Fill(y, random, 0);
            ConfidenceInterval interval = new RankComparison(x, y).Interval!.Value;
            hits += interval.Low <= 3 && 3 <= interval.High ? 1 : 0;
        }

        Assert.InRange(hits / 1500.0, 0.935, 0.975);

        static void Fill(double[] values, RandomNumbers random, double shift)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = shift - Math.Log((random.Below(1_000_000) + 0.5) / 1_000_000);
            }
        }
    }

    [Fact]
    public void LargeSamplesNeedNoListOfPairs()
    {
        // Ten billion pairs.
        double[] x = [.. Enumerable.Range(0, 100_000).Select(i => (double)i)];
        double[] y = [.. Enumerable.Range(0, 100_000).Select(i => i - 1000.25)];
        var comparison = new RankComparison(x, y);
        Assert.Equal(1000.25, comparison.Shift!.Value);
        Assert.Null(comparison.ExactP);
        Assert.True(comparison.P < 0.001);
        Assert.InRange(1000.25, comparison.Interval!.Value.Low!.Value, comparison.Interval.Value.High!.Value);
    }

    [Fact]
    public void AllEqualIsNoDifference()
    {
        var ranks = new RankComparison([5.0, 5, 5], [5.0, 5]);
        Assert.Equal((1.0, 0.5, 0.0), (ranks.P, ranks.ProbabilityOfSuperiority, ranks.Shift));
        var means = new WelchComparison([5.0, 5, 5], [5.0, 5]);
        Assert.Equal(0, means.Difference);
        Assert.Null(means.P);
        Assert.Equal(1, new DistributionComparison([5.0, 5, 5], [5.0, 5]).P);
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 2.5, 5, 6 })]
    [InlineData(new double[] { 1, 2, 2, 4 }, new double[] { 2, 4, 4, 7 })]
    [InlineData(new double[] { 1, 1, 1 }, new double[] { 1, 1, 2, 3, 3 })]
    public void SmirnovPIsThatOfAllSplits(double[] x, double[] y)
    {
        var seen = new DistributionComparison(x, y);
        (double[] X, double[] Y)[] splits = [.. Splits([.. x, .. y], x.Length)];
        double expected = splits.Count(s => new DistributionComparison(s.X, s.Y).Statistic >= seen.Statistic - 1e-12) / (double)splits.Length;
        Assert.Equal(expected, seen.P!.Value, 1e-12);
    }

    [Fact]
    public void SmirnovOfManyIsNearTheExactOne()
    {
        double[] x = [.. Enumerable.Range(0, 990).Select(i => i * 1.01)];
        double[] y = [.. Enumerable.Range(0, 1000).Select(i => i + 40.5)];
        double exact = new DistributionComparison(x, y).P!.Value;
        double[] more = [.. Enumerable.Range(0, 1020).Select(i => i * 1000 / 1020.0 * 1.0)];
        double asymptotic = new DistributionComparison(more, y).P!.Value;
        Assert.InRange(exact, 0, 0.9);
        Assert.InRange(asymptotic, 0, 0.9);
        Assert.Equal(exact, asymptotic, 0.1);
    }

    [Property(Replay = "(125,127)")]
    public void WelchIsSymmetricAndOrdered(short[] a, short[] b)
    {
        double[] x = [.. a.Select(v => (double)v)];
        double[] y = [.. b.Select(v => (double)v)];
        var comparison = new WelchComparison(x, y);
        var mirrored = new WelchComparison(y, x);
        Assert.Equal(x.Length == 0 || y.Length == 0, comparison.Difference is null);
        if (comparison.Interval is not ConfidenceInterval interval)
        {
            Assert.Null(comparison.P);
            return;
        }

        Assert.InRange(comparison.Difference!.Value, interval.Low!.Value, interval.High!.Value);
        Assert.InRange(comparison.P!.Value, 0, 1);
        Assert.Equal(comparison.P.Value, mirrored.P!.Value, 1e-12);

        // Significant at 5 % exactly when the 95 % interval leaves out 0.
        if (Math.Abs(comparison.P.Value - 0.05) > 1e-6)
        {
            Assert.Equal(comparison.P < 0.05, interval.Low > 0 || interval.High < 0);
        }
    }

    [Fact]
    public void LogarithmsRefuseZeroWaits() =>
        Assert.Contains("above 0", Assert.Throws<ArgumentOutOfRangeException>(() => WelchComparison.OfLogarithms([1, 0], [1, 2])).Message, StringComparison.Ordinal);

    [Property(Replay = "(129,131)")]
    public void LogRankIsSymmetricAndAddsUp(byte[] a, byte[] b, byte[] c, byte[] d)
    {
        long[] first = Sorted(a);
        long[] firstLeft = Sorted(b);
        long[] second = Sorted(c);
        long[] secondLeft = Sorted(d);
        var comparison = new SurvivalComparison(first, firstLeft, second, secondLeft);
        var mirrored = new SurvivalComparison(second, secondLeft, first, firstLeft);
        Assert.Equal(first.Length + second.Length, comparison.FirstExpected + comparison.SecondExpected, 1e-9);
        Assert.Equal(comparison.FirstExpected, mirrored.SecondExpected, 1e-9);
        Assert.Equal(comparison.ChiSquare.HasValue, mirrored.ChiSquare.HasValue);
        if (comparison.P is double p)
        {
            Assert.InRange(p, 0, 1);
            Assert.Equal(p, mirrored.P!.Value, 1e-9);
        }

        var same = new SurvivalComparison(first, firstLeft, first, firstLeft);
        Assert.Equal(0, same.ChiSquare ?? 0, 1e-12);

        static long[] Sorted(byte[] values) => [.. values.Select(v => (long)v % 40).Order()];
    }

    [Fact]
    public void LogRankEdges()
    {
        Assert.Null(new SurvivalComparison([], [], [], []).P);
        Assert.Null(new SurvivalComparison([], [1, 2], [], [3]).P);
        Assert.Null(new SurvivalComparison([1, 2], [], [], []).P);
        Assert.Throws<ArgumentException>(() => new SurvivalComparison([2, 1], [], [], []));
        Assert.Throws<ArgumentException>(() => new SurvivalComparison([], [], [], [-1]));
        Assert.Empty(CumulativeHazard.Of(new KaplanMeier([], [5])));
    }

    private static IEnumerable<(double[] X, double[] Y)> Splits(double[] values, int first)
    {
        for (int mask = 0; mask < 1 << values.Length; mask++)
        {
            if (System.Numerics.BitOperations.PopCount((uint)mask) == first)
            {
                yield return ([.. values.Where((_, i) => (mask & (1 << i)) != 0)], [.. values.Where((_, i) => (mask & (1 << i)) == 0)]);
            }
        }
    }
}
