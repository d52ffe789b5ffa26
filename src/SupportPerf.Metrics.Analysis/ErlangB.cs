namespace SupportPerf.Metrics.Analysis;

/// <summary>Erlang's loss formula: the share of calls that find all lines busy and are lost.</summary>
/// <remarks>Assumes Poisson arrivals and no waiting. Source: Erlang (1917). Computed by 1/B(k) = 1 + k/A · 1/B(k - 1): no factorials, so nothing overflows.</remarks>
public static class ErlangB
{
    /// <summary>The probability that a call is blocked. O(servers).</summary>
    /// <param name="load">The offered load in erlangs: calls per hour times hours per call; 0 or more.</param>
    /// <param name="servers">How many lines, 0 or more.</param>
    /// <returns>The probability; 0 without load, 1 without lines.</returns>
    /// <exception cref="ArgumentException">The load is negative or not finite, or the number of lines negative.</exception>
    public static double Blocking(double load, int servers)
    {
        CheckLoad(load, nameof(load));
        Check.NotNegative(servers, nameof(servers));
        if (load == 0)
        {
            return 0;
        }

        double inverse = 1;
        for (int k = 1; k <= servers; k++)
        {
            inverse = Next(inverse, load, k);
        }

        return 1 / inverse;
    }

    /// <summary>1/B of one line more; infinite where the blocking is too small for a number.</summary>
    internal static double Next(double inverse, double load, int servers) => 1 + (inverse * servers / load);

    internal static void CheckLoad(double load, string name)
    {
        Check.Finite(load, name);
        if (load < 0)
        {
            throw new ArgumentOutOfRangeException(name, load, "A load cannot be negative.");
        }
    }
}
