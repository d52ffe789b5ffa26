namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of a share.</summary>
internal sealed class RatioCell
{
    public long Numerator { get; set; }

    public long Denominator { get; set; }

    /// <summary>Records that cannot be judged yet.</summary>
    public long Undecided { get; set; }

    /// <summary>Clocks that still run; whether they are late is judged at the as-of instant.</summary>
    public List<OpenTarget>? Open { get; set; }

    public Exclusions? Excluded { get; set; }

    public void Exclude(string reason) => (Excluded ??= new()).Add(reason);

    public void Merge(RatioCell other)
    {
        Numerator += other.Numerator;
        Denominator += other.Denominator;
        Undecided += other.Undecided;
        if (other.Open is not null)
        {
            (Open ??= []).AddRange(other.Open);
        }

        if (other.Excluded is not null)
        {
            (Excluded ??= new()).Merge(other.Excluded);
        }
    }
}
