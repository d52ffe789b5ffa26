using DuckDB.NET.Data;
using SupportPerf.Metrics.Benchmarks.Measuring;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>
/// DuckDB over a table in memory, instants as whole numbers, on one thread, which takes the least CPU. All business time comes from tables of the calendars,
/// made before; see <see cref="DuckDbQueries"/>.
/// </summary>
internal sealed class DuckDbContestant : Contestant
{
    private readonly string _query;
    private readonly DuckDbTables _tables;

    private DuckDbContestant(string key, string name, DuckDbTables tables, string query, bool isSlow = false, bool isWallClock = false) =>
        (Key, Name, _tables, _query, IsSlow, IsWallClock) = (key, name, tables, query, isSlow, isWallClock);

    public override string Key { get; }

    public override string Name { get; }

    public override string? Subset => IsWallClock ? "durations by the wall clock, no business hours" : null;

    public override bool IsWallClock { get; }

    public override bool IsSlow { get; }

    /// <summary>All of them, over the same tables.</summary>
    public static IReadOnlyList<DuckDbContestant> All()
    {
        var tables = new DuckDbTables();
        return
        [
            new("duckdb-day", "DuckDB, day equi-join", tables, DuckDbQueries.DayJoin),
            new("duckdb-asof", "DuckDB, ASOF joins over prefix sums", tables, DuckDbQueries.AsofJoins, isSlow: true),
            new("duckdb-wall", "DuckDB, wall clock only", tables, DuckDbQueries.WallClock, isWallClock: true),
        ];
    }

    public override void Prepare(SuiteData data) => _tables.Fill(data);

    public override object Run(Meter meter)
    {
        using DuckDBCommand command = _tables.Connection.CreateCommand();
        command.CommandText = _query;
        using DuckDBDataReader reader = command.ExecuteReader();
        var answer = new SuiteAnswer();
        while (reader.Read())
        {
            answer.Add((reader.GetByte(0), reader.GetInt32(1)), new SuiteCell
            {
                Tickets = reader.GetInt64(2),
                Response = Summary(reader, 3),
                Resolution = Summary(reader, 6),
                Solved = reader.GetInt64(6),
                CsatAnswers = reader.GetInt64(9),
                Satisfied = reader.GetInt64(10),
                NpsAnswers = reader.GetInt64(11),
                Promoters = reader.GetInt64(12),
                Detractors = reader.GetInt64(13),
            });
        }

        return answer;
    }

    public override SuiteAnswer ToAnswer(object result) => (SuiteAnswer)result;

    public override void Dispose()
    {
        _tables.Dispose();
        base.Dispose();
    }

    private static SuiteDuration Summary(DuckDBDataReader reader, int column)
    {
        if (reader.IsDBNull(column + 1))
        {
            return SuiteDuration.Empty;
        }

        List<double> percentiles = reader.GetFieldValue<List<double>>(column + 2);
        return new SuiteDuration(reader.GetInt64(column), reader.GetDouble(column + 1), percentiles[0], percentiles[1], percentiles[2]);
    }
}
