namespace SupportPerf.Metrics.Statistics;

/// <summary>The binomial distribution: how many of n independent trials succeed when each does with probability p.</summary>
/// <remarks>
/// Exact to about 1e-13 up to a billion trials. A point costs O(1), a cumulative probability O(sqrt n). Source of the point probability: Loader, Fast and Accurate
/// Computation of Binomial Probabilities (2000), which avoids the difference of large log-gammas.
/// </remarks>
public static class BinomialDistribution
{
    // A cumulative probability this close to the asked one counts as reached: it differs by rounding only.
    private const double Slack = 1e-12;

    // With this many outcomes on either side of a number Peizer and Pratt's z is off by less than 0.0013; so far apart it decides.
    private const long ManyOutcomes = 20;
    private const double SureDistance = 0.004;

    // Smaller doubles are not exact and need not fall to 0: a sum of such terms ends at once.
    private const double Least = 1e-300;

    /// <summary>The probability of exactly <paramref name="successes"/> successes.</summary>
    /// <param name="successes">How many; outside 0..trials the probability is 0.</param>
    /// <param name="trials">How many trials, 0 or more.</param>
    /// <param name="p">The probability of success in one trial.</param>
    /// <returns>The probability.</returns>
    /// <exception cref="ArgumentException">The number of trials is negative or <paramref name="p"/> is not in [0, 1].</exception>
    public static double Probability(long successes, long trials, double p)
    {
        Check(trials, p);
        return Point(successes, trials, p);
    }

    /// <summary>The probability of at most <paramref name="successes"/> successes.</summary>
    /// <inheritdoc cref="Probability"/>
    public static double Cdf(long successes, long trials, double p)
    {
        Check(trials, p);
        return Cumulative(successes, trials, p);
    }

    /// <summary>The smallest number of successes whose cumulative probability reaches <paramref name="probability"/>.</summary>
    /// <param name="probability">In [0, 1].</param>
    /// <param name="trials">How many trials, 0 or more.</param>
    /// <param name="p">The probability of success in one trial.</param>
    /// <returns>A number of successes, 0..trials.</returns>
    /// <exception cref="ArgumentException">The number of trials is negative, or a probability is not in [0, 1].</exception>
    public static long Quantile(double probability, long trials, double p)
    {
        Check(trials, p);
        Arguments.CheckProbability(probability, nameof(probability));
        if (probability == 0 || p == 0 || trials == 0)
        {
            return 0;
        }

        if (probability == 1 || p == 1)
        {
            return trials;
        }

        // Start where the normal curve, corrected for skewness (Cornish-Fisher), puts it; then step to the exact place.
        double z = NormalDistribution.Quantile(probability);
        double deviation = Math.Sqrt(trials * p * (1 - p));
        double start = (trials * p) + (z * deviation) + ((1 - (2 * p)) * ((z * z) - 1) / 6);
        long k = (long)Math.Max(0, Math.Min(trials, Math.Floor(start)));
        if (IsSure(ref k, z, trials, p))
        {
            return k;
        }

        double wanted = probability * (1 - Slack);
        double cumulative = Cumulative(k, trials, p);
        if (cumulative < wanted)
        {
            while (cumulative < wanted && k < trials)
            {
                k++;
                cumulative += Point(k, trials, p);
            }

            return k;
        }

        while (k > 0)
        {
            cumulative -= Point(k, trials, p);
            if (cumulative < wanted)
            {
                break;
            }

            k--;
        }

        return k;
    }

    /// <summary>Moves to the smallest number whose approximate z reaches another; true where no exact probability would decide otherwise.</summary>
    private static bool IsSure(ref long k, double z, long n, double p)
    {
        if (Math.Min(k, n - k - 1) < ManyOutcomes)
        {
            return false;
        }

        double at = ApproximateZ(k, n, p);
        double below = at;
        while (at < z && n - k - 1 > ManyOutcomes)
        {
            below = at;
            at = ApproximateZ(++k, n, p);
        }

        while (below >= z && k > ManyOutcomes)
        {
            below = ApproximateZ(k - 1, n, p);
            if (below >= z)
            {
                at = below;
                k--;
            }
        }

        return at - z > SureDistance && z - below > SureDistance;
    }

