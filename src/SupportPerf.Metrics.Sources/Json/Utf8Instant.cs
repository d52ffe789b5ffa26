using NodaTime;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>Reads ISO-8601 instants from UTF-8 without culture, zone of the machine or allocation.</summary>
/// <remarks><c>yyyy-MM-dd</c>, then <c>T</c> or a blank, <c>HH:mm:ss</c>, up to nine decimals, then <c>Z</c> or an offset as <c>+02:00</c>, <c>+0200</c> or <c>+02</c>.</remarks>
internal static class Utf8Instant
{
    private const int Shortest = 19;

    /// <summary>Reads an instant; false for anything else, a text without a zone included.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Instant instant) => TryParse(text, isUtc: false, out instant);

    /// <summary>Reads an instant whose text may lack the zone because the source fixed it as UTC.</summary>
    public static bool TryParseUtc(ReadOnlySpan<byte> text, out Instant instant) => TryParse(text, isUtc: true, out instant);

    /// <summary>Reads a day-first text with its offset: <c>dd-MM-yyyy HH:mm:ss</c>, a blank or none, then <c>Z</c> or an offset.</summary>
    public static bool TryParseDayFirst(ReadOnlySpan<byte> text, out Instant instant)
    {
        instant = default;
        const int Longest = 40;
        if (text.Length <= Shortest || text.Length > Longest || text[2] != '-' || text[5] != '-' || text[10] != ' ')
        {
            return false;
        }

        Span<byte> iso = stackalloc byte[Longest];
        text[6..10].CopyTo(iso);
        text[2..6].CopyTo(iso[4..]);
        text[..2].CopyTo(iso[8..]);
        text[10..Shortest].CopyTo(iso[10..]);
        ReadOnlySpan<byte> offset = text[Shortest..].TrimStart((byte)' ');
        offset.CopyTo(iso[Shortest..]);
        return TryParse(iso[..(Shortest + offset.Length)], out instant);
    }

    private static bool TryParse(ReadOnlySpan<byte> text, bool isUtc, out Instant instant)
    {
        instant = default;
        if (text.Length < Shortest || text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != ' ') || text[13] != ':' || text[16] != ':')
        {
            return false;
        }

        int century = Two(text, 0);
        int years = Two(text, 2);
        int month = Two(text, 5);
        int day = Two(text, 8);
        int hour = Two(text, 11);
        int minute = Two(text, 14);
        int second = Two(text, 17);
        int year = (century * 100) + years;
        if ((century | years | month | day | hour | minute | second) < 0 || year == 0 || hour > 23 || minute > 59 || second > 59
            || month == 0 || month > 12 || day == 0 || day > DaysIn(year, month))
        {
            return false;
        }

        long seconds = (DaysSinceEpoch(year, month, day) * 86_400) + (hour * 3_600) + (minute * 60) + second;
        if (text.Length == Shortest + 1 && text[Shortest] == 'Z')
        {
            instant = Instant.FromUnixTimeSeconds(seconds);
            return true;
        }

        return Rest(text[Shortest..], isUtc, seconds, out instant);
    }

    /// <summary>The decimals and the offset, which most sources do not write.</summary>
    private static bool Rest(ReadOnlySpan<byte> text, bool isUtc, long seconds, out Instant instant)
    {
        instant = default;
        int nanos = 0;
        if (text.Length > 0 && text[0] == '.')
        {
            int scale = 100_000_000;
            int at = 1;
            for (; at < text.Length && char.IsAsciiDigit((char)text[at]); at++)
            {
                if (scale == 0)
                {
                    return false;
                }

                nanos += (text[at] - '0') * scale;
                scale /= 10;
            }

            if (at == 1)
            {
                return false;
            }

            text = text[at..];
        }

        if (text.Length == 0 ? !isUtc : !(text.Length == 1 && text[0] == 'Z') && !Offset(text, ref seconds))
        {
            return false;
        }

        instant = Instant.FromUnixTimeSeconds(seconds).PlusNanoseconds(nanos);
        return true;
    }

    private static bool Offset(ReadOnlySpan<byte> text, ref long seconds)
    {
        if (text[0] != '+' && text[0] != '-')
        {
            return false;
        }

        int minuteAt = text.Length switch { 3 => 0, 5 => 3, 6 when text[3] == ':' => 4, _ => -1 };
        if (minuteAt < 0)
        {
            return false;
        }

        int hours = Two(text, 1);
        int minutes = minuteAt == 0 ? 0 : Two(text, minuteAt);
        if ((hours | minutes) < 0 || hours > 18 || minutes > 59)
        {
            return false;
        }

        int offset = (hours * 3_600) + (minutes * 60);
        seconds -= text[0] == '-' ? -offset : offset;
        return true;
    }

    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        unchecked
        {
            uint tens = (uint)text[at] - '0';
            uint ones = (uint)text[at + 1] - '0';
            return tens > 9 || ones > 9 ? -1 : (int)((tens * 10) + ones);
        }
    }

    private static int DaysIn(int year, int month) =>
        month == 2 ? (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);

    /// <summary>Days since 1970-01-01, counting years from March so that the leap day is the last of a year.</summary>
    private static long DaysSinceEpoch(int year, int month, int day)
    {
        int y = month > 2 ? year : year - 1;
        int monthFromMarch = month > 2 ? month - 3 : month + 9;
        int dayOfYear = (((153 * monthFromMarch) + 2) / 5) + day - 1;
        return (365L * y) + (y / 4) - (y / 100) + (y / 400) + dayOfYear - 719_468;
    }
}
