using System.Buffers.Text;
using System.Text;
using NodaTime;

namespace SupportPerf.Metrics.Tool.Calendars;

/// <summary>Amounts of seconds from and to UTF-8, and lines as messages show them.</summary>
internal static class LineText
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const int SecondsPerDay = 86_400;

    // The most that a Duration holds, a little less than 2^24 days.
    private const long MaxSeconds = ((1L << 24) - 1) * SecondsPerDay;

    /// <summary>Reads seconds: a whole number or one with up to nine decimals, perhaps with a sign. Returns null, or what is wrong.</summary>
    public static string? ReadSeconds(ReadOnlySpan<byte> text, out Duration duration)
    {
        duration = default;
        bool isNegative = text is [(byte)'-', ..];
        ReadOnlySpan<byte> digits = isNegative || text is [(byte)'+', ..] ? text[1..] : text;
        int point = digits.IndexOf((byte)'.');
        ReadOnlySpan<byte> whole = point < 0 ? digits : digits[..point];
        ReadOnlySpan<byte> fraction = point < 0 ? [] : digits[(point + 1)..];
        if (whole.Length == 0 || (point >= 0 && fraction.Length == 0) || whole.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || fraction.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return $"\"{Shown(text)}\" is no number of seconds; expected one such as 28800 or 0.5.";
        }

        if (!Utf8Parser.TryParse(whole, out long seconds, out int used) || used != whole.Length || seconds > MaxSeconds)
        {
            return $"\"{Shown(text)}\" is more seconds than can be counted.";
        }

        long nanoseconds = 0;
        long unit = NanosecondsPerSecond;
        foreach (byte digit in fraction)
        {
            unit /= 10;
            if (unit == 0 && digit != '0')
            {
                return $"\"{Shown(text)}\" is finer than a nanosecond.";
            }

            nanoseconds += unit * (digit - '0');
        }

        duration = Duration.FromSeconds(seconds).Plus(Duration.FromNanoseconds(nanoseconds));
        duration = isNegative ? -duration : duration;
        return null;
    }

    /// <summary>Writes seconds: an integer when whole, otherwise up to nine decimals, never an exponent. Returns the length.</summary>
    public static int WriteSeconds(Duration duration, Span<byte> target)
    {
        int length = 0;
        if (duration < Duration.Zero)
        {
            target[length++] = (byte)'-';
            duration = -duration;
        }

        long seconds = Math.DivRem(duration.NanosecondOfDay, NanosecondsPerSecond, out long nanoseconds) + ((long)duration.Days * SecondsPerDay);
        _ = Utf8Formatter.TryFormat(seconds, target[length..], out int digits);
        length += digits;
        return length + WriteFraction((int)nanoseconds, target[length..]);
    }

    /// <summary>Writes a point and the nanoseconds of a second without trailing zeros; nothing for zero. Returns the length.</summary>
    public static int WriteFraction(int nanoseconds, Span<byte> target)
    {
        if (nanoseconds == 0)
        {
            return 0;
        }

        target[0] = (byte)'.';
        int length = 1;
        for (int unit = (int)NanosecondsPerSecond / 10; nanoseconds > 0; unit /= 10)
        {
            target[length++] = (byte)('0' + Math.DivRem(nanoseconds, unit, out nanoseconds));
        }

        return length;
    }

    /// <summary>The text as a message may show it: short, and without characters that move the cursor.</summary>
    public static string Shown(ReadOnlySpan<byte> text)
    {
        const int Most = 60;
        string shown = Encoding.UTF8.GetString(text[..Math.Min(text.Length, Most)]);
        shown = string.Create(shown.Length, shown, static (target, source) =>
        {
            for (int i = 0; i < source.Length; i++)
            {
                target[i] = char.IsControl(source[i]) ? '\uFFFD' : source[i];
            }
        });
        return text.Length > Most ? shown + "..." : shown;
    }
}
