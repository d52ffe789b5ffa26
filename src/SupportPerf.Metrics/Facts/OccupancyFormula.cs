namespace SupportPerf.Metrics;

/// <summary>What an occupancy divides by what. Handle time is talk, hold and after-call work.</summary>
public enum OccupancyFormula
{
    /// <summary>Handle time / (handle time + available time), as COPC defines it. The default.</summary>
    OfHandleAndAvailable = 0,

    /// <summary>Handle time / time logged in, so that breaks and meetings lower it.</summary>
    OfLoggedIn = 1,
}
