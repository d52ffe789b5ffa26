using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Statistics;

public class QuantileTests
{
    [Fact]
    public void TheP90OfTwelveRepliesDependsOnTheType()
    {
        double[] minutes = [3, 7, 9, 12, 14, 18, 27, 33, 45, 61, 95, 240];
        Assert.Equal(95, Quantiles.Of(minutes, 0.9, PercentileType.InvertedCdf));
        Assert.Equal(196.5, Quantiles.Of(minutes, 0.9, PercentileType.Weibull)!.Value, 1e-9);
        Assert.Equal(91.6, Quantiles.Of(minutes, 0.9, PercentileType.Linear)!.Value, 1e-9);
        Assert.Equal(157.833333333, Quantiles.Of(minutes, 0.9, PercentileType.MedianUnbiased)!.Value, 1e-9);
    }

    [Fact]
    public void ARankIsNotTakenFromRoundingOfNTimesP()
    {
        // 0.07 · 100 is 7.000000000000001 in doubles; the seventh value is meant.
        long[] values = [.. Enumerable.Range(1, 100).Select(i => (long)i)];
        Assert.Equal(7, Quantiles.Of(values, 0.07, PercentileType.InvertedCdf));
        Assert.Equal(7.5, Quantiles.Of(values, 0.07, PercentileType.AveragedInvertedCdf));
    }

    [Fact]
    public void ExtremeLongsNeitherOverflowNorLeaveTheRange()
    {
        long[] values = [long.MinValue, long.MaxValue];
        Assert.Equal(0, Quantiles.Of(values, 0.5, PercentileType.Linear)!.Value, 1.0);
        Assert.Equal(long.MinValue, Quantiles.Of(values, 0, PercentileType.Linear));
        Assert.Equal(long.MaxValue, Quantiles.Of(values, 1, PercentileType.Linear));
        Assert.Equal(9.2e18, Quantiles.Of(values, 1 - 1e-3, PercentileType.Linear)!.Value, 1e17);
    }

    [Fact]
    public void HugeDoublesDoNotOverflow() =>
        Assert.Equal(0, Quantiles.Of([-double.MaxValue, double.MaxValue], 0.5, PercentileType.Linear));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void RefusesWhatIsNoNumber(double bad)
    {
        double[] values = [1, bad, 3];
        Array.Sort(values);
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Of(values, 0.5, PercentileType.Linear));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Of([1.0, 2], bad, PercentileType.Linear));
    }

    [Fact]
    public void RefusesTypesAndLevelsThatDoNotExist()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Of([1L], 0.5, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Of([1L], 0.5, (PercentileType)10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Of([1L], 1.5, PercentileType.Linear));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.IntervalRanks(5, 0.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.IntervalRanks(-1, 0.5));
    }

    [Fact]
    public void ASideWithoutABoundIsOpen()
    {
        ConfidenceInterval p95 = Quantiles.Interval([.. Enumerable.Range(1, 30).Select(i => (long)i)], 0.95, 0.95, PercentileType.Linear)!.Value;
        Assert.NotNull(p95.Low);
        Assert.Null(p95.High);
        ConfidenceInterval one = Quantiles.Interval([42L], 0.5, 0.95, PercentileType.Linear)!.Value;
        Assert.Null(one.Low);
        Assert.Null(one.High);
    }

    [Fact]
    public void AllEqualGivesThatValue()
    {
        long[] values = [.. Enumerable.Repeat(60L, 100)];
        foreach (PercentileType type in Enum.GetValues<PercentileType>())
        {
            Assert.Equal(60, Quantiles.Of(values, 0.937, type));
        }

        ConfidenceInterval interval = Quantiles.Interval(values, 0.5, 0.95, PercentileType.Linear)!.Value;
        Assert.Equal((60, 60), (interval.Low, interval.High));
    }

    [Fact]
    public void PositionsOfTwoToThe31Values()
    {
        long n = 1L << 31;
        QuantilePosition position = Quantiles.Position(n, 0.5)!.Value;
        Assert.Equal(((n / 2) - 1, n / 2, 0.5), (position.Lower, position.Upper, position.Fraction));
        OrderStatisticRanks ranks = Quantiles.IntervalRanks(n, 0.5);
        Assert.Equal(0.95, ranks.Coverage, 1e-4);
        Assert.Equal(n + 1, ranks.Lower + ranks.Upper);
    }
}
