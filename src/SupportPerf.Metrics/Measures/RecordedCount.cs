namespace SupportPerf.Metrics.Measures;

/// <summary>Keeps the instants at which a record counts, to show them instead of adding them up.</summary>
internal sealed class RecordedCount : CountObserver
{
    /// <summary>The instants in order, null for one that is not known. Where a record counts once in a period, all that would count are here.</summary>
    public List<long?> Anchors { get; } = [];

    public override void Add(long? anchor) => Anchors.Add(anchor);

    public override void Begin()
    {
    }

    public override void AddOnce(long anchor) => Anchors.Add(anchor);
}
