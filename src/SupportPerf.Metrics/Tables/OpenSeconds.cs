using SupportPerf.Metrics.Calendars;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The calendars of a run written out as one table of records, a day each, for the whole seconds that a table of tickets has. Immutable.</summary>
internal sealed class OpenSeconds
{
    public const int RecordLength = OpenWindow.RecordLength;
    public const int HeadLength = 2;

    private readonly CalendarSet _calendars;
    private readonly (uint First, uint Last) _seconds;

    private OpenSeconds(CalendarSet calendars, uint first, uint last)
    {
        _calendars = calendars;
        _seconds = (first, last);
        Heads = new uint[HeadLength * (calendars.Count + 1)];
        IsPlain = new bool[calendars.Count + 1];
        HasHours = new bool[calendars.Count + 1];
    }

    /// <summary>Two numbers a calendar, the last one for no calendar: where its first record begins, in seconds of Unix time, modulo 2^32, and the number of that record.</summary>
    public uint[] Heads { get; }

    /// <summary>Whether its records say all; others are asked one by one.</summary>
    public bool[] IsPlain { get; }

    /// <summary>Whether it is ever open.</summary>
    public bool[] HasHours { get; }

    /// <summary>How many records each calendar has.</summary>
    public int Days { get; private set; }

    /// <summary>The records of all calendars, see <see cref="OpenWindow.TryWriteRecords"/>.</summary>
    public uint[] Records { get; private set; } = [];

    /// <summary>Whether any day has a second stretch.</summary>
    public bool HasPairs { get; private set; }

    public bool AreAllPlain { get; private set; } = true;

    /// <summary>Writes calendars out.</summary>
    /// <param name="calendars">The calendars.</param>
    /// <param name="first">The first second that is asked for.</param>
    /// <param name="last">The last one.</param>
    /// <returns>Null where a calendar opens or closes within a second: then open time is no whole number of them.</returns>
    public static OpenSeconds? Of(CalendarSet calendars, uint first, uint last)
    {
        OpenSeconds open = new(calendars, first, last)
        {
            // The first and the last day of a calendar begin at any hour of those of UTC.
            Days = (int)((last - first) / LocalSpan.SecondsPerDay) + 2,
        };
        open.Records = new uint[RecordLength * open.Days * calendars.Count];
        for (int number = 0; number < calendars.Count; number++)
        {
            BusinessCalendar calendar = calendars[number];
            open.HasHours[number] = !calendar.IsNeverOpen;
            open.Heads[(HeadLength * number) + 1] = (uint)(number * open.Days);

            // Asking for the whole span writes it out.
            calendar.BetweenNanoseconds(first * Nanoseconds.PerSecond, last * Nanoseconds.PerSecond);
            if (calendar.Window is not { } window)
            {
                open.AreAllPlain = false;
                continue;
            }

            if (!window.IsWhole)
            {
                return null;
            }

            long bucket = CivilDays.FloorDivide(first - window.StartSeconds, LocalSpan.SecondsPerDay);
            open.Heads[HeadLength * number] = unchecked((uint)(window.StartSeconds + (bucket * LocalSpan.SecondsPerDay)));
            open.IsPlain[number] = bucket >= 0 && bucket + open.Days <= window.Count + 1
                && window.TryWriteRecords((int)bucket, open.Records.AsSpan(RecordLength * open.Days * number, RecordLength * open.Days));
            open.AreAllPlain &= open.IsPlain[number];
        }

        for (int i = 2; i < open.Records.Length; i += RecordLength)
        {
            open.HasPairs |= open.Records[i] != 0;
        }

        return open;
    }

    /// <summary>Whether it says the same of the same seconds as one made anew would.</summary>
    public bool IsOf(CalendarSet calendars, uint first, uint last) => _seconds == (first, last) && _calendars.All.SequenceEqual(calendars.All);

    /// <summary>The open seconds between two.</summary>
    public uint Between(int calendar, uint start, uint stop) => (uint)(BetweenNanoseconds(calendar, start * Nanoseconds.PerSecond, stop * Nanoseconds.PerSecond) / Nanoseconds.PerSecond);

    /// <summary>The open nanoseconds between two.</summary>
    public long BetweenNanoseconds(int calendar, long start, long stop) => _calendars.Between(calendar, start, stop);
}
