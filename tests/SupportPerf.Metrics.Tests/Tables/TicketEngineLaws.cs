using FsCheck.Xunit;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Tests.Tables;

/// <summary>Whatever the tickets, the options, the way and the number of threads: one report.</summary>
public class TicketEngineLaws
{
    private const int Block = EngineBlock.Rows;

    [Property(Replay = "11, 27", MaxTest = 24)]
    public void Every_way_and_any_number_of_threads_give_the_report_of_the_tickets(int seed, byte size, bool whole, byte choice)
    {
        ColumnRecords records = ColumnRecords.Of(seed, (size % 7) switch { 0 => 0, 1 => 1, 2 => Block - 1, 3 => Block, 4 => Block + 1, 5 => (3 * Block) + 17, _ => size }, whole);
        ReportOptions options = Choose(choice) with { Definitions = ColumnRecords.Definitions };
        TicketTable table = TicketTable.FromColumns(records.Columns, ColumnRecords.Definitions, options.AsOf);
        HashSet<string> known = [.. records.Tickets.Where(ticket => !(ticket.CreatedAt > options.AsOf)).Select(static ticket => ticket.Id)];

        // A table reads no ratings that nobody asks for.
        bool Counts(SurveyResponse rating) => options.Metrics.Count == 0 || options.Metrics.Contains(rating.Kind == SurveyKind.Nps ? "nps" : "csat");

        // As of the latest instant in it, ratings included, asked for or not.
        SupportReport expected = TableRecords.Streamed(records.Tickets, options with { AsOf = table.AsOf }, records.Ratings.Where(rating => known.Contains(rating.Id) && Counts(rating)));
        foreach (EnginePath path in TableRecords.Paths)
        {
            int[] degrees = path switch { EnginePath.RowByRow => [1], EnginePath.Scalar => [1, 3], _ => [1, 2, 8] };
            foreach (int threads in degrees)
            {
                TableRecords.AssertSame(expected, table.Report(options, threads, path));
            }
        }
    }

    [Property(Replay = "5, 99", MaxTest = 200)]
    public void Eight_look_ups_at_once_find_what_one_finds(int seed, ushort days, byte zone)
    {
        if (!SecondsKernel.HasVectors)
        {
            // This processor gathers nothing, or this framework cannot ask it to: both ways are one.
            return;
        }

        RandomRecords random = new(seed);
        DateTimeZone tz = DateTimeZoneProviders.Tzdb[TableRecords.Zones[zone % TableRecords.Zones.Length]];
        uint first = (uint)random.Next(int.MaxValue);
        uint last = first + ((uint)(days % 4000) * 86_400) + (uint)random.Next(86_400);
        uint[] seconds = [.. Enumerable.Range(0, 67).Select(_ => random.Chance(5) ? (uint)random.Next(int.MaxValue) * 2 : first + (uint)(random.Next(int.MaxValue) % (last - first + 1)))];
        PeriodDays periods = new(new Periods(random.Pick(PeriodGrain.Day, PeriodGrain.Week, PeriodGrain.Month, PeriodGrain.Year), tz), first, last);
        uint[] one = new uint[seconds.Length];
        uint[] eight = new uint[seconds.Length];
        SecondsKernel.Periods(periods, seconds, one, vectors: false);
        SecondsKernel.Periods(periods, seconds, eight, vectors: true);
        Assert.Equal(one, eight);

        OpenSeconds open = OpenSeconds.Of(new CalendarSet(TableRecords.Berlin, TableRecords.Policy.Calendars["us"], BusinessCalendar.AlwaysOpen), first, last)!;
        int[] calendars = [.. seconds.Select(_ => random.Next(4))];
        SecondsKernel.OpenBefore(open, seconds, calendars, one, vectors: false);
        SecondsKernel.OpenBefore(open, seconds, calendars, eight, vectors: true);
        Assert.Equal(one, eight);
    }

