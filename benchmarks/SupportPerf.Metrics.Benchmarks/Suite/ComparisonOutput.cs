using System.Globalization;
using System.Text;
using System.Text.Json;
using SupportPerf.Metrics.Benchmarks.Measuring;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>The rows of a comparison as text. The first row is the engine, which all ratios are of.</summary>
internal static class ComparisonOutput
{
    public static string ToTable(IReadOnlyList<ComparisonRow> rows)
    {
        StringBuilder table = new();
        table.AppendLine("| | CPU ns a ticket | x the engine | wall ns a ticket | managed bytes a ticket | peak memory, MB | rounds | answers equal |");
        table.AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (ComparisonRow row in rows)
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"| {row.Name} | {Number(row.CpuNanoseconds)} | {Ratio(row, rows):0.0} | {Number(row.WallNanoseconds)} | {Number(row.Bytes)} | {row.PeakBytes / 1e6:0} | {row.Rounds} | {(row.IsEqual ? "yes" : "NO: " + row.Difference)} |");
        }

        foreach (ComparisonRow row in rows.Where(static row => row.Subset is not null))
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"\n{row.Name}: {row.Subset}.");
        }

        return table.ToString();
    }

    public static string ToMarkdown(IReadOnlyList<ComparisonRow> rows, int tickets, string command) => $"""
        # The whole ticket suite, {tickets.ToString("#,0", CultureInfo.InvariantCulture)} tickets

        {Machine.Describe()}. `{command}`:
        everyone in one process on the same data, in turn, CPU time of the process (all threads, collector included), medians of the rounds after a warm-up. Read the ratios; the nanoseconds are context.
        First response and resolution time in business hours (mean, exact p50, p90, p95), resolution rate, CSAT and NPS by {SuiteCalendars.Groups} groups x {SuiteCalendars.Months} local months,
        {SuiteCalendars.Count} calendars in as many zones with holidays of their own. Each contestant had its input ready in memory in its best form before it was timed; DuckDB runs on one thread, which takes the least CPU.
        What takes less than 1.5 s runs twice in a round and the second run counts, so that the caches are its own. Peak memory is what the process held at most beyond its inputs. Equal: counts the same, values within 1e-9 relative, of every group and month.

        {ToTable(rows)}
        """;

    /// <summary>Exactly an array of objects.</summary>
    public static string ToJson(IReadOnlyList<ComparisonRow> rows, int tickets)
    {
        using MemoryStream stream = new();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartArray();
            foreach (ComparisonRow row in rows)
            {
                writer.WriteStartObject();
                writer.WriteString("name", row.Name);
                writer.WriteNumber("tickets", tickets);
                writer.WriteNumber("cpu_ns_per_ticket", Math.Round(row.CpuNanoseconds, 3));
                writer.WriteNumber("ratio_to_engine", Math.Round(Ratio(row, rows), 3));
                writer.WriteNumber("bytes_per_ticket", Math.Round(row.Bytes, 3));
                writer.WriteBoolean("equal", row.IsEqual);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static double Ratio(ComparisonRow row, IReadOnlyList<ComparisonRow> rows) => row.CpuNanoseconds / rows[0].CpuNanoseconds;

    private static string Number(double value) => value.ToString(value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
