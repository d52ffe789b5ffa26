using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of one total over another, for example handle time over paid time.</summary>
internal sealed class QuotientCell
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
}