    [Property(Replay = "3, 7", MaxTest = 100)]
    public void Written_out_periods_and_calendars_are_the_real_ones(int seed, ushort days, byte zone)
    {
        RandomRecords random = new(seed);
        DateTimeZone tz = DateTimeZoneProviders.Tzdb[TableRecords.Zones[zone % TableRecords.Zones.Length]];
        uint first = (uint)random.Next(int.MaxValue);
        uint last = first + ((uint)(days % 4000) * 86_400) + (uint)random.Next(86_400);
        uint[] seconds = [first, last, .. Enumerable.Range(0, 50).Select(_ => first + (uint)(random.Next(int.MaxValue) % (last - first + 1)))];
        PeriodGrain grain = random.Pick(PeriodGrain.Hour, PeriodGrain.Day, PeriodGrain.Week, PeriodGrain.Month, PeriodGrain.Quarter, PeriodGrain.Year);
        PeriodDays periods = new(new Periods(grain, tz), first, last);
        uint[] found = new uint[seconds.Length];
        SecondsKernel.Periods(periods, seconds, found, vectors: false);
        Periods real = new(grain, tz);
        for (int i = 0; i < seconds.Length; i++)
        {
            int expected = real.IndexOf(seconds[i] * 1_000_000_000L);
            Assert.InRange(expected, periods.First, periods.First + periods.Count - 1);
            Assert.True(found[i] == PeriodDays.Irregular ? periods.HasIrregular : found[i] == expected - periods.First, $"{seconds[i]} in {tz.Id}");
        }

        BusinessCalendar[] all = [TableRecords.Berlin, TableRecords.Policy.Calendars["us"], BusinessCalendar.AlwaysOpen, TableRecords.Never];
        OpenSeconds open = OpenSeconds.Of(new CalendarSet(all), first, last)!;
        for (int number = 0; number < all.Length; number++)
        {
            SecondsKernel.OpenBefore(open, seconds, [.. seconds.Select(_ => number)], found, vectors: false);
            Assert.True(open.IsPlain[number]);
            for (int i = 1; i < seconds.Length; i++)
            {
                Assert.Equal(all[number].Between(At(first), At(seconds[i])).TotalSeconds, unchecked(found[i] - found[0]));
            }
        }

        static Instant At(uint second) => Instant.FromUnixTimeSeconds(second);
    }

    private static ReportOptions Choose(byte choice)
    {
        ReportOptions options = (choice % 6) switch
        {
            0 => new() { Calendar = TableRecords.Berlin, By = [Dimension.Group], Period = PeriodGrain.Month },
            1 => new() { Policy = TableRecords.Policy, By = [Dimension.Group], Period = PeriodGrain.Day, AsOf = Instant.FromUtc(2026, 2, 1, 9, 30), TimeZone = DateTimeZoneProviders.Tzdb["Pacific/Apia"] },
            2 => new() { Calendar = TableRecords.Odd, By = [Dimension.Agent, Dimension.Group], Period = PeriodGrain.Week, HoursBasis = HoursBasis.Business, Metrics = ["first_response_time", "resolution_time", "csat"] },
            3 => new() { Policy = TableRecords.Policy, Period = PeriodGrain.Hour, Metrics = ["resolution_time", "tickets_solved"], Statistics = ["mean", "p90", "count"] },
            4 => new() { Calendar = TableRecords.Berlin, Where = [new(Dimension.Group, "Berlin"), new(Dimension.Group, "Pune")], From = Instant.FromUtc(2026, 1, 2, 3, 4).PlusNanoseconds(5), To = Instant.FromUtc(2026, 3, 1, 0, 0) },
            _ => new() { Calendar = TableRecords.Fractional, Period = PeriodGrain.Quarter, HoursBasis = HoursBasis.Calendar },
        };
        return (choice & 64) != 0 ? options with { Statistics = ["median", "p95", "mean", "ratio", "score", "count"] } : options;
    }
}
