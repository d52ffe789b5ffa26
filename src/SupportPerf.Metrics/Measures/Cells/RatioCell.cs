using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of a share.</summary>
internal sealed class RatioCell : ICell<RatioCell>
{
    public long Numerator { get; set; }

    public long Denominator { get; set; }

    /// <summary>Records that cannot be judged yet.</summary>
    public long Undecided { get; set; }

    /// <summary>Clocks that still run; whether they are late is judged at the as-of instant.</summary>
    public List<OpenTarget>? Open { get; set; }

    public Exclusions? Excluded { get; set; }

    public bool IsEmpty => Denominator == 0 && Undecided == 0 && Open is null or { Count: 0 } && Excluded is null;

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

        Excluded = Exclusions.Merge(Excluded, other.Excluded);
    }

    public bool Holds(RatioCell other) =>
        Numerator >= other.Numerator
        && Denominator - Numerator >= other.Denominator - other.Numerator
        && Undecided >= other.Undecided
        && Multiset.Holds(Open, other.Open)
        && Exclusions.Holds(Excluded, other.Excluded);

    public void Subtract(RatioCell other)
    {
        Numerator -= other.Numerator;
        Denominator -= other.Denominator;
        Undecided -= other.Undecided;
        Multiset.Subtract(Open, other.Open);
        Excluded = Exclusions.Subtract(Excluded, other.Excluded);
    }

    public void Write(ByteWriter into)
    {
        into.Count(Numerator);
        into.Count(Denominator - Numerator);
        into.Count(Undecided);
        OpenTarget.Write(Open, into);
        Exclusions.Write(Excluded, into);
    }

    public void Read(ref ByteReader from, int calendars)
    {
        Numerator = from.Count();
        Denominator = Numerator + from.Count();
        Undecided = from.Count();
        Open = OpenTarget.Read(ref from, calendars);
        Excluded = Exclusions.Read(ref from);
        if (IsEmpty)
        {
            throw from.Bad("has a cell that is empty");
        }
    }
}
