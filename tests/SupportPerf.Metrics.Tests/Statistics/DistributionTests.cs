using FsCheck.Xunit;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Statistics;

/// <summary>Reference values computed with 40 digits (mpmath).</summary>
public class DistributionTests
{
    [Theory]
    [InlineData(0.1, 0.460172162722971019)]
    [InlineData(1, 0.158655253931457051)]
    [InlineData(2.999, 0.00135433653372710665)]
    [InlineData(3, 0.00134989803163009453)]
    [InlineData(3.001, 0.00134547282508496599)]
    [InlineData(5, 2.86651571879193912e-7)]
    [InlineData(8, 6.22096057427178412e-16)]
    [InlineData(37.5, 4.60535300958195484e-308)]
    public void NormalUpperTail(double z, double expected)
    {
        Assert.Equal(expected, NormalDistribution.UpperTail(z), expected * 1e-12);
        Assert.Equal(expected, NormalDistribution.Cdf(-z), expected * 1e-12);
        Assert.Equal(1 - expected, NormalDistribution.Cdf(z), 1e-15);
        Assert.Equal(2 * expected, NormalDistribution.TwoSidedP(-z), expected * 2e-12);
    }

    [Theory]
    [InlineData(1e-300, -37.0470962993611992)]
    [InlineData(1e-20, -9.26234008979840757)]
    [InlineData(1e-10, -6.3613409024040562)]
    [InlineData(0.001, -3.09023230616781354)]
    [InlineData(0.0249, -1.96167786906378599)]
    [InlineData(0.075, -1.43953147093845592)]
    [InlineData(0.3, -0.524400512708040784)]
    [InlineData(0.5, 0)]
    [InlineData(0.9, 1.28155156554460047)]
    [InlineData(0.99, 2.3263478740408411)]
    public void NormalQuantile(double probability, double expected) =>
        Assert.Equal(expected, NormalDistribution.Quantile(probability), 1e-12 * Math.Max(1, Math.Abs(expected)));

    [Fact]
    public void NormalTakesEveryNumberButNaN()
    {
        Assert.Equal(0, NormalDistribution.Cdf(double.NegativeInfinity));
        Assert.Equal(1, NormalDistribution.Cdf(double.PositiveInfinity));
        Assert.Equal(0.5, NormalDistribution.Cdf(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Cdf(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(double.NaN));
    }

    [Property(Replay = "(3,5)")]
    public void NormalQuantileInvertsTheCdf(uint seed)
    {
        double probability = (seed + 0.5) / (uint.MaxValue + 1.0);
        Assert.Equal(probability, NormalDistribution.Cdf(NormalDistribution.Quantile(probability)), probability * 1e-13 + 1e-16);
    }

    [Theory]
    [InlineData(0, 10, 0.5, 0.0009765625)]
    [InlineData(3, 10, 0.25, 0.25028228759765625)]
    [InlineData(7, 1000, 0.01, 0.0899865683625693525)]
    [InlineData(14, 15, 0.3, 5.02211745e-7)]
    [InlineData(15, 16, 0.999, 0.015761672741792032)]
    [InlineData(900_000, 1_000_000, 0.9, 0.00132980648085254653)]
    [InlineData(500_000_000, 1_000_000_000, 0.5, 0.0000252313252138937692)]
    [InlineData(1, 1_000_000_000, 1e-9, 0.367879441355382042)]
    [InlineData(1, 2_147_483_648, 0.5, 0)]
    [InlineData(-1, 5, 0.5, 0)]
    [InlineData(6, 5, 0.5, 0)]
    public void BinomialPoint(long successes, long trials, double p, double expected) =>
        Assert.Equal(expected, BinomialDistribution.Probability(successes, trials, p), expected * 1e-12);

    [Theory]
    [InlineData(3, 10, 0.25, 0.775875091552734375)]
    [InlineData(7, 1000, 0.01, 0.218863194532457706)]
    [InlineData(40, 100, 0.5, 0.0284439668204903958)]
    [InlineData(95, 100, 0.9, 0.976288917336523236)]
    [InlineData(4999, 10_000, 0.5, 0.496010676930308923)]
    [InlineData(899_411, 1_000_000, 0.9, 0.0249742580280384237)]
    [InlineData(499_969_010, 1_000_000_000, 0.5, 0.0250009300555874677)]
    [InlineData(3, 1_000_000_000, 1e-9, 0.981011843185159431)]
    public void BinomialCumulative(long successes, long trials, double p, double expected) =>
        Assert.Equal(expected, BinomialDistribution.Cdf(successes, trials, p), 1e-12);

    [Property(Replay = "(19,21)")]
    public void BinomialQuantileIsTheFirstThatReaches(uint trialSeed, uint pSeed, uint probabilitySeed)
    {
        long trials = (trialSeed % 3000) + 1;
        double p = (pSeed % 1001) / 1000.0;
        double probability = ((probabilitySeed % 9999) + 0.5) / 10_000;
        long k = BinomialDistribution.Quantile(probability, trials, p);
        Assert.InRange(k, 0, trials);
        Assert.True(BinomialDistribution.Cdf(k, trials, p) >= probability * (1 - 1e-11));
        Assert.True(BinomialDistribution.Cdf(k - 1, trials, p) < probability);
    }

    [Property(Replay = "(23,25)")]
    public void BinomialCdfIsTheSumOfThePoints(byte trials, ushort pSeed)
    {
        double p = (pSeed % 1001) / 1000.0;
        double sum = 0;
        for (int k = 0; k <= trials; k++)
        {
            sum += BinomialDistribution.Probability(k, trials, p);
            Assert.Equal(sum, BinomialDistribution.Cdf(k, trials, p), 1e-12);
        }

        Assert.Equal(1, sum, 1e-12);
    }

    [Fact]
    public void BinomialAtTwoToThe31()
    {
        long n = 1L << 31;
        Assert.Equal(n / 2, BinomialDistribution.Quantile(0.5, n, 0.5));
        Assert.Equal(0.5, BinomialDistribution.Cdf(n / 2, n, 0.5), 1e-4);
        Assert.Equal(0, BinomialDistribution.Cdf(n / 4, n, 0.5));
        Assert.Equal(1, BinomialDistribution.Cdf(n / 4 * 3, n, 0.5));

        // So improbable that the terms of the sum are hardly numbers; it must still end.
        for (long k = (n / 2) - 890_000; k < (n / 2) - 860_000; k += 1000)
        {
            Assert.InRange(BinomialDistribution.Cdf(k, n, 0.5), 0, 1e-298);
        }

        Assert.Equal(0, BinomialDistribution.Quantile(0, n, 0.5));
        Assert.Equal(n, BinomialDistribution.Quantile(1, n, 0.5));
    }
}
