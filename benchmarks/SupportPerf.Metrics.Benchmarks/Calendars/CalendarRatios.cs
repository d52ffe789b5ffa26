using System.Globalization;
using System.Runtime.Intrinsics.X86;
using System.Text;
using NodaTime;
using NodaTime.HighPerformance;
using SupportPerf.Metrics.Benchmarks.Measuring;
using SupportPerf.Metrics.Calendars;

namespace SupportPerf.Metrics.Benchmarks.Calendars;

/// <summary>
/// All contestants in one process, a little of each in turn, in CPU time of the thread: on a shared machine only the ratios within one run mean anything,
/// and this takes seconds where BenchmarkDotNet takes minutes. Every contestant's answers are compared before anything is timed.
/// </summary>
internal static class CalendarRatios
{
    private const int Spans = 20_000;
    private const int Rounds = 9;

    /// <summary><c>calendar-ratios [--markdown FILE]</c>.</summary>
    public static int Run(string[] arguments)
    {
        var options = new CommandOptions(arguments, [], ["--markdown"]);
        if (options.Operands.Count > 0)
        {
            throw new WrongUseException($"calendar-ratios takes options only, not '{options.Operands[0]}'.");
        }

        string tables = Measure();
        Console.WriteLine(tables);
        if (options.Find("--markdown") is { } file)
        {
            File.WriteAllText(file, RecordedRivals.Around(tables));
        }

        return 0;
    }

    private static string Measure()
    {
        BusinessCalendar calendar = CalendarData.Calendar();
        NaiveCalendar naive = CalendarData.Naive();
        var report = new StringBuilder();
        report.AppendLine("| ns a span | 1 h | 1 d | 30 d | 30 d sorted | 365 d | 3650 d |").AppendLine("|---|---|---|---|---|---|---|");
        (double Days, bool Sorted)[] columns = [(1 / 24d, false), (1, false), (30, false), (30, true), (365, false), (3650, false)];
        Dictionary<string, List<double>> rows = [];
        foreach ((double days, bool sorted) in columns)
        {
            var data = new CalendarData(Spans, days, sorted);
            foreach ((string name, double time) in Measure(calendar, naive, data, days))
            {
                (rows.TryGetValue(name, out List<double>? row) ? row : rows[name] = []).Add(time);
            }
        }

        foreach ((string name, List<double> times) in rows)
        {
            report.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", times.Select(time => time.ToString(time < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture)))} |");
        }

        string naiveName = rows.Keys.First();
        report.AppendLine().AppendLine("| ratio | 1 h | 1 d | 30 d | 30 d sorted | 365 d | 3650 d |").AppendLine("|---|---|---|---|---|---|---|");
        foreach (string name in rows.Keys.Skip(1))
        {
            report.AppendLine(CultureInfo.InvariantCulture, $"| naive loop / {name} | {string.Join(" | ", rows[naiveName].Zip(rows[name], (a, b) => (a / b).ToString("#,0.0", CultureInfo.InvariantCulture)))} |");
        }

        List<double> single = rows["`Between`, one pair of Instants"];
        report.AppendLine(CultureInfo.InvariantCulture, $"\n`Between` over 365 d / over 1 h: {single[4] / single[0]:0.00}.");
        report.AppendLine(CultureInfo.InvariantCulture, $"`Add` / `Between`: {string.Join(", ", rows["`Add`, a deadline"].Zip(single, (a, b) => (a / b).ToString("0.00", CultureInfo.InvariantCulture)))}.");
        report.Append(Columns(calendar)).Append(Compilation());
        return report.ToString();
    }

    private static List<(string Name, double Nanoseconds)> Measure(BusinessCalendar calendar, NaiveCalendar naive, CalendarData data, double days)
    {
        int naiveSpans = (int)Math.Clamp(400_000 / (days + 1), 40, Spans);
        var results = new Duration64[Spans];
        var counts = new long[Spans];
        calendar.Between(data.Starts64, data.Ends64, results);
        OpenWindow window = calendar.Window!;
        Duration[] amounts = new Duration[Spans];
        for (int i = 0; i < Spans; i++)
        {
            amounts[i] = calendar.Between(data.Starts[i], data.Ends[i]);
            Require(amounts[i] == results[i].ToDuration(), "batch");
            Require(amounts[i].ToInt64Nanoseconds() == calendar.BetweenNanoseconds(data.StartColumn[i], data.EndColumn[i]), "nanoseconds");
            Require(i >= naiveSpans || amounts[i] == naive.Between(data.Starts[i], data.Ends[i]), "naive loop");
            Require(calendar.Between(data.Starts[i], calendar.Add(data.Starts[i], amounts[i])) == amounts[i], "deadline");
            Require(i >= naiveSpans || calendar.Add(data.Starts[i], amounts[i]) == naive.Add(data.Starts[i], amounts[i]), "naive deadline");
        }

        (string Name, int Count, Func<long> Work)[] contestants =
        [
            ("NodaTime, loop over days", naiveSpans, () => NaiveLoop(naive, data.Starts, data.Ends, naiveSpans)),
            ("`Between`, one pair of Instants", Spans, () => OneByOne(calendar, data.Starts, data.Ends)),
            ("`Between`, nanoseconds (internal)", Spans, () => Counts(calendar, data.StartColumn, data.EndColumn, counts)),
            ("`Add`, a deadline", Spans, () => Deadlines(calendar, data.Starts, amounts)),
            ("batch, Instant64" + (Avx2.IsSupported ? ", AVX2" : ""), Spans, () =>
            {
                calendar.Between(data.Starts64, data.Ends64, results);
                return 0;
            }),
            ("batch, portable path", Spans, () => window.BetweenOneByOne(data.StartColumn, data.EndColumn, counts)),
        ];
        return Time(contestants);
    }

