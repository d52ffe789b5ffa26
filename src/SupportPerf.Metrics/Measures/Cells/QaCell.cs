using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of review scores: exact integers only.</summary>
internal sealed class QaCell : ICell<QaCell>
{
    private WideSum _points;
    private WideSum _weight;

    /// <summary>One score a review, in 1e-12.</summary>
    public ValueList Scores { get; private set; } = new();

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
        Excluded = Exclusions.Merge(Excluded, other.Excluded);
    }

    public bool IsEmpty => Scores.Count == 0 && WithCritical == 0 && CriticalFailures == 0 && Excluded is null;

    public bool Holds(QaCell other) =>
        Scores.Holds(other.Scores)
        && WithCritical >= other.WithCritical
        && CriticalFailures >= other.CriticalFailures
        && Exclusions.Holds(Excluded, other.Excluded);

    public void Subtract(QaCell other)
    {
        Scores.Subtract(other.Scores);
        _points.Subtract(other._points);
        _weight.Subtract(other._weight);
        WithCritical -= other.WithCritical;
        CriticalFailures -= other.CriticalFailures;
        Excluded = Exclusions.Subtract(Excluded, other.Excluded);
    }

    public void Write(ByteWriter into)
    {
        Scores.Write(into);
        into.Sum(_points);
        into.Sum(_weight);
        into.Count(WithCritical);
        into.Count(CriticalFailures);
        Exclusions.Write(Excluded, into);
    }

    public void Read(ref ByteReader from, int calendars)
    {
        Scores = ValueList.Read(ref from);
        _points = from.Sum();
        _weight = from.Sum();
        WithCritical = from.Count();
        CriticalFailures = from.Count();
        Excluded = Exclusions.Read(ref from);
        if (IsEmpty || CriticalFailures > WithCritical || (Scores.Count == 0 && !(_points.Equals(default) && _weight.Equals(default))))
        {
            throw from.Bad("has counts that contradict each other");
        }
    }
}
