using System.Globalization;
using FsCheck.Xunit;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Tests.Tables;

/// <summary>Tables and streams against what a few lines of LINQ and a loop over days say, which share nothing with them: every group and month, every figure.</summary>
public class LinqOracleLaws
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly LocalDate Holiday = new(2026, 3, 9);
    private static readonly string?[] Groups = ["Austin", "Berlin", null, "Pune"];
    private static readonly Instant AsOf = Instant.FromUtc(2026, 6, 1, 0, 0);

    private static readonly ReportOptions Options = new()
    {
        Calendar = BusinessCalendar.In(Zone.Id).Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Closed(Holiday).Build(),
        AsOf = AsOf,
        Period = PeriodGrain.Month,
        By = [Dimension.Group],
        Metrics = ["first_response_time", "resolution_time", "resolution_rate", "csat", "nps"],
        Definitions = Definitions.Default with { ResponsesFrom = StateSource.Record, ResolutionAnchor = PeriodAnchor.Created },
    };

    [Property(Replay = "17, 31", MaxTest = 12)]
    public void Streams_and_tables_say_what_linq_says(int seed, byte size, bool fine)
    {
        RandomRecords random = new(seed);
        int count = (size % 5) switch { 0 => 0, 1 => 1, 2 => EngineBlock.Rows, 3 => EngineBlock.Rows + 1, _ => 400 + size };
        Row[] rows = [.. Enumerable.Range(0, count).Select(_ => Row.Of(random, fine))];
        SortedDictionary<string, double> expected = new(rows.GroupBy(static row => (row.Group, Month: MonthOf(row.Created))).SelectMany(static cell => Figures(cell.Key.Group, cell.Key.Month, [.. cell]))
            .Concat(rows.GroupBy(static row => MonthOf(row.Created)).SelectMany(static month => Figures("*", month.Key, [.. month])))
            .ToDictionary(static figure => figure.Place, static figure => figure.Value), StringComparer.Ordinal);
        SupportReportBuilder stream = new(Options);
        for (int i = 0; i < rows.Length; i++)
        {
            stream.Add(rows[i].ToTicket(i));
            rows[i].ToAnswers(i).ToList().ForEach(stream.Add);
        }

        AssertSays(expected, stream.Build());
        TicketTable table = TicketTable.FromColumns(Columns(rows), Options.Definitions, AsOf);
        foreach (EnginePath path in TableRecords.Paths)
        {
            AssertSays(expected, table.Report(Options, 1, path));
            AssertSays(expected, table.Report(Options, path == EnginePath.RowByRow ? 1 : 3, path));
        }
    }

    private static LocalDate MonthOf(Instant instant) => instant.InZone(Zone).Date.With(DateAdjusters.StartOfMonth);

    private static IEnumerable<(string Place, double Value)> Figures(string? group, LocalDate month, Row[] rows)
    {
        string place = FormattableString.Invariant($"{group ?? "-"} {month.Year}-{month.Month}");
        foreach ((string name, Func<Row, Instant?> stop) in new (string, Func<Row, Instant?>)[] { ("first_response_time", static row => row.Replied), ("resolution_time", static row => row.Solved) })
        {
            Row[] completed = [.. rows.Where(row => stop(row) >= row.Created)];
            (string, Func<Row, Duration>)[] bases = [("Calendar", row => stop(row)!.Value - row.Created), ("Business", row => Open(row.Created, stop(row)!.Value))];
            foreach ((string basis, Func<Row, Duration> length) in bases)
            {
                double[] seconds = [.. completed.Select(row => length(row).TotalSeconds).Order()];
                yield return ($"{place} {name} {basis} count", seconds.Length);
                if (seconds.Length > 0)
                {
                    yield return ($"{place} {name} {basis} mean", seconds.Average());
                    yield return ($"{place} {name} {basis} median", Percentile(seconds, 0.5));
                    yield return ($"{place} {name} {basis} p90", Percentile(seconds, 0.9));
                    yield return ($"{place} {name} {basis} max", seconds[^1]);
                }
            }
        }

        yield return ($"{place} resolution_rate None ratio", rows.Count(static row => row.Solved is not null) / (double)rows.Length);
        if (rows.Any(static row => row.Csat is not null))
        {
            yield return ($"{place} csat None ratio", rows.Count(static row => row.Csat >= 4) / (double)rows.Count(static row => row.Csat is not null));
        }

        if (rows.Any(static row => row.Nps is not null))
        {
            yield return ($"{place} nps None score", 100.0 * (rows.Count(static row => row.Nps >= 9) - rows.Count(static row => row.Nps <= 6)) / rows.Count(static row => row.Nps is not null));
        }
    }

    /// <summary>Every local day's hours, cut to the span.</summary>
    private static Duration Open(Instant from, Instant to)
    {
        Duration open = Duration.Zero;
        for (LocalDate date = from.InZone(Zone).Date; date <= to.InZone(Zone).Date; date = date.PlusDays(1))
        {
            if (date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && date != Holiday)
            {
                Instant opens = Instant.Max(from, Zone.AtLeniently(date.At(new LocalTime(9, 0))).ToInstant());
                Instant closes = Instant.Min(to, Zone.AtLeniently(date.At(new LocalTime(17, 0))).ToInstant());
                open += closes > opens ? closes - opens : Duration.Zero;
            }
        }

        return open;
    }

    private static double Percentile(double[] sorted, double p)
    {
        double rank = p * (sorted.Length - 1);
        int below = (int)rank;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((rank - below) * (sorted[below + 1] - sorted[below]));
    }

    private static void AssertSays(SortedDictionary<string, double> expected, SupportReport report)
    {
        string[] statistics = ["count", "mean", "median", "p90", "max", "ratio", "score"];
        Dictionary<string, double> said = report.Rows
            .Where(row => statistics.Contains(row.Statistic) && row.Value is not null && !(row.Metric is "csat" or "nps" && row.Statistic is "mean" or "count"))
            .ToDictionary(
                static row => FormattableString.Invariant(
                    $"{(row.Dimensions.Count == 0 ? "*" : row.Dimensions["group"] ?? "-")} {row.PeriodLocalDate!.Value.Year}-{row.PeriodLocalDate.Value.Month} {row.Metric} {row.HoursBasis} {row.Statistic}"),
                static row => row.Value!.Value);
        Assert.Equal(expected.Keys, said.Keys.OrderBy(static key => key, StringComparer.Ordinal));
        foreach (KeyValuePair<string, double> figure in expected)
        {
            double difference = Math.Abs(figure.Value - said[figure.Key]);
            Assert.True(difference <= 1e-9 * Math.Max(1, Math.Abs(figure.Value)), string.Create(CultureInfo.InvariantCulture, $"{figure.Key}: {said[figure.Key]:R}, by LINQ {figure.Value:R}"));
        }
    }

    private static TicketColumns Columns(Row[] rows) => new()
    {
        Created = ColumnRecords.Instants(Array.ConvertAll(rows, static row => (Instant?)row.Created)),
        FirstResponse = ColumnRecords.Instants(Array.ConvertAll(rows, static row => row.Replied)),
        Solved = ColumnRecords.Instants(Array.ConvertAll(rows, static row => row.Solved)),
        Dimensions = [new DimensionColumn(Dimension.Group, Array.ConvertAll(rows, static row => row.Group is null ? -1 : Array.IndexOf(Groups, row.Group)), [.. Groups.Select(static group => group ?? "")])],
        Csat = ColumnRecords.Scores(Array.ConvertAll(rows, static row => row.Csat)),
        Nps = ColumnRecords.Scores(Array.ConvertAll(rows, static row => row.Nps)),
    };

    private sealed record Row(Instant Created, Instant? Replied, Instant? Solved, string? Group, sbyte? Csat, sbyte? Nps)
    {
        /// <summary>Four months over a change of the clocks; some replies lie before the creation, some tickets wait and some are open.</summary>
        public static Row Of(RandomRecords random, bool fine)
        {
            Instant created = Instant.FromUtc(2026, 1, 20, 0, 0) + Some(100 * 86_400);
            return new Row(
                created,
                random.Chance(85) ? created + Some(300_000) - (random.Chance(5) ? Duration.FromSeconds(300_000) : Duration.Zero) : null,
                random.Chance(80) ? created + Some(2_000_000) : null,
                random.Pick(Groups),
                random.Chance(30) ? (sbyte)(1 + random.Next(5)) : null,
                random.Chance(20) ? (sbyte)random.Next(11) : null);

            Duration Some(int seconds) => Duration.FromSeconds(random.Next(seconds)) + Duration.FromMilliseconds(fine ? random.Next(1000) : 0);
        }

        public Ticket ToTicket(int row) => new() { Id = $"row {row}", CreatedAt = Created, FirstResponseAt = Replied, SolvedAt = Solved, Group = Group };

        public IEnumerable<SurveyResponse> ToAnswers(int row) =>
            new (SurveyKind Kind, sbyte? Score)[] { (SurveyKind.Csat, Csat), (SurveyKind.Nps, Nps) }
                .Where(static answer => answer.Score is not null)
                .Select(answer => new SurveyResponse { Id = $"row {row}", Kind = answer.Kind, Score = answer.Score, AnsweredAt = Created, Group = Group });
    }
}
