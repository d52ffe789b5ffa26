using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Statistics;

/// <summary>How often the interval holds the truth when the truth is known, on seeded samples.</summary>
public class CoverageTests
{
    private const int Samples = 4000;

    [Theory]
    [InlineData(20, 0.1)]
    [InlineData(20, 0.5)]
    [InlineData(40, 0.85)]
    [InlineData(200, 0.97)]
    [InlineData(1000, 0.6)]
    public void Wilson(int n, double p)
    {
        var random = new Uniform(20_26);
        Covers(0.92, 0.98, () =>
        {
            ConfidenceInterval interval = Proportions.Wilson(Successes(random, n, p), n);
            return interval.Low <= p && p <= interval.High;
        });
    }

    [Fact]
    public void WaldIsWhyItIsNotTheDefault()
    {
        var random = new Uniform(7);
        Covers(0.6, 0.9, () =>
        {
            ConfidenceInterval interval = Proportions.Wald(Successes(random, 20, 0.1), 20);
            return interval.Low <= 0.1 && 0.1 <= interval.High;
        });
    }

    [Theory]
    [InlineData(30, 30, 0.8, 0.6)]
    [InlineData(200, 100, 0.95, 0.9)]
    public void NewcombeDifference(int n1, int n2, double p1, double p2)
    {
        var random = new Uniform(11);
        Covers(0.93, 0.98, () =>
        {
            var comparison = new ProportionComparison(new Ratio(Successes(random, n1, p1), n1), new Ratio(Successes(random, n2, p2), n2));
            return comparison.Interval!.Value.Low <= p1 - p2 && p1 - p2 <= comparison.Interval.Value.High;
        });
    }

    [Theory]
    [InlineData(20, 0.5, 0.2)]
    [InlineData(100, 0.4, 0.3)]
    [InlineData(400, 0.7, 0.1)]
    public void NetPromoter(int n, double promoter, double detractor)
    {
        var random = new Uniform(13);
        double truth = 100 * (promoter - detractor);
        Covers(0.93, 0.98, () =>
        {
            long promoters = 0;
            long detractors = 0;
            for (int i = 0; i < n; i++)
            {
                double u = random.Next();
                promoters += u < promoter ? 1 : 0;
                detractors += u >= 1 - detractor ? 1 : 0;
            }

            ConfidenceInterval interval = new NetPromoterScore(promoters, n - promoters - detractors, detractors).Interval!.Value;
            return interval.Low <= truth && truth <= interval.High;
        });
    }

    [Theory]
    [InlineData(15, 0.5)]
    [InlineData(100, 0.9)]
    public void Percentile(int n, double p)
    {
        // Exponential waits: skewed, as support durations are.
        var random = new Uniform(17);
        double truth = -Math.Log(1 - p);
        var values = new double[n];
        double nominal = Quantiles.IntervalRanks(n, p).Coverage;
        Covers(nominal - 0.015, nominal + 0.015, () =>
        {
            for (int i = 0; i < n; i++)
            {
                values[i] = -Math.Log(1 - random.Next());
            }

            Array.Sort(values);
            ConfidenceInterval interval = Quantiles.Interval(values, p, 0.95, PercentileType.InvertedCdf)!.Value;
            return !(interval.Low > truth) && !(interval.High < truth);
        });
    }

    [Fact]
    public void KaplanMeierUnderCensoring()
    {
        // Waits of mean 1, observed up to a uniform time within 0..2: about 43 % are still open.
        var random = new Uniform(19);
        var completed = new List<long>();
        var censored = new List<long>();
        double truth = Math.Exp(-0.7);
        long median = (long)(Math.Log(2) * 1e9);
        int medians = 0;
        Covers(0.93, 0.97, () =>
        {
            completed.Clear();
            censored.Clear();
            for (int i = 0; i < 80; i++)
            {
                double wait = -Math.Log(1 - random.Next());
                double seen = 2 * random.Next();
                (wait <= seen ? completed : censored).Add((long)(Math.Min(wait, seen) * 1e9));
            }

            completed.Sort();
            censored.Sort();
            var curve = new KaplanMeier([.. completed], [.. censored]);
            ConfidenceInterval atMedian = curve.QuantileInterval(0.5)!.Value;
            medians += !(atMedian.Low > median) && !(atMedian.High < median) ? 1 : 0;
            ConfidenceInterval interval = curve.SurvivalInterval(700_000_000)!.Value;
            return interval.Low <= truth && truth <= interval.High;
        });
        Assert.InRange(medians / (double)Samples, 0.93, 0.975);
    }

    private static void Covers(double least, double most, Func<bool> sample)
    {
        int hits = 0;
        for (int i = 0; i < Samples; i++)
        {
            hits += sample() ? 1 : 0;
        }

        Assert.InRange(hits / (double)Samples, least, most);
    }

    private static long Successes(Uniform random, int n, double p)
    {
        long successes = 0;
        for (int i = 0; i < n; i++)
        {
            successes += random.Next() < p ? 1 : 0;
        }

        return successes;
    }

    /// <summary>SplitMix64: the same numbers on every runtime.</summary>
    private sealed class Uniform(ulong state)
    {
        private ulong _state = state;

        public double Next()
        {
            unchecked
            {
                _state += 0x9E37_79B9_7F4A_7C15;
                ulong z = _state;
                z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
                z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
                return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
            }
        }
    }
}
