namespace SupportPerf.Metrics.Measures;

/// <summary>Takes how often something happened to the record at hand.</summary>
internal abstract class TallyObserver
{
    public abstract void Add(long value, long anchor);
}
