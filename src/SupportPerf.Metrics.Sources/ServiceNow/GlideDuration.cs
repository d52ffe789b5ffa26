using System.Text;
using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>
/// Durations of ServiceNow: raw as an instant since 1970 (<c>1970-01-02 04:23:17</c> is 28:23:17, one before 1970 is negative), for people as words
/// (<c>1 Day 4 Hours 23 Minutes</c>), in CSV exports as seconds.
/// </summary>
internal static class GlideDuration
{
    private const int MostDays = 73_000;

    /// <summary>Reads one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="duration">The duration.</param>
    /// <param name="precision">The step: words without seconds leave these out.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out Duration duration, out Duration precision)
    {
        precision = Duration.FromSeconds(1);
        duration = default;
        if (Utf8Instant.TryParseUtc(text, out Instant instant))
        {
            duration = instant - NodaConstants.UnixEpoch;
            return duration.TotalDays is > -MostDays and < MostDays;
        }

        return text.IndexOf((byte)' ') < 0 ? TryParseSeconds(text, out duration) : TryParseWords(Encoding.UTF8.GetString(text), out duration, out precision);
    }

    private static bool TryParseSeconds(ReadOnlySpan<byte> text, out Duration duration)
    {
        bool isNumber = System.Buffers.Text.Utf8Parser.TryParse(text, out long seconds, out int used) && used == text.Length && Math.Abs(seconds / NodaConstants.SecondsPerDay) < MostDays;
        duration = isNumber ? Duration.FromSeconds(seconds) : default;
        return isNumber;
    }

    private static bool TryParseWords(string text, out Duration duration, out Duration precision)
    {
        duration = default;
        precision = Duration.FromMinutes(1);
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length % 2 != 0)
        {
            return false;
        }

        for (int at = 0; at < words.Length; at += 2)
        {
            if (!int.TryParse(words[at], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int count) || count > MostDays * 24)
            {
                return false;
            }

            Duration unit;
            switch (words[at + 1].ToUpperInvariant())
            {
                case "DAY" or "DAYS": unit = Duration.FromDays(1); break;
                case "HOUR" or "HOURS": unit = Duration.FromHours(1); break;
                case "MINUTE" or "MINUTES": unit = Duration.FromMinutes(1); break;
                case "SECOND" or "SECONDS": unit = precision = Duration.FromSeconds(1); break;
                default: return false;
            }

            duration += unit * count;
        }

        return true;
    }
}
