using System.Text.Json;
using NodaTime;

namespace SupportPerf.Metrics.Reports;

/// <summary>An explanation as one JSON object; every property is always there, null where there is nothing to say.</summary>
internal static class ExplanationJson
{
    public static void Write(Stream stream, RecordExplanation explanation)
    {
        using Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        writer.WriteString("schema", "supportperf.explanation/1");
        writer.WriteString("record", explanation.Record);
        writer.WriteString("id", explanation.Id);
        writer.WriteString("left_out", explanation.LeftOut);
        writer.WriteString("calendar", explanation.Calendar);
        writer.WriteString("as_of", FactSheet.Text(explanation.AsOf));
        writer.WriteString("definition_id", explanation.DefinitionId);
        writer.WriteStartArray("history");
        foreach (KeyValuePair<Instant, string> happened in explanation.History)
        {
            writer.WriteStartObject();
            writer.WriteString("at", FactSheet.Text(happened.Key));
            writer.WriteString("what", happened.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("figures");
        foreach (ExplainedFigure figure in explanation.Figures)
        {
            Write(writer, figure);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("issues");
        foreach (DataIssue issue in explanation.Issues)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", issue.Kind.ToString());
            writer.WriteString("message", issue.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ExplainedFigure figure)
    {
        writer.WriteStartObject();
        writer.WriteString("metric", figure.Metric);
        writer.WriteString("variant", figure.Variant);
        writer.WriteString("outcome", figure.Outcome);
        writer.WriteString("reason", figure.Reason);
        Write(writer, "value", figure.Value);
        writer.WriteString("anchor", FactSheet.Text(figure.Anchor));
        writer.WriteString("start", FactSheet.Text(figure.Start));
        Write(writer, "started_by", figure.StartedBy);
        writer.WriteString("stop", FactSheet.Text(figure.Stop));
        Write(writer, "stopped_by", figure.StoppedBy);
        Write(writer, "calendar_s", figure.CalendarTime?.TotalSeconds);
        Write(writer, "business_s", figure.BusinessTime?.TotalSeconds);
        Write(writer, "target_s", figure.Target?.TotalSeconds);
        writer.WriteString("due", FactSheet.Text(figure.DueAt));
        writer.WriteStartArray("counted");
        foreach (Interval counted in figure.Counted)
        {
            WriteStretch(writer, counted.Start, counted.End);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("paused");
        foreach (ExplainedPause pause in figure.Paused)
        {
            WriteStretch(writer, pause.Start, pause.End);
            writer.WriteString("status", pause.Status);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("open_hours");
        foreach (ExplainedDay day in figure.Hours.SelectMany(static hours => hours.Days))
        {
            WriteDay(writer, day);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteDay(Utf8JsonWriter writer, ExplainedDay day)
    {
        writer.WriteStartObject();
        writer.WriteString("date", NodaTime.Text.LocalDatePattern.Iso.Format(day.Date));
        Write(writer, "open_s", day.OpenTime.TotalSeconds);
        writer.WriteString("rule", day.Reason);
        writer.WriteEndObject();
    }

    private static void WriteStretch(Utf8JsonWriter writer, Instant start, Instant end)
    {
        writer.WriteStartObject();
        writer.WriteString("start", FactSheet.Text(start));
        writer.WriteString("end", FactSheet.Text(end));
    }

    private static void Write(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
