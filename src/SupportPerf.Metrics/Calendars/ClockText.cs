namespace SupportPerf.Metrics.Calendars;

/// <summary>Reads times of day as the definition formats write them: HH:MM or HH:MM:SS, up to 24:00.</summary>
internal static class ClockText
{
    public static bool TryParse(string text, out int seconds)
    {
        seconds = 0;
        int second = 0;
        if ((text.Length != 5 && text.Length != 8) || text[2] != ':' || !TryDigits(text, 0, out int hour) || !TryDigits(text, 3, out int minute))
        {
            return false;
        }

        if (text.Length == 8 && (text[5] != ':' || !TryDigits(text, 6, out second)))
        {
            return false;
        }

        seconds = (hour * 3600) + (minute * 60) + second;
        return minute < 60 && second < 60 && seconds <= LocalSpan.SecondsPerDay;
    }

    /// <summary>Two digits at a place of a text.</summary>
    public static bool TryDigits(string text, int at, out int value)
    {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        value = (tens * 10) + ones;
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9;
    }
}
