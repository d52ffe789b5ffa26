using DuckDB.NET.Data;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>The tables that all queries of DuckDB share, filled once.</summary>
internal sealed class DuckDbTables : IDisposable
{
    private bool _isFilled;

    public DuckDBConnection Connection { get; } = new("DataSource=:memory:");

    public void Fill(SuiteData data)
    {
        if (_isFilled)
        {
            return;
        }

        _isFilled = true;
        Connection.Open();
        Execute("SET threads = 1");
        Execute("CREATE TABLE tickets(grp UTINYINT, cal UTINYINT, created INTEGER, replied INTEGER, solved INTEGER, csat TINYINT, nps TINYINT)");
        Execute("CREATE TABLE days(key INTEGER, before INTEGER, opens1 INTEGER, length1 INTEGER, opens2 INTEGER, length2 INTEGER)");
        Execute("CREATE TABLE bounds(cal UTINYINT, since INTEGER, before INTEGER, is_open INTEGER)");
        Execute("CREATE TABLE months(day INTEGER, turns INTEGER, first INTEGER, second INTEGER)");
        Fill("tickets", Enumerable.Range(0, data.Count), (row, i) => row
            .AppendValue(data.Group[i]).AppendValue((byte)SuiteCalendars.CalendarOf(data.Group[i]))
            .AppendValue((int)data.Created[i]).AppendValue(Optional(data.Replied[i])).AppendValue(Optional(data.Solved[i]))
            .AppendValue(Optional(data.Csat[i])).AppendValue(Optional(data.Nps[i])));
        for (int number = 0; number < SuiteCalendars.Count; number++)
        {
            var table = new DayTable(SuiteCalendars.Calendars[number]);
            int calendar = number;
            Fill("days", table.Days, (row, day) => row
                .AppendValue((calendar * DuckDbQueries.KeysOfCalendar) + day.Day - DuckDbQueries.FirstDay).AppendValue(day.Before)
                .AppendValue(day.Opens1).AppendValue(day.Length1).AppendValue(day.Opens2).AppendValue(day.Length2));
            Fill("bounds", table.Bounds, (row, bound) => row.AppendValue((byte)calendar).AppendValue(bound.At).AppendValue(bound.Before).AppendValue(bound.IsOpen ? 1 : 0));
        }

        Fill("months", DayTable.Months, static (row, day) => row.AppendValue(day.Day).AppendValue(day.Turns).AppendValue(day.First).AppendValue(day.Second));
    }

    public void Dispose() => Connection.Dispose();

    private static int? Optional(uint seconds) => seconds == SuiteData.None ? null : (int)seconds;

    private static sbyte? Optional(sbyte score) => score == SuiteData.NoScore ? null : score;

    private void Fill<T>(string table, IEnumerable<T> rows, Action<IDuckDBAppenderRow, T> append)
    {
        using DuckDBAppender appender = Connection.CreateAppender(table);
        foreach (T row in rows)
        {
            IDuckDBAppenderRow into = appender.CreateRow();
            append(into, row);
            into.EndRow();
        }
    }

    private void Execute(string statement)
    {
        using DuckDBCommand command = Connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
