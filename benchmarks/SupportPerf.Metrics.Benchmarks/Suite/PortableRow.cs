using System.Diagnostics;
using System.Globalization;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>A row of the comparison measured without AVX2: the runtime decides on vectors when it starts, so it takes a process of its own.</summary>
internal static class PortableRow
{
    public const string Key = "portable";

    private const string Switch = "DOTNET_EnableAVX2";
    private const int LeastRounds = 15;

    /// <summary>What the child writes: one line, its figures divided by blanks.</summary>
    public static string ToLine(ComparisonRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Rounds} {row.CpuNanoseconds:R} {row.WallNanoseconds:R} {row.Bytes:R} {row.PeakBytes} {row.Difference ?? ""}");

    /// <summary>Measures a contestant in a child of this process, in some more rounds, since in a process of its own the first ones meet the compiler; null where the child cannot be run.</summary>
    public static ComparisonRow? Measure(string contestant, int tickets, int rounds)
    {
        if (Environment.ProcessPath is not { } program)
        {
            return null;
        }

        ProcessStartInfo start = new(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "compare", "--line", "--only", contestant, "--tickets", tickets.ToString(CultureInfo.InvariantCulture), "--rounds", Math.Max(LeastRounds, rounds).ToString(CultureInfo.InvariantCulture) },
            Environment = { [Switch] = "0" },
        };
        using Process child = Process.Start(start)!;
        child.BeginErrorReadLine();
        string[] parts = child.StandardOutput.ReadToEnd().Trim().Split(' ', 6);
        child.WaitForExit();
        return parts.Length < 5
            ? null
            : new ComparisonRow(
                Key,
                "our table engine, portable path (no AVX2)",
                "in a process of its own, after the others",
                int.Parse(parts[0], CultureInfo.InvariantCulture),
                double.Parse(parts[1], CultureInfo.InvariantCulture),
                double.Parse(parts[2], CultureInfo.InvariantCulture),
                double.Parse(parts[3], CultureInfo.InvariantCulture),
                long.Parse(parts[4], CultureInfo.InvariantCulture),
                parts.Length == 6 && parts[5].Length > 0 ? parts[5] : null);
    }
}
