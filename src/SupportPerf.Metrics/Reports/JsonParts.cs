using System.Text.Json;

namespace SupportPerf.Metrics.Reports;

/// <summary>What the JSON of reports and of facts have in common.</summary>
internal static class JsonParts
{
    public static void WriteDefinitions(Utf8JsonWriter writer, Definitions definitions)
    {
        writer.WriteStartObject("definitions");
        writer.WriteString("id", definitions.Id);
        writer.WriteString("name", definitions.Name);
        writer.WriteStartArray("in_words");
        foreach (string words in definitions.ToWords())
        {
            writer.WriteStringValue(words);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void WriteQuality(Utf8JsonWriter writer, ReportQuality quality)
    {
        writer.WriteStartObject("quality");
        writer.WriteStartObject("records");
        foreach (KeyValuePair<string, long> count in quality.Records)
        {
            writer.WriteNumber(count.Key, count.Value);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("issues");
        foreach (IssueSummary issue in quality.Issues)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", issue.Kind.ToString());
            writer.WriteNumber("count", issue.Count);
            writer.WriteStartArray("first");
            foreach (DataIssue first in issue.First)
            {
                writer.WriteStartObject();
                writer.WriteString("record_id", first.RecordId);
                writer.WriteString("message", first.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
