using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SupportPerf.Metrics.Benchmarks.Measuring;

/// <summary>Nanoseconds of CPU: on a shared machine they say more than the wall clock. On other systems than Linux, of the wall clock.</summary>
internal static class CpuClock
{
    private const int Process = 2;
    private const int Thread = 3;

    /// <summary>What all threads of this process have used.</summary>
    public static long OfProcess() => Of(Process);

    /// <summary>What this thread has used.</summary>
    public static long OfThread() => Of(Thread);

    private static long Of(int clock)
    {
        if (!OperatingSystem.IsLinux())
        {
            return (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));
        }

        var time = new long[2];
        _ = ClockGetTime(clock, time);
        return (time[0] * 1_000_000_000) + time[1];
    }

    /// <summary>Seconds and nanoseconds, as 64-bit Linux writes them.</summary>
    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ClockGetTime(int clock, [Out] long[] time);
}
