namespace SupportPerf.Metrics.Tables;

/// <summary>The ways to read a table, all with the same result.</summary>
internal enum EnginePath
{
    /// <summary>Without the engine.</summary>
    RowByRow,

    /// <summary>The engine without vectors.</summary>
    Scalar,

    /// <summary>The engine with those that the processor has.</summary>
    Vectors,
}
