using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace SupportPerf.Metrics.Benchmarks.Measuring;

/// <summary>Where and when figures were measured, for the heads of recorded results.</summary>
internal static class Machine
{
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{DateTimeOffset.UtcNow:yyyy-MM-dd}, {Processor()}, {Environment.ProcessorCount} cores, load average {Load()}, {(Avx2.IsSupported ? "AVX2" : "no AVX2")}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}");

    private static string Processor() =>
        ValueOf("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string? ValueOf(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':')[1].Trim()
        : null;
}
