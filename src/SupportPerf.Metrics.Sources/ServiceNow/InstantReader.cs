using System.Text;
using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>Reads instants of rows: raw ones in UTC, display ones in the zone that the caller says. One instance serves one reading.</summary>
internal sealed class InstantReader(SourceOptions options)
{
    private const string OwnFormat = "yyyy-MM-dd HH:mm:ss";
    private static readonly Instant First = Instant.FromUtc(1950, 1, 1, 0, 0);
    private static readonly Instant Last = Instant.FromUtc(2150, 1, 1, 0, 0);
    private readonly LocalClock _clock = new(options.TimeZone ?? DateTimeZone.Utc);
    private readonly DatePattern[] _formats = [.. options.DateFormats.Prepend(OwnFormat).Select(format => DatePattern.TryCreate(format)
        ?? throw new ArgumentException($"{nameof(SourceOptions.DateFormats)} has '{format}'; expected a NodaTime pattern of a date and a time in digits, as dd.MM.yyyy HH:mm:ss.", nameof(options)))];

    /// <summary>Whether the texts of the current file are display values.</summary>
    public bool IsDisplay { get; set; }

    /// <summary>The first thing wrong since it was taken, with its kind.</summary>
    public (DataIssueKind Kind, string Message)? Problem { get; set; }

    /// <summary>Takes what was wrong.</summary>
    public (DataIssueKind Kind, string Message)? TakeProblem()
    {
        (DataIssueKind, string)? taken = Problem;
        Problem = null;
        return taken;
    }

    /// <summary>An instant. Null: not one, which <see cref="Problem"/> tells.</summary>
    public Instant? Read(ReadOnlySpan<byte> text, bool mayBeDisplay, string column)
    {
        if (mayBeDisplay && IsDisplay && TryLocal(text, out LocalTicks local))
        {
            Instant instant = _clock.ToInstant(local, out LocalFit fit);
            if (fit != LocalFit.Unique)
            {
                Problem ??= (
                    fit == LocalFit.Ambiguous ? DataIssueKind.AmbiguousLocalTime : DataIssueKind.SkippedLocalTime,
                    $"'{Encoding.UTF8.GetString(text)}' in {column} {(fit == LocalFit.Ambiguous ? "occurs twice in the zone; the earlier instant was taken" : "does not occur in the zone; it was moved forward by the gap")}. Raw values are in UTC.");
            }

            return InRange(instant, text, column);
        }

        if (Utf8Instant.TryParseUtc(text, out Instant raw))
        {
            return InRange(raw, text, column);
        }

        Problem ??= (DataIssueKind.UnreadableDate, $"'{Encoding.UTF8.GetString(text)}' in {column} is not an instant as 2026-11-02 10:00:00. Display values follow the settings of a user: ask for raw values, sysparm_display_value=all or false, or say their form by DateFormats.");
        return null;
    }

    public void NotADuration(ReadOnlySpan<byte> text, string column) =>
        Problem ??= (DataIssueKind.UnreadableNumber, $"'{Encoding.UTF8.GetString(text)}' in {column} is not a duration as 1970-01-02 04:23:17 or 1 Day 4 Hours 23 Minutes.");

    /// <summary>Years that no task has are mistakes, and their differences are no durations.</summary>
    private Instant? InRange(Instant instant, ReadOnlySpan<byte> text, string column)
    {
        if (instant >= First && instant < Last)
        {
            return instant;
        }

        Problem ??= (DataIssueKind.InstantOutOfRange, $"'{Encoding.UTF8.GetString(text)}' in {column} is not between 1950 and 2150; it is left out.");
        return null;
    }

    private bool TryLocal(ReadOnlySpan<byte> text, out LocalTicks local)
    {
        foreach (DatePattern format in _formats)
        {
            if (format.TryParse(text, out local))
            {
                return true;
            }
        }

        local = default;
        return false;
    }
}
