using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of review scores: exact integers only.</summary>
internal sealed class QaCell
{
    private WideSum _points;
    private WideSum _weight;

    /// <summary>One score a review, in 1e-12.</summary>
    public ValueList Scores { get; } = new();

    /// <summary>The points given, in 1e-10.</summary>
    public WideSum Points => _points;

    /// <summary>The points that could be given, in 1e-10.</summary>
    public WideSum Weight => _weight;

    /// <summary>Reviews in which a critical category was rated.</summary>
    public long WithCritical { get; set; }

    /// <summary>Reviews in which a critical category failed.</summary>
    public long CriticalFailures { get; set; }

    public Exclusions? Excluded { get; set; }

    public void Exclude(string reason) => (Excluded ??= new()).Add(reason);

    public void Add(long score, long points, long weight)
    {
        Scores.Add(score);
        _points.Add(points);
        _weight.Add(weight);
    }

    public void Merge(QaCell other)
    {
        Scores.Merge(other.Scores);
        _points.Add(other._points);
        _weight.Add(other._weight);
        WithCritical += other.WithCritical;
        CriticalFailures += other.CriticalFailures;
        if (other.Excluded is not null)
        {
            (Excluded ??= new()).Merge(other.Excluded);
        }
    }
}
