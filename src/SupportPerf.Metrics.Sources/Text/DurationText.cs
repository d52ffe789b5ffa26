using System.Buffers.Text;
using NodaTime;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>Durations as systems write them. Hours may exceed 24; a text with one colon is never guessed at.</summary>
internal static class DurationText
{
    /// <summary>Longer than any support ticket: 200 years, which exact nanoseconds hold.</summary>
    private const decimal MaxNanoseconds = 200m * 366 * 86_400 * 1_000_000_000;

    /// <summary>A number of units; the unit is given in nanoseconds.</summary>
    public static bool TryParseNumber(ReadOnlySpan<byte> text, long unitNanoseconds, out Duration duration)
    {
        duration = default;
        if (!Utf8Parser.TryParse(text, out decimal value, out int consumed) || consumed != text.Length || Math.Abs(value) > MaxNanoseconds / unitNanoseconds)
        {
            return false;
        }

        duration = Duration.FromNanoseconds((long)decimal.Round(value * unitNanoseconds));
        return true;
    }

    /// <summary><c>h:mm:ss</c> with any number of hours, a sign and a fraction, and days in front as <c>d h:mm:ss</c> or <c>d.hh:mm:ss</c>.</summary>
    public static bool TryParseHours(ReadOnlySpan<byte> text, out Duration duration)
    {
        duration = default;
        Scanner scanner = new(text);
        bool negative = scanner.Is((byte)'-');
        int days = 0;
        if (!scanner.Digits(1, 7, out int hours))
        {
            return false;
        }

        if (scanner.Is((byte)' ') || scanner.Is((byte)'.'))
        {
            days = hours;
            if (days > 73_000 || !scanner.Digits(1, 2, out hours) || hours > 23)
            {
                return false;
            }
        }

        if (hours > 1_752_000 || !scanner.Is((byte)':') || !scanner.Digits(2, 2, out int minutes) || minutes > 59
            || !scanner.Is((byte)':') || !scanner.Digits(2, 2, out int seconds) || seconds > 59 || !scanner.Fraction(out long nanoseconds) || !scanner.AtEnd)
        {
            return false;
        }

        duration = Signed(negative, (days * 86_400L) + (hours * 3600L) + (minutes * 60L) + seconds, nanoseconds);
        return true;
    }

    /// <summary><c>m:ss</c> with any number of minutes, a sign and a fraction.</summary>
    public static bool TryParseMinutes(ReadOnlySpan<byte> text, out Duration duration)
    {
        duration = default;
        Scanner scanner = new(text);
        bool negative = scanner.Is((byte)'-');
        if (!scanner.Digits(1, 8, out int minutes) || !scanner.Is((byte)':') || !scanner.Digits(2, 2, out int seconds) || seconds > 59
            || !scanner.Fraction(out long nanoseconds) || !scanner.AtEnd)
        {
            return false;
        }

        duration = Signed(negative, (minutes * 60L) + seconds, nanoseconds);
        return true;
    }

    /// <summary><c>h:mm</c> with any number of hours and a sign.</summary>
    public static bool TryParseHoursMinutes(ReadOnlySpan<byte> text, out Duration duration)
    {
        duration = default;
        Scanner scanner = new(text);
        bool negative = scanner.Is((byte)'-');
        if (!scanner.Digits(1, 7, out int hours) || hours > 1_752_000 || !scanner.Is((byte)':') || !scanner.Digits(2, 2, out int minutes) || minutes > 59 || !scanner.AtEnd)
        {
            return false;
        }

        duration = Signed(negative, (hours * 3600L) + (minutes * 60L), 0);
        return true;
    }

    /// <summary>ISO-8601 of weeks, days, hours, minutes and seconds, as <c>P1DT2H3M4.5S</c>. Years and months have no fixed length and are refused.</summary>
    public static bool TryParseIso(ReadOnlySpan<byte> text, out Duration duration)
    {
        duration = default;
        Scanner scanner = new(text);
        bool negative = scanner.Is((byte)'-');
        if (!scanner.Is((byte)'P') || scanner.AtEnd)
        {
            return false;
        }

        long seconds = 0;
        long nanoseconds = 0;
        bool time = false;
        long lastUnit = long.MaxValue;
        while (!scanner.AtEnd)
        {
            if (!time && scanner.Is((byte)'T'))
            {
                time = true;
            }

            if (!scanner.Digits(1, 9, out int number) || !scanner.Fraction(out long fraction))
            {
                return false;
            }

            long unit = !time && scanner.Is((byte)'W') ? 604_800
                : !time && scanner.Is((byte)'D') ? 86_400
                : time && scanner.Is((byte)'H') ? 3600
                : time && scanner.Is((byte)'M') ? 60
                : time && scanner.Is((byte)'S') ? 1
                : 0;
            if (unit == 0 || unit >= lastUnit || (fraction != 0 && unit != 1))
            {
                return false;
            }

            lastUnit = unit;
            seconds += number * unit;
            nanoseconds += fraction;
        }

        if (seconds > 200L * 366 * 86_400)
        {
            return false;
        }

        duration = Signed(negative, seconds, nanoseconds);
        return true;
    }

    /// <summary>ServiceNow's <c>glide_duration</c>: a date and time whose distance from 1970-01-01 00:00:00 is the duration.</summary>
    public static bool TryParseGlide(ReadOnlySpan<byte> text, out Duration duration)
    {
        duration = default;
        if (!IsoText.TryParse(text, out LocalTicks local, out int? offset) || offset is not (null or 0))
        {
            return false;
        }

        duration = Duration.FromTicks(local.Ticks).Plus(Duration.FromNanoseconds(local.Nanoseconds));
        return true;
    }

    private static Duration Signed(bool negative, long seconds, long nanoseconds)
    {
        Duration duration = Duration.FromSeconds(seconds) + Duration.FromNanoseconds(nanoseconds);
        return negative ? -duration : duration;
    }
}
