namespace SupportPerf.Metrics.Measures;

/// <summary>Takes when the record at hand was in a stock, for example open.</summary>
internal abstract class StockObserver
{
    public abstract void Stay(long created, long start, long stop);
}
