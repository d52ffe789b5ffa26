using System.Text;
using System.Text.Json;
using NodaTime.Text;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Reports;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics;

/// <content>Outputs.</content>
public sealed partial class SupportReport
{
    /// <summary>The report as JSON text.</summary>
    public string ToJson()
    {
        using MemoryStream stream = new();
        WriteJson(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes the report as JSON in UTF-8, with a line end at the end. The stream stays open.</summary>
    public void WriteJson(Stream stream)
    {
        Guard.NotNull(stream, nameof(stream));
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("schema", "supportperf.report/1");
            writer.WriteString("library_version", LibraryVersion);
            writer.WriteString("tzdb_version", TzdbVersion);
            writer.WriteString("time_zone", TimeZone);
            writer.WriteString("as_of", AsOf is { } asOf ? InstantPattern.ExtendedIso.Format(asOf) : null);
            writer.WriteString("period_grain", Columns.Grain(Period));
            if (Quantiles == QuantileMode.Approximate)
            {
                writer.WriteString("quantiles", "approximate, off by at most 0.390625 %");
            }

            JsonParts.WriteDefinitions(writer, Definitions);
            writer.WriteStartArray("rows");
            WriteRows(writer, stream, Rows, Columns.Of(this));
            writer.WriteEndArray();
            if (Compare != ReportComparison.None)
            {
                writer.WriteStartArray("comparisons");
                WriteRows(writer, stream, Comparisons, Columns.OfComparisons(this));
                writer.WriteEndArray();
            }

            JsonParts.WriteQuality(writer, Quality);
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes the rows as CSV: the columns of the JSON in the same order, null as an empty cell. <see cref="Comparisons"/> have columns of their own: see <see cref="WriteComparisonsCsv"/>. The writer stays open.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="options">How. Null: for machines.</param>
    public void WriteCsv(TextWriter writer, CsvOptions? options = null)
    {
        Guard.NotNull(writer, nameof(writer));
        WriteCsv(new CsvWriter(writer, options ?? new CsvOptions()), Rows, Columns.Of(this));
    }

    /// <summary>Writes the comparisons as CSV: the columns of the JSON in the same order, null as an empty cell; only the names of the columns where nothing was compared. The writer stays open.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="options">How. Null: for machines.</param>
    public void WriteComparisonsCsv(TextWriter writer, CsvOptions? options = null)
    {
        Guard.NotNull(writer, nameof(writer));
        WriteCsv(new CsvWriter(writer, options ?? new CsvOptions()), Comparisons, Columns.OfComparisons(this));
    }

    /// <summary>Writes the main figures as Markdown tables for people; nothing in the data can ping anyone or break a table. The writer stays open.</summary>
    public void WriteMarkdown(TextWriter writer)
    {
        Guard.NotNull(writer, nameof(writer));
        PeopleTables.WriteMarkdown(this, writer);
    }

    /// <summary>Writes the main figures as aligned text for a terminal. The writer stays open.</summary>
    public void WriteTable(TextWriter writer)
    {
        Guard.NotNull(writer, nameof(writer));
        PeopleTables.WriteText(this, writer);
    }

    private static void WriteCsv<TRow>(CsvWriter csv, IReadOnlyList<TRow> rows, IReadOnlyList<Column<TRow>> columns)
    {
        foreach (Column<TRow> column in columns)
        {
            csv.Cell(column.Name, true);
        }

        csv.EndRow();
        foreach (TRow row in rows)
        {
            foreach (Column<TRow> column in columns)
            {
                csv.Cell(column.Format(row), column.IsText);
            }

            csv.EndRow();
        }
    }

    private static void WriteRows<TRow>(Utf8JsonWriter writer, Stream stream, IReadOnlyList<TRow> rows, IReadOnlyList<Column<TRow>> columns)
    {
        foreach (TRow row in rows)
        {
            // A line for each row, the same line end on every platform.
            writer.Flush();
            stream.WriteByte((byte)'\n');
            writer.WriteStartObject();
            foreach (Column<TRow> column in columns)
            {
                column.Write(writer, row);
            }

            writer.WriteEndObject();
        }
    }
}
