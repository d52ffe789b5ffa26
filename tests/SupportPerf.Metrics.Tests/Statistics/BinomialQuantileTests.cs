using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Statistics;

public class BinomialQuantileTests
{
    private static readonly double[] Probabilities = [1e-9, 0.005, 0.025, 0.05, 0.2, 0.5, 0.9, 0.95, 0.975, 0.995, 1 - 1e-9];

    [Fact]
    public void A_quantile_is_the_smallest_number_that_reaches_the_probability()
    {
        Random random = new(1);
        long[] trials = [.. Enumerable.Range(1, 300).Select(static n => (long)n), .. Enumerable.Range(0, 100).Select(_ => random.NextInt64(300, 20_000)), 1_000_000];
        foreach (long n in trials)
        {
            foreach (double p in new[] { 0.001, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, random.NextDouble() })
            {
                foreach (double probability in Probabilities)
                {
                    long k = BinomialDistribution.Quantile(probability, n, p);
                    bool isReached = BinomialDistribution.Cdf(k, n, p) >= probability * (1 - 2e-12);
                    bool isSmallest = k == 0 || BinomialDistribution.Cdf(k - 1, n, p) < probability;
                    Assert.True(isReached && isSmallest, FormattableString.Invariant($"{probability} of {n} with {p}: {k}"));
                }
            }
        }
    }

    [Fact]
    public void A_summary_gives_the_same_interval_however_it_was_prepared()
    {
        Random random = new(2);
        FirstResponseTime measure = new();
        Instant created = Instant.FromUtc(2026, 1, 1, 0, 0);
        for (int i = 0; i < 700; i++)
        {
            measure.Add(new Ticket { Id = $"{i}", CreatedAt = created, FirstResponseAt = created.Plus(Duration.FromSeconds(random.Next(1, 100_000))) });
        }

        double[] shares = [0.5, 0.75, 0.9, 0.95, 0.99, 0.123];
        DurationSummary all = measure.Summary;
        foreach (double p in shares)
        {
            DurationSummary alone = measure.Summary;
            alone.Prepare([p], intervals: true, ends: false);
            Assert.Equal(all.PercentileInterval(p), alone.PercentileInterval(p));
            Assert.Equal(all.PercentileInterval(p, 0.8), alone.PercentileInterval(p, 0.8));
            Assert.Equal(all.PercentileSeconds(p), alone.PercentileSeconds(p));
            Assert.Equal(all.MaxSeconds, alone.MaxSeconds);
        }
    }
}
