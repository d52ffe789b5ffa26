namespace SupportPerf.Metrics.Measures;

/// <summary>Keeps what a count observes of one record. Null: nothing.</summary>
internal sealed class RecordedTally : TallyObserver
{
    public long? Value { get; private set; }

    /// <summary>The instant that decides the period.</summary>
    public long? Anchor { get; private set; }

    /// <summary>Forgets the record before.</summary>
    public void Clear() => (Value, Anchor) = (null, null);

    public override void Add(long value, long anchor) => (Value, Anchor) = (value, anchor);
}
