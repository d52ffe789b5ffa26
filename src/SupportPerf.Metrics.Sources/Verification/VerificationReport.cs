using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;

namespace SupportPerf.Metrics.Sources;

/// <summary>Our figures beside a source's own.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record VerificationReport
{
    /// <summary>The source's key.</summary>
    public required string Source { get; init; }

    /// <summary>The name of the definitions that our figures follow.</summary>
    public required string Definitions { get; init; }

    /// <summary>The records that have figures of the source.</summary>
    public required long Records { get; init; }

    /// <summary>One entry for each metric and basis that the source reports, by key.</summary>
    public required IReadOnlyList<VerifiedMetric> Metrics { get; init; }

    /// <summary>Whether something was compared and every figure of it is equal within the source's rounding, none missing.</summary>
    public bool IsEqual => Metrics.Count > 0 && Metrics.All(metric => metric.Equal == metric.Compared && metric.Missing == 0);

    /// <summary>Writes a table and, below it, the kept differences with their explanations. Invariant culture, LF line ends.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public void WriteTable(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Metrics.Count == 0)
        {
            writer.Write($"The export holds no figures of {Source}'s own: nothing to compare.\n");
            return;
        }

        writer.Write($"{Number(Records)} records with figures of {Source}'s own, beside ours under the definitions '{Definitions}'\n\n");
        string[] head = ["metric", "hours", "compared", "equal", "missing", "largest difference"];
        List<string[]> rows = [.. Metrics.Select(metric => new[]
        {
            Label(metric),
            metric.Basis == HoursBasis.None ? "" : metric.Basis.ToString().ToLowerInvariant(),
            Number(metric.Compared),
            Number(metric.Equal),
            Number(metric.Missing),
            metric.LargestDifference is { } duration ? Text(duration) : metric.LargestCountDifference is { } count ? Number(count) : "",
        })];
        rows.Insert(0, head);
        int[] widths = [.. head.Select((_, column) => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            writer.Write(string.Join("  ", row.Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
            writer.Write('\n');
        }

        foreach (VerifiedMetric metric in Metrics.Where(metric => metric.Differences.Count > 0))
        {
            writer.Write($"\n{Label(metric)}{(metric.Basis == HoursBasis.None ? "" : $", {metric.Basis.ToString().ToLowerInvariant()} hours")}:\n");
            foreach (MetricDifference difference in metric.Differences)
            {
                string theirs = difference.Reported.Duration is { } duration ? Text(duration) : Number(difference.Reported.Count ?? 0);
                string ours = difference.OurDuration is { } own ? Text(own) : difference.OurCount is { } count ? Number(count) : "none";
                writer.Write($"  {difference.RecordId}: {Source} {theirs}, ours {ours}. {difference.Explanation}\n");
            }
        }
    }

    /// <summary>Writes the whole of it as JSON, durations in seconds. The same comparison gives the same bytes.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    public void WriteJson(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("schema", "supportperf.verification/1");
        json.WriteString("source", Source);
        json.WriteString("definitions", Definitions);
        json.WriteNumber("records", Records);
        json.WriteStartArray("metrics");
        foreach (VerifiedMetric metric in Metrics)
        {
            json.WriteStartObject();
            json.WriteString("metric", metric.Metric);
            json.WriteString("variant", metric.Variant);
            json.WriteString("hours_basis", metric.Basis.ToString().ToLowerInvariant());
            json.WriteNumber("compared", metric.Compared);
            json.WriteNumber("equal", metric.Equal);
            json.WriteNumber("missing", metric.Missing);
            Write(json, "largest_difference", metric.LargestDifference, metric.LargestCountDifference);
            json.WriteStartArray("differences");
            foreach (MetricDifference difference in metric.Differences)
            {
                json.WriteStartObject();
                json.WriteString("record_id", difference.RecordId);
                Write(json, "reported", difference.Reported.Duration, difference.Reported.Count);
                Write(json, "ours", difference.OurDuration, difference.OurCount);
                json.WriteString("explanation", difference.Explanation);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Duration? duration, long? count)
    {
        if (duration is { } value)
        {
            json.WriteNumber(name, (value.Days * 86_400m) + (value.NanosecondOfDay / 1_000_000_000m));
        }
        else if (count is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Label(VerifiedMetric metric) => metric.Variant is null ? metric.Metric : $"{metric.Metric} ({metric.Variant})";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(Duration duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:0.##} min");
}
