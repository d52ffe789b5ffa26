using FsCheck.Xunit;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Statistics;

public class KaplanMeierTests
{
    [Property(Replay = "(91,93)")]
    public void WithoutCensoringItIsTheEmpiricalDistribution(ushort[] values)
    {
        long[] sorted = [.. values.Select(v => (long)v % 50).Order()];
        var curve = new KaplanMeier(sorted, []);
        if (sorted.Length == 0)
        {
            Assert.Null(curve.Survival(0));
            Assert.Null(curve.Median);
            Assert.Null(curve.QuantileInterval(0.5));
            return;
        }

        for (long t = 0; t < 55; t++)
        {
            Assert.Equal((double)sorted.Count(v => v > t) / sorted.Length, curve.Survival(t));
        }

        foreach (double p in new[] { 0.1, 0.5, 0.75, 0.9, 1 })
        {
            Assert.Equal(Quantiles.Of(sorted, p, PercentileType.InvertedCdf), (double?)curve.Quantile(p));
        }

        Assert.Equal(sorted.Average(), curve.RestrictedMean(60)!.Value.Value, 1e-9);
        Assert.Equal(sorted.Average(v => Math.Min(v, 20)), curve.RestrictedMean(20)!.Value.Value, 1e-9);
    }

    [Property(Replay = "(95,97)")]
    public void MatchesTheProductTakenStepByStep(byte[] completedSeeds, byte[] censoredSeeds)
    {
        long[] completed = [.. completedSeeds.Select(v => (long)v % 40).Order()];
        long[] censored = [.. censoredSeeds.Select(v => (long)v % 40).Order()];
        var curve = new KaplanMeier(completed, censored);
        double survival = 1;
        double variance = 0;
        double previous = 1;
        foreach (SurvivalStep step in curve.Steps)
        {
            int d = completed.Count(v => v == step.Time);
            int n = completed.Count(v => v >= step.Time) + censored.Count(v => v >= step.Time);
            survival *= 1 - ((double)d / n);
            variance += n == d ? 0 : (double)d / ((double)n * (n - d));
            Assert.Equal(d, step.Events);
            Assert.Equal(n, step.AtRisk);
            Assert.Equal(survival, step.Survival, 1e-12);
            Assert.Equal(variance, step.HazardVariance, 1e-12);
            Assert.True(step.Survival < previous);
            previous = step.Survival;
        }

        Assert.Equal(completed.Distinct().Count(), curve.Steps.Length);
        Assert.Equal((completed.Length, censored.Length), (curve.Completed, curve.Censored));
    }

    [Property(Replay = "(99,101)")]
    public void LimitsAreOrderedInRangeAndFirstCrossings(byte[] completedSeeds, byte[] censoredSeeds, byte levelSeed)
    {
        long[] completed = [.. completedSeeds.Select(v => (long)v).Order()];
        long[] censored = [.. censoredSeeds.Select(v => (long)v).Order()];
        double level = 0.5 + (levelSeed / 520.0);
        var curve = new KaplanMeier(completed, censored);
        foreach (SurvivalLimits limits in Enum.GetValues<SurvivalLimits>())
        {
            double[] p = [0.05, 0.25, 0.5, 0.75, 0.9];
            var low = new long?[p.Length];
            var high = new long?[p.Length];
            foreach (SurvivalStep step in curve.Steps)
            {
                if (curve.SurvivalInterval(step.Time, level, limits) is not ConfidenceInterval interval)
                {
                    Assert.Equal(0, step.Survival);
                    continue;
                }

                Assert.InRange(step.Survival, interval.Low!.Value, interval.High!.Value);
                Assert.InRange(interval.Low.Value, 0, 1);
                Assert.InRange(interval.High.Value, 0, 1);
                for (int i = 0; i < p.Length; i++)
                {
                    low[i] ??= interval.Low <= 1 - p[i] + 1e-12 ? step.Time : null;
                    high[i] ??= interval.High <= 1 - p[i] + 1e-12 ? step.Time : null;
                }
            }

            for (int i = 0; i < p.Length && curve.Count > 0; i++)
            {
                ConfidenceInterval interval = curve.QuantileInterval(p[i], level, limits)!.Value;
                Assert.Equal(low[i], (long?)interval.Low);
                Assert.Equal(high[i], (long?)interval.High);
                if (curve.Quantile(p[i]) is long estimate)
                {
                    Assert.True((interval.Low ?? 0) <= estimate);
                    Assert.True((interval.High ?? long.MaxValue) >= estimate);
                }
            }
        }
    }

