using System.Globalization;

namespace SupportPerf.Metrics.Benchmarks.Measuring;

/// <summary>What the process holds in the machine's memory, native memory too, as Linux counts it; 0 elsewhere.</summary>
internal static class ResidentMemory
{
    private const string Status = "/proc/self/status";

    /// <summary>Now, in bytes.</summary>
    public static long Now => Read("VmRSS:");

    /// <summary>The most since <see cref="ForgetPeak"/>, in bytes.</summary>
    public static long Peak => Read("VmHWM:");

    /// <summary>Begins anew: the peak is what is held now.</summary>
    public static void ForgetPeak()
    {
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    private static long Read(string name)
    {
        if (!File.Exists(Status))
        {
            return 0;
        }

        string line = File.ReadLines(Status).First(line => line.StartsWith(name, StringComparison.Ordinal));
        return 1024 * long.Parse(line.AsSpan(name.Length).TrimEnd("kB").Trim(), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
