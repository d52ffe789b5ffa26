using System.Globalization;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>
/// The suite in SQL. The local month comes from a table of days (a zone offset in a joined table would make the plan compare every ticket with every offset), joined by
/// one dense key, which DuckDB turns into a look-up in an array. Names: <c>before</c> is the open time before a day or bound, <c>turns</c> the second at which a month ends.
/// </summary>
internal static class DuckDbQueries
{
    /// <summary>Days from 1970 to the first of the tables.</summary>
    public static readonly int FirstDay = (int)(SuiteCalendars.Start.ToUnixTimeSeconds() / 86_400) - 2;

    public const int KeysOfCalendar = 1000;

    public static string DayJoin { get; } = string.Create(CultureInfo.InvariantCulture, $"""
        WITH opened AS (
            SELECT t.grp, t.csat, t.nps,
                CASE WHEN t.created >= m.turns THEN m.second ELSE m.first END AS month,
                {OpenUntil("r", "t.replied")} - ({OpenUntil("c", "t.created")}) AS response,
                {OpenUntil("s", "t.solved")} - ({OpenUntil("c", "t.created")}) AS resolution
            FROM tickets t
            JOIN days c ON c.key = {DayKey("t.created")}
            JOIN months m ON m.day = t.created // 86400
            LEFT JOIN days r ON r.key = {DayKey("t.replied")}
            LEFT JOIN days s ON s.key = {DayKey("t.solved")})
        {Figures}
        """);

    public static string AsofJoins { get; } = $"""
        WITH opened AS (
            SELECT t.grp, t.csat, t.nps,
                CASE WHEN t.created >= m.turns THEN m.second ELSE m.first END AS month,
                (r.before + (t.replied - r.since) * r.is_open) - (c.before + (t.created - c.since) * c.is_open) AS response,
                (s.before + (t.solved - s.since) * s.is_open) - (c.before + (t.created - c.since) * c.is_open) AS resolution
            FROM tickets t
            JOIN months m ON m.day = t.created // 86400
            ASOF JOIN bounds c ON c.cal = t.cal AND t.created >= c.since
            ASOF LEFT JOIN bounds r ON r.cal = t.cal AND t.replied >= r.since
            ASOF LEFT JOIN bounds s ON s.cal = t.cal AND t.solved >= s.since)
        {Figures}
        """;

    public static string WallClock { get; } = $"""
        WITH opened AS (
            SELECT t.grp, t.csat, t.nps,
                CASE WHEN t.created >= m.turns THEN m.second ELSE m.first END AS month,
                t.replied - t.created AS response,
                t.solved - t.created AS resolution
            FROM tickets t
            JOIN months m ON m.day = t.created // 86400)
        {Figures}
        """;

    private const string Figures = """
        SELECT grp, month, count(*),
            count(response), avg(response), quantile_cont(response, [0.5, 0.9, 0.95]),
            count(resolution), avg(resolution), quantile_cont(resolution, [0.5, 0.9, 0.95]),
            count(csat), count(*) FILTER (csat >= 4),
            count(nps), count(*) FILTER (nps >= 9), count(*) FILTER (nps <= 6)
        FROM opened
        GROUP BY grp, month
        """;

    private static string DayKey(string instant) => string.Create(CultureInfo.InvariantCulture, $"t.cal::INTEGER * {KeysOfCalendar} + {instant} // 86400 - {FirstDay}");

    private static string OpenUntil(string day, string instant) =>
        $"{day}.before + greatest(0, least({instant} % 86400 - {day}.opens1, {day}.length1)) + greatest(0, least({instant} % 86400 - {day}.opens2, {day}.length2))";
}
