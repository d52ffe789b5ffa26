namespace SupportPerf.Metrics.Analysis;

/// <summary>The two-sample Kolmogorov-Smirnov test: whether two samples come from one distribution, in whatever respect they differ.</summary>
/// <remarks>
/// An immutable value. The p is exact, ties included, up to a million pairs, and asymptotic beyond. Sources: Smirnov (1939); Schröer and Trenkler, Computational Statistics and Data Analysis 20 (1995) 185.
/// </remarks>
public sealed record DistributionComparison
{
    private const long LargestExact = 1_000_000;

    /// <summary>Compares two samples.</summary>
    /// <param name="first">The first sample, in any order; copied.</param>
    /// <param name="second">The second; copied.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public DistributionComparison(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double[] x = Check.Sorted(first, nameof(first));
        double[] y = Check.Sorted(second, nameof(second));
        if (x.Length == 0 || y.Length == 0)
        {
            return;
        }

        long pairs = (long)x.Length * y.Length;
        long distance = Distance(x, y);
        Statistic = (double)distance / pairs;
        P = pairs <= LargestExact ? Exact(x, y, distance) : Asymptotic(Statistic.Value * Math.Sqrt(pairs / ((double)x.Length + y.Length)));
    }

    /// <summary>D: the greatest vertical distance between the two empirical distributions, 0 to 1; null when a sample is empty.</summary>
    public double? Statistic { get; }

    /// <summary>The two-sided p; null when a sample is empty.</summary>
    public double? P { get; }

    // D times both sizes: a whole number, so comparing with it is exact.
    private static long Distance(double[] x, double[] y)
    {
        long greatest = 0;
        int i = 0;
        int j = 0;
        while (i < x.Length && j < y.Length)
        {
            double value = Math.Min(x[i], y[j]);
            while (i < x.Length && x[i] == value)
            {
                i++;
            }

            while (j < y.Length && y[j] == value)
            {
                j++;
            }

            greatest = Math.Max(greatest, Math.Abs(((long)i * y.Length) - ((long)j * x.Length)));
        }

        return greatest;
    }

    // All orders of the pooled values are equally likely: the share of those, as paths from (0, 0) to (m, n), that never come this far from the diagonal where a value ends.
    private static double Exact(double[] x, double[] y, long distance)
    {
        if (distance == 0)
        {
            return 1;
        }

        int m = x.Length;
        int n = y.Length;
        bool[] ends = ValueEnds(x, y);
        var within = new double[n + 1];
        for (int i = 0; i <= m; i++)
        {
            for (int j = 0; j <= n; j++)
            {
                int steps = i + j;
                double share = steps == 0 ? 1 : ((i > 0 ? within[j] * i : 0) + (j > 0 ? within[j - 1] * j : 0)) / steps;
                within[j] = ends[steps] && Math.Abs(((long)i * n) - ((long)j * m)) >= distance ? 0 : share;
            }
        }

        return Math.Clamp(1 - within[n], 0, 1);
    }

    // Whether the pooled sample changes its value after so many steps.
    private static bool[] ValueEnds(double[] x, double[] y)
    {
        double[] pooled = [.. x, .. y];
        Array.Sort(pooled);
        var ends = new bool[pooled.Length + 1];
        for (int i = 1; i < pooled.Length; i++)
        {
            ends[i] = pooled[i - 1] != pooled[i];
        }

        ends[pooled.Length] = true;
        return ends;
    }

    // Kolmogorov's series 2 sum (-1)^(k-1) exp(-2 k² t²); for small t its other form, which converges there.
    private static double Asymptotic(double t)
    {
        if (t < 1)
        {
            double sum = 0;
            for (int k = 1; k <= 19 && t > 0; k += 2)
            {
                sum += Math.Exp(-k * k * Math.PI * Math.PI / (8 * t * t));
            }

            return t > 0 ? Math.Clamp(1 - (Math.Sqrt(2 * Math.PI) / t * sum), 0, 1) : 1;
        }

        double tail = 0;
        for (int k = 1; k <= 10; k++)
        {
            tail += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2.0 * k * k * t * t);
        }

        return Math.Clamp(tail, 0, 1);
    }
}
