namespace SupportPerf.Metrics.Measures;

/// <summary>Takes the observations of a count for the record at hand.</summary>
internal abstract class CountObserver
{
    public abstract void Add(long? anchor);
}
