using System.Globalization;
using NodaTime;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>An instant, from one column or from a date and a time of day in two.</summary>
internal sealed class InstantField(FieldColumn date, FieldColumn? time, IReadOnlyList<InstantFormat> formats, LocalClock? clock, bool nextDay)
{
    // Beyond these years NodaTime's calendar arithmetic is at its limits, and no support record is real.
    private static readonly long FirstTicks = new LocalDateTime(1, 1, 3, 0, 0).InUtc().ToInstant().ToUnixTimeTicks();
    private static readonly long LastTicks = new LocalDateTime(9999, 12, 28, 0, 0).InUtc().ToInstant().ToUnixTimeTicks();

    public string ColumnName => time is null ? date.Name : time.Name;

    /// <summary>The instant. Null where it is missing, or where it cannot be read, which is reported.</summary>
    /// <param name="row">The row.</param>
    /// <param name="issues">Takes what is wrong.</param>
    /// <param name="start">For a time of day that may belong to the next day: the instant it lies behind.</param>
    public Instant? Read(Row row, RowIssues issues, Instant? start = null)
    {
        ReadOnlySpan<byte> text = date.Text(row);
        if (text.IsEmpty)
        {
            return null;
        }

        if (time is null)
        {
            return Parse(text, row, issues, start);
        }

        ReadOnlySpan<byte> timeText = time.Text(row);
        if (timeText.IsEmpty)
        {
            return null;
        }

        Span<byte> joined = stackalloc byte[128];
        if (text.Length + timeText.Length >= joined.Length)
        {
            return Unreadable(timeText, row, issues);
        }

        text.CopyTo(joined);
        joined[text.Length] = (byte)' ';
        timeText.CopyTo(joined[(text.Length + 1)..]);
        return Parse(joined[..(text.Length + 1 + timeText.Length)], row, issues, start);
    }

    private Instant? Parse(ReadOnlySpan<byte> text, Row row, RowIssues issues, Instant? start)
    {
        if (!TryFormats(text, out LocalTicks local, out int? offset))
        {
            return Unreadable(text, row, issues);
        }

        if (local.Ticks < FirstTicks || local.Ticks > LastTicks)
        {
            issues.Add(DataIssueKind.InstantOutOfRange, row, ColumnName, text, "lies beyond every calendar of people; expected a date within the years 1 to 9999. It is ignored.");
            return null;
        }

        if (offset is { } seconds)
        {
            return local.At(seconds);
        }

        if (clock is null)
        {
            issues.Add(DataIssueKind.UnreadableDate, row, ColumnName, text, "has no offset, and the map names no timeZone to read it in.");
            return null;
        }

        Instant instant = clock.ToInstant(local, out LocalFit fit);
        if (nextDay && start is { } from && from - instant > Duration.FromHours(12))
        {
            instant = clock.ToInstant(local.PlusDays(1), out fit);
        }

        if (fit == LocalFit.Ambiguous)
        {
            issues.Add(DataIssueKind.AmbiguousLocalTime, row, ColumnName, text, string.Create(CultureInfo.InvariantCulture, $"occurs twice, for the clocks went back; the earlier instant counts, {instant}."));
        }
        else if (fit == LocalFit.Skipped)
        {
            issues.Add(DataIssueKind.SkippedLocalTime, row, ColumnName, text, string.Create(CultureInfo.InvariantCulture, $"does not occur, for the clocks went forward; it was moved by the gap, to {instant}."));
        }

        return instant;
    }

    private bool TryFormats(ReadOnlySpan<byte> text, out LocalTicks local, out int? offset)
    {
        foreach (InstantFormat format in formats)
        {
            if (format.TryParse(text, out local, out offset))
            {
                return true;
            }
        }

        (local, offset) = (default, null);
        return false;
    }

    private Instant? Unreadable(ReadOnlySpan<byte> text, Row row, RowIssues issues)
    {
        issues.Add(DataIssueKind.UnreadableDate, row, ColumnName, text, $"is no date of the form {string.Join(" or ", formats.Select(format => format.Name))}.");
        return null;
    }
}
