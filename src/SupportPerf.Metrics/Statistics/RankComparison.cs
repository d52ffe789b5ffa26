namespace SupportPerf.Metrics.Statistics;

/// <summary>Two samples compared by ranks: the Mann-Whitney test, the Hodges-Lehmann shift, and how often one of the first exceeds one of the second.</summary>
/// <remarks>
/// Immutable. For durations: no outlier moves it, and zeros and ties are fine. Built in O(n log n), without listing all pairs.
/// Sources: Mann and Whitney, Annals of Mathematical Statistics 18 (1947) 50; Hodges and Lehmann, same 34 (1963) 598; Hollander and Wolfe, Nonparametric Statistical Methods, chapter 4.
/// </remarks>
public sealed record RankComparison
{
    private const int LargestExact = 50;

    /// <summary>Compares two samples.</summary>
    /// <param name="first">The first sample, in any order; copied.</param>
    /// <param name="second">The second; copied.</param>
    /// <param name="level">The confidence level of the shift's interval.</param>
    /// <exception cref="ArgumentException">A value is not finite or the level not between 0 and 1.</exception>
    public RankComparison(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        Arguments.CheckLevel(level, nameof(level));
        double[] x = Sorted(first, nameof(first));
        double[] y = Sorted(second, nameof(second));
        if (x.Length == 0 || y.Length == 0)
        {
            return;
        }

        double pairs = (double)x.Length * y.Length;
        double size = (double)x.Length + y.Length;
        double u = CountAbove(x, y, out double ties);
        U = u;
        ProbabilityOfSuperiority = u / pairs;
        double deviation = Math.Sqrt(Math.Max(0, pairs / 12 * (size + 1 - (ties / (size * (size - 1))))));
        double distance = Math.Abs(u - (pairs / 2));

        // All values equal: nothing differs.
        NormalP = deviation > 0 ? NormalDistribution.TwoSidedP(distance / deviation) : 1;
        CorrectedP = deviation > 0 ? NormalDistribution.TwoSidedP(Math.Max(0, distance - 0.5) / deviation) : 1;
        double[]? exact = ties == 0 && x.Length < LargestExact && y.Length < LargestExact ? Distribution(x.Length, y.Length) : null;
        long rank;
        if (exact is null)
        {
            rank = (long)Math.Floor((pairs / 2) - (NormalDistribution.Quantile((1 + level) / 2) * deviation));
        }
        else
        {
            double tail = 0;
            for (int i = 0; i <= (int)Math.Min(u, pairs - u); i++)
            {
                tail += exact[i];
            }

            ExactP = Math.Min(1, 2 * tail);
            rank = 0;
            for (double sum = exact[0]; sum < (1 - level) / 2 && rank + 1 < exact.Length; sum += exact[rank])
            {
                rank++;
            }
        }

        long all = (long)x.Length * y.Length;
        double middle = Difference(x, y, (all + 1) / 2);
        double shift = all % 2 == 1 ? middle : (middle / 2) + (Difference(x, y, (all / 2) + 1) / 2);
        Shift = shift;
        Interval = new ConfidenceInterval(
            rank < 1 ? null : Math.Min(shift, Difference(x, y, rank)),
            rank < 1 ? null : Math.Max(shift, Difference(x, y, all - rank + 1)),
            level,
            "hodges_lehmann");
    }

    /// <summary>The Mann-Whitney U of the first sample: pairs in which the first exceeds the second, ties as halves. Null, as all below, when a sample is empty.</summary>
    public double? U { get; }

    /// <summary>The probability that one of the first exceeds one of the second, ties as halves: U over all pairs. 0.5 is no difference.</summary>
    public double? ProbabilityOfSuperiority { get; }

    /// <summary>The exact two-sided p; null with ties or fifty values and more in a sample.</summary>
    public double? ExactP { get; }

    /// <summary>The two-sided p by the normal distribution, corrected for ties and continuity.</summary>
    public double? CorrectedP { get; }

    /// <summary>The same without the correction for continuity.</summary>
    public double? NormalP { get; }

    /// <summary>The exact p where there is one, else the corrected one.</summary>
    public double? P => ExactP ?? CorrectedP;

    /// <summary>The Hodges-Lehmann shift: the median of all differences of one of the first minus one of the second.</summary>
    public double? Shift { get; }

    /// <summary>The interval of the shift, from the ranks of the differences; both sides open when the samples are too small; method <c>hodges_lehmann</c>.</summary>
    public ConfidenceInterval? Interval { get; }

    private static double[] Sorted(ReadOnlySpan<double> values, string name)
    {
        foreach (double value in values)
        {
            if (!(Math.Abs(value) <= 1e150))
            {
                throw new ArgumentOutOfRangeException(name, value, "A sample holds finite numbers up to 1e150; leave out what is unknown.");
            }
        }

        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    // Pairs with x above y plus half the equal ones; and the sum of t^3 - t over runs of t equal values in both samples together.
    private static double CountAbove(double[] x, double[] y, out double ties)
    {
        double above = 0;
        ties = 0;
        int i = 0;
        int j = 0;
        while (i < x.Length || j < y.Length)
        {
            double value = j >= y.Length || (i < x.Length && x[i] <= y[j]) ? x[i] : y[j];
            int startX = i;
            int startY = j;
            while (i < x.Length && x[i] == value)
            {
                i++;
            }

            while (j < y.Length && y[j] == value)
            {
                j++;
            }

            double equal = i - startX + (j - startY);
            above += (i - startX) * (startY + ((j - startY) / 2.0));
            ties += (equal * equal * equal) - equal;
        }

        return above;
    }

    // The distribution of U when the samples are alike, up to its middle (it is symmetric): ways to choose which ranks are x's, by how many y's lie below. They are the coefficients of the
    // Gaussian binomial, the product over i of (1 - q^(n+i)) / (1 - q^i).
    private static double[] Distribution(int m, int n)
    {
        var ways = new double[(m * n / 2) + 1];
        ways[0] = 1;
        double total = 1;
        for (int i = 1; i <= m; i++)
        {
            for (int u = ways.Length - 1; u >= n + i; u--)
            {
                ways[u] -= ways[u - n - i];
            }

            for (int u = i; u < ways.Length; u++)
            {
                ways[u] += ways[u - i];
            }

            total = total * (n + i) / i;
        }

        return Array.ConvertAll(ways, w => w / total);
    }

    // The difference of a given rank among all x - y: halve the numbers between the extremes, counting how many pairs lie below. Differences rise along x and fall along y.
    private static double Difference(double[] x, double[] y, long rank)
    {
        long low = Key(x[0] - y[y.Length - 1]);
        long high = Key(x[x.Length - 1] - y[0]);
        while (low < high)
        {
            long middle = low + (long)(unchecked((ulong)(high - low)) / 2);
            if (CountUpTo(x, y, Value(middle)) >= rank)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return Value(low);
    }

    private static long CountUpTo(double[] x, double[] y, double limit)
    {
        long count = 0;
        int first = y.Length;
        foreach (double value in x)
        {
            // The y's from 'first' on are near enough to or above this x; it moves up as x grows.
            while (first > 0 && value - y[first - 1] <= limit)
            {
                first--;
            }

            while (first < y.Length && value - y[first] > limit)
            {
                first++;
            }

            count += y.Length - first;
        }

        return count;
    }

    // Doubles as whole numbers in the same order, and back; 0 and -0 are one.
    private static long Key(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value + 0.0);
        return bits < 0 ? long.MinValue - bits : bits;
    }

    private static double Value(long key) => BitConverter.Int64BitsToDouble(key < 0 ? long.MinValue - key : key);
}
