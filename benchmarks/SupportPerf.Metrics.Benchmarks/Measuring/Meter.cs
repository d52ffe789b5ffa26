using System.Diagnostics;

namespace SupportPerf.Metrics.Benchmarks.Measuring;

/// <summary>What a stretch of work took: CPU of all threads, time on the wall, bytes allocated. It starts as soon as it is made.</summary>
internal sealed class Meter
{
    private long _cpu;
    private long _wall;
    private long _bytes;

    public Meter() => Resume();

    /// <summary>Nanoseconds of CPU so far, for a meter that stands.</summary>
    public long Cpu => _cpu;

    /// <summary>Nanoseconds on the wall so far, for a meter that stands.</summary>
    public double Wall => _wall * (1e9 / Stopwatch.Frequency);

    /// <summary>Managed bytes allocated so far, for a meter that stands.</summary>
    public long Bytes => _bytes;

    public void Pause()
    {
        _cpu += CpuClock.OfProcess();
        _wall += Stopwatch.GetTimestamp();
        _bytes += GC.GetTotalAllocatedBytes(precise: true);
    }

    public void Resume()
    {
        _bytes -= GC.GetTotalAllocatedBytes(precise: true);
        _wall -= Stopwatch.GetTimestamp();
        _cpu -= CpuClock.OfProcess();
    }
}
