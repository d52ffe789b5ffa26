using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of one total over another, for example handle time over paid time.</summary>
internal sealed class QuotientCell : ICell<QuotientCell>
{
    private WideSum _numerator;
    private WideSum _denominator;

    public WideSum Numerator => _numerator;

    public WideSum Denominator => _denominator;

    public long Records { get; private set; }

    /// <summary>Records in which a part is not known.</summary>
    public long Excluded { get; set; }

    /// <summary>The ratio of the totals, never a mean of ratios; null when the denominator is 0.</summary>
    public double? Value => _denominator.Equals(default) ? null : _numerator.ToDouble() / _denominator.ToDouble();

    public void Add(long numerator, long denominator)
    {
        _numerator.Add(numerator);
        _denominator.Add(denominator);
        Records++;
    }

    public void Merge(QuotientCell other)
    {
        _numerator.Add(other._numerator);
        _denominator.Add(other._denominator);
        Records += other.Records;
        Excluded += other.Excluded;
    }

    public bool IsEmpty => Records == 0 && Excluded == 0;

    public bool Holds(QuotientCell other) => Records >= other.Records && Excluded >= other.Excluded;

    public void Subtract(QuotientCell other)
    {
        _numerator.Subtract(other._numerator);
        _denominator.Subtract(other._denominator);
        Records -= other.Records;
        Excluded -= other.Excluded;
    }

    public void Write(ByteWriter into)
    {
        into.Sum(_numerator);
        into.Sum(_denominator);
        into.Count(Records);
        into.Count(Excluded);
    }

    public void Read(ref ByteReader from, int calendars)
    {
        _numerator = from.Sum();
        _denominator = from.Sum();
        Records = from.Count();
        Excluded = from.Count();
        if (IsEmpty || (Records == 0 && !(_numerator.Equals(default) && _denominator.Equals(default))))
        {
            throw from.Bad("has counts that contradict each other");
        }
    }
}
