using SupportPerf.Metrics.Benchmarks.Measuring;

namespace SupportPerf.Metrics.Benchmarks.Calendars;

/// <summary>The recorded page on calendars: what was measured now, and other libraries as recorded once.</summary>
internal static class RecordedRivals
{
    public static string Around(string tables) => $"""
        # Calendars: business time, deadlines, compilation

        {Machine.Describe()}. `dotnet run -c Release --project benchmarks/SupportPerf.Metrics.Benchmarks -- calendar-ratios`:
        everyone in one process, in turn, CPU time of the thread, medians of the rounds. Read the ratios; the nanoseconds are context and move with the load.
        Monday to Friday 9-17 in New York, 120 holidays over 12 years, 20,000 random spans of the mean length. Before anything is timed all answers are compared:
        the naive loop, one by one, in a batch, and deadlines added back.

        {tables.TrimEnd()}

        ## Targets

        `Between` flat in the span (365 d at most 1.3 x 1 h), and at least 15, 150 and 1,000 times the naive loop at 1, 30 and 365 days; a batch at least 90 and 800 times it at 1 and 30 days, and at most
        3.5 times a subtraction of the same columns; `Add` at most 1.5 times one `Between`; 51 years with 500 holidays compiled in about 1 ms, at most 300 KB. A question allocates nothing (the tests assert it).
        `BetweenBenchmarks` and `DeadlineBenchmarks` ask the same of BenchmarkDotNet.

        ## Other libraries, as recorded

        Not run here: measured on the same kind of machine (.NET 10, two shared cores, CPU time, medians) with the same calendar, ns a call. Their ratios to ours are
        across runs, so orders of magnitude and no more.

        | library | 1 day | 30 days | 365 days |
        |---|---|---|---|
        | zendesk/biz 1.8 (Ruby) | 486,754 | 2,727,929 | 27,529,348 |
        | working_hours (Ruby) | 291,114 | 2,147,317 | 24,331,074 |
        | business_time (Ruby) | 137,044 | 274,127 | 1,539,481 |
        | moment-business-time (JS) | 1,061,243 | 5,777,800 | 61,863,000 |
        | dayjs-business-time (JS) | 147,283 | 736,933 | 8,104,132 |
        | TimePeriodLibrary (.NET) | 39,332 | 134,563 | 1,243,270 |
        | kadai (Java) | 834 | 18,908 | 317,548 |
        | DuckDB, overlap join, a ticket | 764 | 3,261 | 29,128 |
        | DuckDB, prefix sums and two ASOF joins, a ticket | 411 | 497 | 507-543 |

        """;
}
