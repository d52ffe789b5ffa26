namespace SupportPerf.Metrics.Statistics;

/// <summary>A share with what was left out of it.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class RatioSummary
{
    internal RatioSummary(Ratio ratio, long undecided, IReadOnlyDictionary<string, long> excluded)
    {
        Ratio = ratio;
        Undecided = undecided;
        Excluded = excluded;
    }

    /// <summary>The share, with its Wilson interval; its value is null when the denominator is zero.</summary>
    public Ratio Ratio { get; }

    /// <summary>The share's value; null when the denominator is zero.</summary>
    public double? Value => Ratio.Value;

    /// <summary>Records that could not be judged yet.</summary>
    public long Undecided { get; }

    /// <summary>The share if every undecided record came out badly; null when there is none at all.</summary>
    public double? WorstCase => Ratio.Denominator + Undecided == 0 ? null : (double)Ratio.Numerator / (Ratio.Denominator + Undecided);

    /// <summary>The share if every undecided record came out well; null when there is none at all.</summary>
    public double? BestCase => Ratio.Denominator + Undecided == 0 ? null : (double)(Ratio.Numerator + Undecided) / (Ratio.Denominator + Undecided);

    /// <summary>Records left out, by reason.</summary>
    public IReadOnlyDictionary<string, long> Excluded { get; }

    /// <summary>Records left out in all, the undecided ones among them.</summary>
    public long ExcludedCount => Undecided + Excluded.Values.Sum();
}
