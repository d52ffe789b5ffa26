namespace SupportPerf.Metrics.Analysis;

/// <summary>P-values adjusted for how many were looked at: of twenty agents compared with the team, one is "significant" by chance.</summary>
/// <remarks>Each method returns adjusted p-values in the order of the input, at most 1; compare them with the level as if each were the only one.</remarks>
public static class MultipleTesting
{
    /// <summary>Benjamini and Hochberg: bounds the share of false alarms among those raised. The usual choice for a list of agents.</summary>
    /// <remarks>Source: Benjamini and Hochberg, JRSS B 57 (1995) 289.</remarks>
    /// <param name="p">The p-values, each in [0, 1].</param>
    /// <returns>The adjusted p-values.</returns>
    /// <exception cref="ArgumentException">A p-value is not in [0, 1].</exception>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> p)
    {
        int[] order = Order(p);
        var adjusted = new double[p.Length];
        double least = 1;
        for (int i = order.Length - 1; i >= 0; i--)
        {
            least = Math.Min(least, p[order[i]] * order.Length / (i + 1));
            adjusted[order[i]] = least;
        }

        return adjusted;
    }

    /// <summary>Holm: bounds the probability of any false alarm. Never worse than Bonferroni.</summary>
    /// <remarks>Source: Holm, Scandinavian Journal of Statistics 6 (1979) 65.</remarks>
    /// <inheritdoc cref="BenjaminiHochberg"/>
    public static double[] Holm(ReadOnlySpan<double> p)
    {
        int[] order = Order(p);
        var adjusted = new double[p.Length];
        double most = 0;
        for (int i = 0; i < order.Length; i++)
        {
            most = Math.Min(1, Math.Max(most, p[order[i]] * (order.Length - i)));
            adjusted[order[i]] = most;
        }

        return adjusted;
    }

    /// <summary>Bonferroni: bounds the probability of any false alarm in the simplest way, p times how many.</summary>
    /// <inheritdoc cref="BenjaminiHochberg"/>
    public static double[] Bonferroni(ReadOnlySpan<double> p)
    {
        Order(p);
        var adjusted = new double[p.Length];
        for (int i = 0; i < adjusted.Length; i++)
        {
            adjusted[i] = Math.Min(1, p[i] * p.Length);
        }

        return adjusted;
    }

    private static int[] Order(ReadOnlySpan<double> p)
    {
        var order = new int[p.Length];
        for (int i = 0; i < order.Length; i++)
        {
            if (!(p[i] >= 0 && p[i] <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(p), p[i], Check.Text($"A p-value lies in [0, 1]; number {i} does not."));
            }

            order[i] = i;
        }

        Array.Sort(p.ToArray(), order);
        return order;
    }
}
