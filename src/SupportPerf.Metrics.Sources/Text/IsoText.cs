using NodaTime;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>
/// ISO-8601 dates and times as systems write them: <c>T</c> or a blank between date and time, seconds and fraction may be missing,
/// then <c>Z</c>, <c>UTC</c>, <c>+hh:mm</c>, <c>+hhmm</c>, <c>+hh</c> or nothing.
/// </summary>
internal static class IsoText
{
    /// <summary>Reads a date and time. <paramref name="offset"/> is in seconds, null where the text has none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out LocalTicks local, out int? offset)
    {
        local = default;
        offset = null;
        Scanner scanner = new(text);
        if (!scanner.Digits(4, 4, out int year) || !scanner.Is((byte)'-') || !scanner.Digits(2, 2, out int month) || !scanner.Is((byte)'-')
            || !scanner.Digits(2, 2, out int day) || !(scanner.Is((byte)'T') || scanner.Is((byte)'t') || scanner.Is((byte)' '))
            || !scanner.Digits(2, 2, out int hour) || !scanner.Is((byte)':') || !scanner.Digits(2, 2, out int minute))
        {
            return false;
        }

        int second = 0;
        long nanoseconds = 0;
        if (scanner.Is((byte)':') && (!scanner.Digits(2, 2, out second) || !scanner.Fraction(out nanoseconds)))
        {
            return false;
        }

        if (!LocalTicks.IsDate(year, month, day) || hour > 23 || minute > 59 || second > 59 || !TryOffset(ref scanner, out offset) || !scanner.AtEnd)
        {
            return false;
        }

        local = LocalTicks.Of(year, month, day, nanoseconds + ((((hour * 60L) + minute) * 60) + second) * NodaConstants.NanosecondsPerSecond);
        return true;
    }

    private static bool TryOffset(ref Scanner scanner, out int? offset)
    {
        offset = null;
        if (scanner.AtEnd)
        {
            return true;
        }

        bool blank = scanner.Is((byte)' ');
        if (scanner.Is((byte)'Z') || scanner.Is((byte)'z') || (blank && (scanner.Is("UTC"u8) || scanner.Is("GMT"u8))))
        {
            offset = 0;
            return true;
        }

        int sign = scanner.Is((byte)'+') ? 1 : scanner.Is((byte)'-') ? -1 : 0;
        if (sign == 0 || !scanner.Digits(2, 2, out int hours) || hours > 18)
        {
            return false;
        }

        int minutes = 0;
        int seconds = 0;
        if (!scanner.AtEnd)
        {
            bool colon = scanner.Is((byte)':');
            if (!scanner.Digits(2, 2, out minutes) || minutes > 59 || (colon && scanner.Is((byte)':') && (!scanner.Digits(2, 2, out seconds) || seconds > 59)))
            {
                return false;
            }
        }

        int total = (((hours * 60) + minutes) * 60) + seconds;
        offset = sign * total;
        return total <= 18 * 3600;
    }
}
