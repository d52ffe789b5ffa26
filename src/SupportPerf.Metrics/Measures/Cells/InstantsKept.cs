namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>What is kept of the latest instant of each record.</summary>
internal enum InstantsKept
{
    /// <summary>Nothing: the as-of instant is given.</summary>
    None,

    /// <summary>The latest of all. It stays when its record is taken away.</summary>
    Latest,

    /// <summary>All of them, so that the latest of those left is known when a record is taken away.</summary>
    All,
}
