namespace SupportPerf.Metrics.Tests;

/// <summary>What a piece of code allocates in its steady state.</summary>
internal static class Allocations
{
    /// <summary>
    /// The least of several rounds after a first one. Code that allocates does so in every round; the runtime allocates in some,
    /// where it recompiles a method or an assertion's machinery comes into use.
    /// </summary>
    public static long Least(Action round)
    {
        round();
        long least = long.MaxValue;
        for (int i = 0; i < 8 && least > 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            round();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
