namespace SupportPerf.Metrics.Measures;

/// <summary>Takes the observations of a count for the record at hand.</summary>
internal abstract class CountObserver
{
    public abstract void Add(long? anchor);

    /// <summary>Begins a record that counts once in each period.</summary>
    public abstract void Begin();

    /// <summary>Counts the record at hand in the anchor's period unless it did already.</summary>
    public abstract void AddOnce(long anchor);
}