    /// <summary>A million spans: columns that no cache holds, as tickets are. Then plain subtraction is the limit.</summary>
    private static string Columns(BusinessCalendar calendar)
    {
        const int Million = 1_000_000;
        var data = new CalendarData(Million, 30, sorted: false);
        var results = new Duration64[Million];
        var counts = new long[Million];
        List<(string Name, double Nanoseconds)> times = Time(
        [
            ("batch", Million, () =>
            {
                calendar.Between(data.Starts64, data.Ends64, results);
                return 0;
            }),
            ("subtraction", Million, () => Subtraction(data.StartColumn, data.EndColumn, counts)),
        ]);
        return string.Create(CultureInfo.InvariantCulture, $"Columns of a million spans of 30 d: batch {times[0].Nanoseconds:0.0} ns, plain subtraction of the same columns {times[1].Nanoseconds:0.0} ns, ratio {times[0].Nanoseconds / times[1].Nanoseconds:0.0}.\n");
    }

    /// <summary>Everyone in turn, round after round; medians of nanoseconds of CPU a span.</summary>
    private static List<(string Name, double Nanoseconds)> Time((string Name, int Count, Func<long> Work)[] contestants)
    {
        long sink = 0;
        var times = new double[contestants.Length][];
        for (int c = 0; c < contestants.Length; c++)
        {
            times[c] = new double[Rounds];
        }

        for (int round = -6; round < Rounds; round++)
        {
            for (int c = 0; c < contestants.Length; c++)
            {
                int repeats = Math.Max(1, 200_000 / contestants[c].Count);
                repeats = contestants[c].Name.StartsWith("NodaTime", StringComparison.Ordinal) ? 1 : repeats;
                long before = CpuClock.OfThread();
                for (int repeat = 0; repeat < repeats; repeat++)
                {
                    sink ^= contestants[c].Work();
                }

                if (round >= 0)
                {
                    times[c][round] = (CpuClock.OfThread() - before) / (double)(contestants[c].Count * repeats);
                }
            }
        }

        GC.KeepAlive(sink);
        return [.. contestants.Select((contestant, c) => (contestant.Name, Median(times[c])))];
    }

    private static long NaiveLoop(NaiveCalendar calendar, Instant[] starts, Instant[] ends, int count)
    {
        long sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum ^= calendar.Between(starts[i], ends[i]).NanosecondOfDay;
        }

        return sum;
    }

    private static long OneByOne(BusinessCalendar calendar, Instant[] starts, Instant[] ends)
    {
        long sum = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            sum ^= calendar.Between(starts[i], ends[i]).NanosecondOfDay;
        }

        return sum;
    }

    private static long Deadlines(BusinessCalendar calendar, Instant[] starts, Duration[] amounts)
    {
        long sum = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            sum ^= calendar.Add(starts[i], amounts[i]).ToUnixTimeTicks();
        }

        return sum;
    }

    private static long Counts(BusinessCalendar calendar, long[] starts, long[] ends, long[] results)
    {
        for (int i = 0; i < starts.Length; i++)
        {
            results[i] = calendar.BetweenNanoseconds(starts[i], ends[i]);
        }

        return 0;
    }

    private static long Subtraction(long[] starts, long[] ends, long[] results)
    {
        unchecked
        {
            for (int i = 0; i < starts.Length; i++)
            {
                results[i] = ends[i] - starts[i];
            }
        }

        return 0;
    }

    private static string Compilation()
    {
        var times = new double[41];
        long bytes = 0;
        long size = 0;
        for (int i = -60; i < times.Length; i++)
        {
            BusinessCalendarBuilder builder = BusinessCalendar.In("America/New_York").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0));
            for (int holiday = 0; holiday < 500; holiday++)
            {
                builder.Closed(new LocalDate(2000, 1, 3).PlusDays(holiday * 37));
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread();
            long before = CpuClock.OfThread();
            BusinessCalendar calendar = builder.Build();
            long first = CivilDays.From(2000, 1, 1);
            var window = new OpenWindow(calendar.OpenSet, first, (int)(CivilDays.From(2051, 1, 1) - first), calendar.OpenSet.Phase);
            if (i >= 0)
            {
                times[i] = (CpuClock.OfThread() - before) / 1e6;
            }

            bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
            window.LatestAt(0, closed: false, near: 0);
            size = window.Size;
        }

        return string.Create(CultureInfo.InvariantCulture, $"Building a calendar with 500 holidays and compiling 51 years of it: {Median(times):0.00} ms (fastest {times.Min():0.00}), {size / 1000.0:0} KB kept with the table for deadlines, {bytes / 1000.0:0} KB allocated.\n");
    }

    private static void Require(bool equal, string what)
    {
        if (!equal)
        {
            throw new InvalidOperationException($"The {what} answers differently; nothing was timed.");
        }
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