    /// <summary>The z whose normal probability is about that of at most k successes. Source: Peizer and Pratt, A Normal Approximation for Binomial, F, Beta, and Other Common, Related Tail Probabilities (1968).</summary>
    private static double ApproximateZ(long k, long n, double p)
    {
        double q = 1 - p;
        double above = n - k;
        double distance = k + (2.0 / 3) - ((n + (1.0 / 3)) * p) + (0.02 * ((q / (k + 1)) - (p / above) + ((q - 0.5) / (n + 1))));
        return distance * Math.Sqrt((1 + (q * Skewness((k + 0.5) / (n * p))) + (p * Skewness((above - 0.5) / (n * q)))) / ((n + (1.0 / 6)) * p * q));
    }

    // Near 1 it cancels; there its series is short.
    private static double Skewness(double x)
    {
        double d = 1 - x;
        return Math.Abs(d) < 0.01
            ? d * ((1.0 / 3) + (d * ((1.0 / 6) + (d * (1.0 / 10)))))
            : (1 - (x * x) + (2 * x * Math.Log(x))) / (d * d);
    }

    private static void Check(long trials, double p)
    {
        Arguments.CheckNotNegative(trials, nameof(trials));
        Arguments.CheckProbability(p, nameof(p));
    }

    private static double Cumulative(long k, long n, double p)
    {
        if (k < 0)
        {
            return 0;
        }

        if (k >= n || p == 0)
        {
            return 1;
        }

        if (p == 1)
        {
            return 0;
        }

        // Sum the tail that k lies in, from k outwards, by the ratio of neighbours: the terms fall, so the sum ends early and loses nothing.
        double odds = p / (1 - p);
        if (k < n * p)
        {
            double term = Point(k, n, p);
            double sum = term;
            for (long i = k; i > 0 && term > Math.Max(sum * 1e-18, Least); i--)
            {
                term *= i / ((n - i + 1) * odds);
                sum += term;
            }

            return Math.Min(1, sum);
        }
        else
        {
            double term = Point(k + 1, n, p);
            double sum = term;
            for (long i = k + 1; i < n && term > Math.Max(sum * 1e-18, Least); i++)
            {
                term *= (n - i) * odds / (i + 1);
                sum += term;
            }

            return Math.Max(0, 1 - sum);
        }
    }

    private static double Point(long k, long n, double p)
    {
        if (k < 0 || k > n)
        {
            return 0;
        }

        if (p == 0 || p == 1)
        {
            return k == (p == 0 ? 0 : n) ? 1 : 0;
        }

        if (k == 0)
        {
            return Math.Exp(n * LogOnePlus(-p));
        }

        if (k == n)
        {
            return Math.Exp(n * Math.Log(p));
        }

        double misses = n - k;
        double exponent = StirlingError(n) - StirlingError(k) - StirlingError(misses) - Deviance(k, n * p) - Deviance(misses, n * (1 - p));
        return Math.Exp(exponent) * Math.Sqrt(n / (2 * Math.PI * k * misses));
    }

    // ln n! minus Stirling's formula for it.
    private static double StirlingError(double n)
    {
        if (n <= 15)
        {
            double factorial = 1;
            for (int i = 2; i <= n; i++)
            {
                factorial *= i;
            }

            return Math.Log(factorial) - (((n + 0.5) * Math.Log(n)) - n + (0.5 * Math.Log(2 * Math.PI)));
        }

        double square = n * n;
        return ((1.0 / 12) - (((1.0 / 360) - (((1.0 / 1260) - (((1.0 / 1680) - ((1.0 / 1188) / square)) / square)) / square)) / square)) / n;
    }

    // x ln(x / mean) + mean - x, without cancelling where x is near the mean.
    private static double Deviance(double x, double mean)
    {
        double difference = x - mean;
        if (Math.Abs(difference) >= 0.1 * (x + mean))
        {
            return (x * Math.Log(x / mean)) + mean - x;
        }

        double v = difference / (x + mean);
        double sum = difference * v;
        double term = 2 * x * v;
        for (int i = 3; ; i += 2)
        {
            term *= v * v;
            double next = sum + (term / i);
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }

    private static double LogOnePlus(double x)
    {
        double rounded = 1 + x;
        return rounded == 1 ? x : Math.Log(rounded) * x / (rounded - 1);
    }
}
