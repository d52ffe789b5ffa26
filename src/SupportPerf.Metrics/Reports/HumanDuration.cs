using System.Globalization;

namespace SupportPerf.Metrics.Reports;

/// <summary>Durations as people say them, in the two largest units that matter.</summary>
internal static class HumanDuration
{
    public static string Of(double seconds)
    {
        if (seconds < 0)
        {
            return "-" + Of(-seconds);
        }

        if (seconds < 60)
        {
            return seconds.ToString("0.#", CultureInfo.InvariantCulture) + " s";
        }

        long minutes = (long)Math.Round(seconds / 60, MidpointRounding.AwayFromZero);
        if (seconds < 3600 && minutes < 60)
        {
            long whole = (long)Math.Round(seconds, MidpointRounding.AwayFromZero);
            return Two(whole / 60, "min", whole % 60, "s");
        }

        return minutes < 24 * 60 ? Two(minutes / 60, "h", minutes % 60, "min") : Two(minutes / (24 * 60), "d", minutes % (24 * 60) / 60, "h");
    }

    private static string Two(long large, string largeUnit, long small, string smallUnit) =>
        small == 0
            ? FormattableString.Invariant($"{large} {largeUnit}")
            : FormattableString.Invariant($"{large} {largeUnit} {small} {smallUnit}");
}
