using NodaTime;
using NodaTime.HighPerformance;

namespace SupportPerf.Metrics.Benchmarks.Calendars;

/// <summary>The calendar of the recorded figures, Monday to Friday 9 to 17 in New York with ten holidays a year, and spans over twelve years.</summary>
internal sealed class CalendarData
{
    public static readonly int[] SpanDays = [1, 30, 365, 3650];

    private static readonly LocalTime Opens = new(9, 0);
    private static readonly LocalTime Closes = new(17, 0);

    public CalendarData(int count, double meanDays, bool sorted)
    {
        var random = new Random(20261122);
        var spans = new (long Start, long End)[count];
        long first = Instant.FromUtc(2015, 1, 1, 0, 0).ToUnixTimeSeconds() * 1_000_000_000;
        for (int i = 0; i < count; i++)
        {
            long start = first + random.NextInt64(12L * 365 * 86_400 * 1_000_000_000);
            spans[i] = (start, start + random.NextInt64((long)(2 * meanDays * 86_400 * 1_000_000_000) + 1));
        }

        if (sorted)
        {
            Array.Sort(spans);
        }

        StartColumn = [.. spans.Select(span => span.Start)];
        EndColumn = [.. spans.Select(span => span.End)];
        Starts = [.. StartColumn.Select(NodaConstants.UnixEpoch.PlusNanoseconds)];
        Ends = [.. EndColumn.Select(NodaConstants.UnixEpoch.PlusNanoseconds)];
        Starts64 = [.. StartColumn.Select(Instant64.FromUnixTimeNanoseconds)];
        Ends64 = [.. EndColumn.Select(Instant64.FromUnixTimeNanoseconds)];
    }

    public Instant[] Starts { get; }

    public Instant[] Ends { get; }

    public Instant64[] Starts64 { get; }

    public Instant64[] Ends64 { get; }

    public long[] StartColumn { get; }

    public long[] EndColumn { get; }

    public static List<LocalDate> Holidays { get; } = [.. Enumerable.Range(0, 12).SelectMany(year => Enumerable.Range(1, 10).Select(month => new LocalDate(2015 + year, month, 1).PlusDays(month * 2)))];

    public static BusinessCalendar Calendar() =>
        BusinessCalendar.In("America/New_York").Weekdays(Opens, Closes).Closed(Holidays.Select(date => new Holiday(date))).Build();

    public static NaiveCalendar Naive() => new(DateTimeZoneProviders.Tzdb["America/New_York"], Opens, Closes, [.. Holidays]);
}
