namespace SupportPerf.Metrics.Calendars;

/// <summary>The hours of an ordinary week, and, where they were given as a text, of the seasons and dates that return every year.</summary>
internal sealed class WeeklyHours
{
    public const int DaysInWeek = 7;
    private const int MonthDays = 12 * 31;

    private readonly LocalSpan[][] _week;
    private readonly LocalSpan[][]? _seasons;

    private WeeklyHours(LocalSpan[][] week, LocalSpan[][]? seasons, string? text)
    {
        _week = week;
        _seasons = seasons;
        Text = text;
    }

    /// <summary>The opening-hours text that these hours were read from; null when they were given day by day.</summary>
    public string? Text { get; }

    public bool HasSeasons => _seasons is not null;

    public static WeeklyHours OfWeek(IReadOnlyList<List<LocalSpan>> week) => new([.. week.Select(day => day.ToArray())], null, null);

    public static WeeklyHours OfText(LocalSpan[][] week, LocalSpan[][]? seasons, string text) => new(week, seasons, text);

    /// <summary>An empty table of a year by weekday, for <see cref="OfText"/>.</summary>
    public static LocalSpan[][] SeasonTable() => new LocalSpan[MonthDays * DaysInWeek][];

    public static int SeasonIndex(int month, int day, int weekday) => ((((month - 1) * 31) + day - 1) * DaysInWeek) + weekday;

    public LocalSpan[] On(int weekday) => _week[weekday];

    public LocalSpan[] On(int month, int day, int weekday) => _seasons is null ? _week[weekday] : _seasons[SeasonIndex(month, day, weekday)];
}
