using System.Globalization;
using NodaTime;
using SupportPerf.Metrics.Calendars;

namespace SupportPerf.Metrics;

/// <summary>Why a span has the open time that it has: every local date that it touches, with the stretches that counted and the rule that decided. Immutable.</summary>
public sealed record CalendarExplanation
{
    /// <summary>The span's start.</summary>
    public required Instant Start { get; init; }

    /// <summary>The span's end; before the start when the question was asked backwards.</summary>
    public required Instant End { get; init; }

    /// <summary>The zone that dates and times of day are read in.</summary>
    public required DateTimeZone TimeZone { get; init; }

    /// <summary>The version of the tz database behind the zone.</summary>
    public required string TzdbVersion { get; init; }

    /// <summary>The open time between start and end: the sum over the days, negative when the end is before the start.</summary>
    public required Duration OpenTime { get; init; }

    /// <summary>Every local date that the span touches, in order; none when it is empty.</summary>
    public required IReadOnlyList<ExplainedDay> Days { get; init; }

    /// <summary>The explanation as text: a line of totals, a line for the zone, then one line a date. Times of day are local; culture plays no part.</summary>
    /// <returns>Lines separated by LF, without one at the end.</returns>
    public override string ToString()
    {
        List<string> lines =
        [
            FormattableString.Invariant($"{Amount(OpenTime)} of open time from {Start} to {End}"),
            $"in {TimeZone.Id}, tz database {TzdbVersion}",
        ];
        foreach (ExplainedDay day in Days)
        {
            string counted = day.IsClosed ? "closed" : Amount(day.OpenTime);
            string stretches = string.Join(", ", day.Stretches.Select(stretch => $"{Clock(stretch.Start, day.Date)}-{Clock(stretch.End, day.Date)}"));
            lines.Add(FormattableString.Invariant($"  {day.Date:ddd uuuu-MM-dd}  {counted,10}  {(stretches.Length > 0 ? stretches + "  " : "")}{day.Reason}"));
        }

        return string.Join("\n", lines);
    }

    private static string Amount(Duration duration) => duration.ToString("-H:mm:ss.FFFFFFFFF", CultureInfo.InvariantCulture);

    private string Clock(Instant instant, LocalDate date)
    {
        LocalDateTime local = instant.InZone(TimeZone).LocalDateTime;
        bool isEndOfDay = local.Date > date && local.TimeOfDay == LocalTime.Midnight;
        return isEndOfDay ? LocalSpan.Clock(LocalSpan.SecondsPerDay)
            : local.ToString(local.Second == 0 && local.NanosecondOfSecond == 0 ? "HH:mm" : "HH:mm:ss.FFFFFFFFF", CultureInfo.InvariantCulture);
    }
}
