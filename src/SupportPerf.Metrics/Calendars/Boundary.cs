namespace SupportPerf.Metrics;

/// <summary>
/// Which instant to name when an amount of open time ends exactly where a stretch of open time ends: the open time
/// between that closing and the next opening is zero, so every instant from the one to the other is an answer.
/// </summary>
public enum Boundary
{
    /// <summary>The earliest instant of them: the closing. A deadline of eight hours set at 9:00 on an eight-hour day falls due at 17:00.</summary>
    Earliest,

    /// <summary>The latest instant of them: the next opening. The same deadline falls due at the opening of the next business day.</summary>
    Latest,
}
