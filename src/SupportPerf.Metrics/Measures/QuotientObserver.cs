namespace SupportPerf.Metrics.Measures;

/// <summary>Takes the observations of one total over another for the record at hand.</summary>
internal abstract class QuotientObserver
{
    /// <summary>Adds to both totals, in nanoseconds; where a part is not known, the record is left out and counted.</summary>
    public abstract void Add(long? numerator, long? denominator, long anchor);
}
