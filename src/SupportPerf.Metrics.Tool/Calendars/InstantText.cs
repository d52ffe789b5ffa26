using System.Text;
using NodaTime;
using NodaTime.Text;

namespace SupportPerf.Metrics.Tool.Calendars;

/// <summary>ISO-8601 instants from and to UTF-8, without a string on the way for years 1 to 9999.</summary>
internal static class InstantText
{
    /// <summary>The longest text that <see cref="Write"/> makes.</summary>
    public const int MaxLength = 40;

    private const int DaysToUnixEpoch = 719_162;
    private const int SecondsPerDay = 86_400;
    private const int MaxOffset = 18 * 3600;

    /// <summary>Reads an instant with <c>Z</c> or an offset. Returns null, or what is wrong.</summary>
    public static string? Read(ReadOnlySpan<byte> text, out Instant instant)
    {
        instant = default;
        int at = 0;
        if (text.Length < 10 || !Number(text, ref at, 4, out int year) || !Sign(text, ref at, '-') || !Number(text, ref at, 2, out int month)
            || !Sign(text, ref at, '-') || !Number(text, ref at, 2, out int day) || year == 0)
        {
            return ReadRare(text, out instant);
        }

        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return $"\"{LineText.Shown(text)}\" has a date that does not exist.";
        }

        if (at == text.Length)
        {
            return $"\"{LineText.Shown(text)}\" is a date without a time; expected an instant such as 2026-11-22T09:30:00Z.";
        }

        if (text[at] is not ((byte)'T' or (byte)'t' or (byte)' '))
        {
            return NoInstant(text);
        }

        at++;
        if (!Number(text, ref at, 2, out int hour) || !Sign(text, ref at, ':') || !Number(text, ref at, 2, out int minute))
        {
            return NoInstant(text);
        }

        int second = 0;
        int nanosecond = 0;
        if (Sign(text, ref at, ':') && (!Number(text, ref at, 2, out second) || !Fraction(text, ref at, out nanosecond)))
        {
            return NoInstant(text);
        }

        bool isEndOfDay = hour == 24 && minute == 0 && second == 0 && nanosecond == 0;
        if ((hour > 23 && !isEndOfDay) || minute > 59 || second > 59)
        {
            return $"\"{LineText.Shown(text)}\" has a time of day that does not exist.";
        }

        if (at == text.Length)
        {
            return $"\"{LineText.Shown(text)}\" has no offset; end it with Z or an offset such as +01:00.";
        }

        if (!OffsetSeconds(text[at..], out int offset))
        {
            return NoInstant(text);
        }

        long days = (new DateTime(year, month, day).Ticks / TimeSpan.TicksPerDay) - DaysToUnixEpoch;
        long seconds = (days * SecondsPerDay) + (hour * 3600) + (minute * 60) + second - offset;
        if (seconds < Instant.MinValue.ToUnixTimeSeconds() || seconds > Instant.MaxValue.ToUnixTimeSeconds())
        {
            return $"\"{LineText.Shown(text)}\" is beyond the years that can be counted.";
        }

