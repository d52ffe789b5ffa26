using NodaTime;
using SupportPerf.Metrics.Benchmarks.Measuring;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>LINQ over a list of objects, as a good developer writes it.</summary>
internal sealed class LinqContestant : Contestant
{
    private readonly Func<int, Instant, Instant, double> _seconds;
    private readonly Rows _rows;

    private LinqContestant(string key, string name, Rows rows, bool isSlow, Func<int, Instant, Instant, double> seconds) =>
        (Key, Name, _rows, IsSlow, _seconds) = (key, name, rows, isSlow, seconds);

    public override string Key { get; }

    public override string Name { get; }

    public override bool IsSlow { get; }

    public override bool IsWallClock => ReferenceEquals(_seconds, WallClock);

    private static Func<int, Instant, Instant, double> WallClock { get; } = static (_, start, end) => (end - start).TotalSeconds;

    /// <summary>With the calendars of this library; with a loop over days; and without business hours, the reference of contestants that have none.</summary>
    public static (LinqContestant Calendar, LinqContestant Naive, LinqContestant WallClock) All()
    {
        var rows = new Rows();
        return (
            new("linq", "LINQ over classes, our calendar", rows, isSlow: false, static (calendar, start, end) => SuiteCalendars.Calendars[calendar].Between(start, end).TotalSeconds),
            new("linq-naive", "LINQ over classes, naive NodaTime loop", rows, isSlow: true, static (calendar, start, end) => SuiteCalendars.Naive[calendar].Between(start, end).TotalSeconds),
            new("linq-wall", "LINQ over classes, wall clock", rows, isSlow: false, WallClock));
    }

    public override void Prepare(SuiteData data) => _rows.Fill(data);

    public override object Run(Meter meter)
    {
        Func<int, Instant, Instant, double> seconds = _seconds;
        var answer = new SuiteAnswer();
        foreach (var cell in _rows.All.GroupBy(static row => (row.Group, Month: SuiteCalendars.MonthOf(row.CreatedAt))))
        {
            int calendar = SuiteCalendars.CalendarOf(cell.Key.Group);
            double[] responses = [.. cell.Where(static row => row.RepliedAt is not null).Select(row => seconds(calendar, row.CreatedAt, row.RepliedAt!.Value)).Order()];
            double[] resolutions = [.. cell.Where(static row => row.SolvedAt is not null).Select(row => seconds(calendar, row.CreatedAt, row.SolvedAt!.Value)).Order()];
            answer.Add(cell.Key, new SuiteCell
            {
                Tickets = cell.Count(),
                Solved = resolutions.Length,
                Response = Summary(responses),
                Resolution = Summary(resolutions),
                Satisfied = cell.Count(static row => row.Csat >= 4),
                CsatAnswers = cell.Count(static row => row.Csat is not null),
                Promoters = cell.Count(static row => row.Nps >= 9),
                Detractors = cell.Count(static row => row.Nps <= 6),
                NpsAnswers = cell.Count(static row => row.Nps is not null),
            });
        }

        return answer;
    }

    public override SuiteAnswer ToAnswer(object result) => (SuiteAnswer)result;

    private static SuiteDuration Summary(double[] sorted) =>
        sorted.Length == 0 ? SuiteDuration.Empty : new(sorted.Length, sorted.Average(), Percentile(sorted, 0.5), Percentile(sorted, 0.9), Percentile(sorted, 0.95));

    private static double Percentile(double[] sorted, double p)
    {
        double rank = p * (sorted.Length - 1);
        int below = (int)rank;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((rank - below) * (sorted[below + 1] - sorted[below]));
    }

    /// <summary>The objects, made once for all.</summary>
    private sealed class Rows
    {
        public List<Row> All { get; } = [];

        public void Fill(SuiteData data)
        {
            for (int i = All.Count; i < data.Count; i++)
            {
                All.Add(new Row
                {
                    CreatedAt = Instant.FromUnixTimeSeconds(data.Created[i]),
                    RepliedAt = SuiteData.Optional(data.Replied[i]),
                    SolvedAt = SuiteData.Optional(data.Solved[i]),
                    Group = data.Group[i],
                    Csat = data.Csat[i] == SuiteData.NoScore ? null : data.Csat[i],
                    Nps = data.Nps[i] == SuiteData.NoScore ? null : data.Nps[i],
                });
            }
        }
    }

    private sealed class Row
    {
        public required Instant CreatedAt { get; init; }

        public Instant? RepliedAt { get; init; }

        public Instant? SolvedAt { get; init; }

        public required int Group { get; init; }

        public int? Csat { get; init; }

        public int? Nps { get; init; }
    }
}
