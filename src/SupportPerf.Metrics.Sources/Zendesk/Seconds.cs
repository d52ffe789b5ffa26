using System.Globalization;
using NodaTime;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>Durations as Zendesk's apps and APIs write them.</summary>
internal static class Seconds
{
    /// <summary>Seconds with decimals, exactly. Null: none, negative, or of more than 68 years.</summary>
    public static Duration? ToDuration(decimal? seconds) =>
        seconds is { } value and >= 0 and < int.MaxValue ? Duration.FromNanoseconds((long)decimal.Truncate(value * 1_000_000_000m)) : null;

    /// <summary>The seconds of a text of whole seconds, or of a display text as <c>1h3m22s</c>. Null: neither form.</summary>
    public static long? Parse(string? text)
    {
        if (text is null || text.Length is 0 or > 20)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long whole))
        {
            return whole < int.MaxValue ? whole : null;
        }

        long total = 0;
        long number = -1;
        int lastUnit = int.MaxValue;
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                number = (Math.Max(number, 0) * 10) + (c - '0');
                if (number > int.MaxValue)
                {
                    return null;
                }

                continue;
            }

            if (c == ' ' && number < 0)
            {
                continue;
            }

            int unit = c switch { 'h' => 3_600, 'm' => 60, 's' => 1, _ => int.MaxValue };
            if (number < 0 || unit >= lastUnit)
            {
                return null;
            }

            total += number * unit;
            number = -1;
            lastUnit = unit;
        }

        return number < 0 && lastUnit != int.MaxValue ? total : null;
    }
}
