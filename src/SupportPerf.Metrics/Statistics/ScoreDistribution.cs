namespace SupportPerf.Metrics.Statistics;

/// <summary>The answers to a question on a scale of whole numbers, counted by score: CSAT on 1-5, effort on 1-7, stars, faces. Gives boxes, nets and means.</summary>
/// <remarks>
/// Immutable, safe to share between threads. Report the shares beside the mean, since scores are an order and not a measure; do not compare across scales, since 3 of 5 is not 5 of 9.
/// </remarks>
public sealed class ScoreDistribution
{
    private readonly long[] _counts;

    /// <summary>A distribution from its counts.</summary>
    /// <param name="counts">How many gave each score, the lowest score first, unused scores too.</param>
    /// <param name="lowest">The lowest score of the scale.</param>
    /// <exception cref="ArgumentException">A count is negative, or the scale has fewer than two scores.</exception>
    public ScoreDistribution(ReadOnlySpan<long> counts, int lowest = 1)
    {
        if (counts.Length < 2)
        {
            throw new ArgumentException(Arguments.Text($"A scale has at least two scores; this one has {counts.Length}."), nameof(counts));
        }

        foreach (long count in counts)
        {
            Arguments.CheckNotNegative(count, nameof(counts));
            Count += count;
        }

        _counts = counts.ToArray();
        Lowest = lowest;
        Highest = lowest + counts.Length - 1;
        if (Count == 0)
        {
            return;
        }

        double total = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            total += (double)i * _counts[i];
        }

        double offset = total / Count;
        Mean = lowest + offset;
        if (Count > 1)
        {
            double squares = 0;
            for (int i = 0; i < _counts.Length; i++)
            {
                squares += _counts[i] * (i - offset) * (i - offset);
            }

            StandardDeviation = Math.Sqrt(squares / (Count - 1));
        }
    }

    /// <summary>The lowest score of the scale.</summary>
    public int Lowest { get; }

    /// <summary>The highest score of the scale.</summary>
    public int Highest { get; }

    /// <summary>How many answered.</summary>
    public long Count { get; }

    /// <summary>How many gave each score, the lowest first.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>The mean score; null when nobody answered.</summary>
    public double? Mean { get; }

    /// <summary>The standard deviation of one score, of a sample (n - 1); null for fewer than two answers.</summary>
    public double? StandardDeviation { get; }

    /// <summary>The mean on a scale of 0 to 100, the lowest score at 0; null when nobody answered.</summary>
    public double? MeanOutOf100 => 100 * (Mean - Lowest) / (Highest - Lowest);

    /// <summary>The share of answers within a range of scores.</summary>
    /// <param name="from">The lowest score that counts.</param>
    /// <param name="to">The highest score that counts.</param>
    /// <param name="level">The confidence level of its interval.</param>
    /// <returns>The share of all answers.</returns>
    /// <exception cref="ArgumentException">The range is empty or leaves the scale, or the level is not between 0 and 1.</exception>
    public Ratio Share(int from, int to, double level = 0.95)
    {
        if (from < Lowest || to > Highest || from > to)
        {
            throw new ArgumentOutOfRangeException(nameof(from), from, Arguments.Text($"The scores {from} to {to} are no range of the scale {Lowest} to {Highest}."));
        }

        long sum = 0;
        for (int score = from; score <= to; score++)
        {
            sum += _counts[score - Lowest];
        }

        return new Ratio(sum, Count, level);
    }

    /// <summary>The share of answers in the highest scores: CSAT on 1-5 is usually the top two boxes.</summary>
    /// <param name="boxes">How many of the highest scores count.</param>
    /// <param name="level">The confidence level of its interval.</param>
    /// <returns>The share of all answers.</returns>
    /// <exception cref="ArgumentException">There are not that many scores, or the level is not between 0 and 1.</exception>
    public Ratio TopBox(int boxes, double level = 0.95) => Share(Highest - boxes + 1, Highest, level);

    /// <summary>The share of answers in the lowest scores.</summary>
    /// <param name="boxes">How many of the lowest scores count.</param>
    /// <param name="level">The confidence level of its interval.</param>
    /// <returns>The share of all answers.</returns>
    /// <exception cref="ArgumentException">There are not that many scores, or the level is not between 0 and 1.</exception>
    public Ratio BottomBox(int boxes, double level = 0.95) => Share(Lowest, Lowest + boxes - 1, level);

    /// <summary>The share in the highest scores minus the share in the lowest.</summary>
    /// <param name="top">How many of the highest scores count.</param>
    /// <param name="bottom">How many of the lowest scores count against; no score may count on both sides.</param>
    /// <returns>The difference, -1 to 1; null when nobody answered.</returns>
    /// <exception cref="ArgumentException">There are not that many scores, or the two sides overlap.</exception>
    public double? NetBox(int top, int bottom)
    {
        Ratio high = TopBox(top);
        Ratio low = BottomBox(bottom);
        if (top + bottom > _counts.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(bottom), bottom, Arguments.Text($"A scale of {_counts.Length} scores has no {top} highest and {bottom} lowest apart."));
        }

        return Count == 0 ? null : (high.Numerator - low.Numerator) / (double)Count;
    }
}
