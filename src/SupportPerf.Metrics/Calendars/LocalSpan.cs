namespace SupportPerf.Metrics.Calendars;

/// <summary>A stretch of the local clock in seconds from its start day's midnight. An end above 86,400 lies on the next day.</summary>
internal readonly record struct LocalSpan(int Start, int End)
{
    public const int SecondsPerDay = 86_400;

    public static readonly LocalSpan AllDay = new(0, SecondsPerDay);

    public override string ToString() => $"{Clock(Start)}-{Clock(End > SecondsPerDay ? End - SecondsPerDay : End)}";

    public static string Clock(int seconds) =>
        seconds % 60 == 0
            ? FormattableString.Invariant($"{seconds / 3600:00}:{seconds / 60 % 60:00}")
            : FormattableString.Invariant($"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");
}