        instant = nanosecond == 0 ? Instant.FromUnixTimeSeconds(seconds) : Instant.FromUnixTimeSeconds(seconds).PlusNanoseconds(nanosecond);
        return null;
    }

    /// <summary>Writes <c>yyyy-MM-ddTHH:mm:ssZ</c>, with a fraction only where it is not zero, and returns the length.</summary>
    public static int Write(Instant instant, Span<byte> target)
    {
        long seconds = instant.ToUnixTimeSeconds();
        long days = Math.DivRem(seconds, SecondsPerDay, out long secondOfDay);
        if (secondOfDay < 0)
        {
            secondOfDay += SecondsPerDay;
            days--;
        }

        long dayNumber = days + DaysToUnixEpoch;
        if (dayNumber < 0 || dayNumber > DateTime.MaxValue.Ticks / TimeSpan.TicksPerDay)
        {
            return Encoding.UTF8.GetBytes(InstantPattern.ExtendedIso.Format(instant), target);
        }

        DateTime date = new(dayNumber * TimeSpan.TicksPerDay);
        date.Deconstruct(out int year, out int month, out int day);
        int time = (int)secondOfDay;
        Put(target, 0, year / 100);
        Put(target, 2, year % 100);
        target[4] = (byte)'-';
        Put(target, 5, month);
        target[7] = (byte)'-';
        Put(target, 8, day);
        target[10] = (byte)'T';
        Put(target, 11, time / 3600);
        target[13] = (byte)':';
        Put(target, 14, time / 60 % 60);
        target[16] = (byte)':';
        Put(target, 17, time % 60);
        int length = 19 + LineText.WriteFraction((int)(instant - Instant.FromUnixTimeSeconds(seconds)).SubsecondNanoseconds, target[19..]);
        target[length] = (byte)'Z';
        return length + 1;
    }

    // Years beyond four digits, and everything that is no instant at all.
    private static string? ReadRare(ReadOnlySpan<byte> text, out Instant instant)
    {
        instant = default;
        if (text.Length == 0)
        {
            return "an instant is missing; expected one such as 2026-11-22T09:30:00Z.";
        }

        ParseResult<OffsetDateTime> parsed = OffsetDateTimePattern.ExtendedIso.Parse(Encoding.UTF8.GetString(text));
        if (!parsed.Success)
        {
            return NoInstant(text);
        }

        try
        {
            instant = parsed.Value.ToInstant();
            return null;
        }
        catch (OverflowException)
        {
            return $"\"{LineText.Shown(text)}\" is beyond the years that can be counted.";
        }
    }

    private static string NoInstant(ReadOnlySpan<byte> text) =>
        $"\"{LineText.Shown(text)}\" is no instant; expected ISO-8601 such as 2026-11-22T09:30:00Z or 2026-11-22T10:30:00+01:00.";

    private static bool Fraction(ReadOnlySpan<byte> text, ref int at, out int nanosecond)
    {
        nanosecond = 0;
        if (!Sign(text, ref at, '.'))
        {
            return true;
        }

        int start = at;
        int unit = 100_000_000;
        for (; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            nanosecond += unit * (text[at] - '0');
            unit /= 10;
            if (at - start >= 9 && text[at] != '0')
            {
                return false;
            }
        }

        return at > start;
    }

    // Z, +01, +0100, +01:00 or +01:00:00.
    private static bool OffsetSeconds(ReadOnlySpan<byte> text, out int seconds)
    {
        seconds = 0;
        if (text is [(byte)'Z' or (byte)'z'])
        {
            return true;
        }

        int at = 1;
        if (text[0] is not ((byte)'+' or (byte)'-') || !Number(text, ref at, 2, out int hour))
        {
            return false;
        }

        int minute = 0;
        int second = 0;
        if (at < text.Length)
        {
            bool withColons = Sign(text, ref at, ':');
            if (!Number(text, ref at, 2, out minute) || (withColons && Sign(text, ref at, ':') && !Number(text, ref at, 2, out second)))
            {
                return false;
            }
        }

        seconds = (hour * 3600) + (minute * 60) + second;
        bool isValid = at == text.Length && minute < 60 && second < 60 && seconds <= MaxOffset;
        seconds = text[0] == '-' ? -seconds : seconds;
        return isValid;
    }

    private static bool Sign(ReadOnlySpan<byte> text, ref int at, char sign)
    {
        bool isThere = at < text.Length && text[at] == sign;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private static bool Number(ReadOnlySpan<byte> text, ref int at, int digits, out int value)
    {
        value = 0;
        int stop = at + digits;
        if (stop > text.Length)
        {
            return false;
        }

        for (; at < stop; at++)
        {
            int digit = text[at] - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
    }

    private static void Put(Span<byte> target, int at, int twoDigits)
    {
        target[at] = (byte)('0' + (twoDigits / 10));
        target[at + 1] = (byte)('0' + (twoDigits % 10));
    }
}
