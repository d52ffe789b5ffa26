namespace SupportPerf.Metrics.Measures;

/// <summary>Keeps what a count observes of one record. Null: nothing.</summary>
internal sealed class RecordedTally : TallyObserver
{
    public long? Value { get; set; }

    public override void Add(long value, long anchor) => Value = value;
}
