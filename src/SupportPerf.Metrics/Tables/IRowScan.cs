namespace SupportPerf.Metrics.Tables;

/// <summary>Reads rows of a table into a run, each thread with one of its own.</summary>
internal interface IRowScan
{
    /// <summary>Counts a row; they come in order.</summary>
    void Add(int row);
}