    [Fact]
    public void NothingGivesNothing()
    {
        var curve = new KaplanMeier([], []);
        Assert.Equal(0, curve.Count);
        Assert.Null(curve.Survival(5));
        Assert.Null(curve.Attainment(5));
        Assert.Null(curve.AttainmentInterval(5));
        Assert.Null(curve.Quantile(0.5));
        Assert.Null(curve.QuantileInterval(0.5));
        Assert.Null(curve.RestrictedMean(5));
    }

    [Fact]
    public void AllCensoredIsKnownAsFarAsItWasObserved()
    {
        var curve = new KaplanMeier([], [5, 10, 30]);
        Assert.Null(curve.Median);
        Assert.Equal(0, curve.Attainment(30));
        Assert.Null(curve.Attainment(31));
        Assert.Equal(30, curve.RestrictedMean(30)!.Value.Value);
        Assert.Null(curve.RestrictedMean(31));
        ConfidenceInterval open = curve.QuantileInterval(0.5)!.Value;
        Assert.Null(open.Low);
        Assert.Null(open.High);
    }

    [Fact]
    public void AllEqualIsOneStep()
    {
        var curve = new KaplanMeier([60, 60, 60], []);
        Assert.Equal(60, curve.Median);
        Assert.Equal(1, curve.Survival(59));
        Assert.Equal(0, curve.Survival(60));
        Assert.Equal(1, curve.Attainment(1_000_000));
        Assert.Null(curve.AttainmentInterval(60));
        Assert.Equal(60, curve.RestrictedMean(100)!.Value.Value);
    }

    [Fact]
    public void OpenTicketsMoveTheMedianUp()
    {
        // The twelve answered ones alone have a median of 67.5 and a mean of 97.08 minutes, and 75 % within two hours.
        long[] answered = [5, 12, 18, 25, 40, 60, 75, 90, 120, 180, 240, 300];
        var curve = new KaplanMeier(answered, [30, 200, 480, 480]);
        Assert.Equal(90, curve.Median);
        Assert.Equal(300, curve.Quantile(0.75));
        Assert.Equal(0.590909090909, curve.Attainment(120)!.Value, 1e-9);
        Assert.Equal(170.11, curve.RestrictedMean(480)!.Value.Value, 0.01);
    }

    [Fact]
    public void RefusesWhatIsNotSortedOrNegative()
    {
        Assert.Contains("3 follows 5", Assert.Throws<ArgumentException>(() => new KaplanMeier([1, 5, 3], [])).Message, StringComparison.Ordinal);
        Assert.Contains("-1", Assert.Throws<ArgumentException>(() => new KaplanMeier([], [-1, 5])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new KaplanMeier([1], []).Survival(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KaplanMeier([1], []).RestrictedMean(0));
    }

    [Fact]
    public void AMillionDifferentWaits()
    {
        long[] completed = new long[1_000_000];
        long[] censored = new long[1_000_000];
        for (int i = 0; i < completed.Length; i++)
        {
            completed[i] = 2 * i * 1_000_000_000L;
            censored[i] = ((2 * i) + 1) * 1_000_000_000L;
        }

        // One of those left completes, one leaves, in turn: the hazard is half that of the whole, so S(t) is about sqrt(1 - t).
        var curve = new KaplanMeier(completed, censored);
        Assert.Equal(Math.Sqrt(0.5), curve.Survival(1_000_000_000_000_000)!.Value, 1e-6);
        Assert.Equal(0.75 * 2e15, curve.Median!.Value, 1e11);
        ConfidenceInterval interval = curve.QuantileInterval(0.5)!.Value;
        Assert.InRange(curve.Median.Value, interval.Low!.Value, interval.High!.Value);
        Assert.InRange(interval.High.Value - interval.Low.Value, 1e12, 1e13);
    }
}
