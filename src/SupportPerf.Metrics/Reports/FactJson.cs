using System.Text.Json;
using NodaTime;

namespace SupportPerf.Metrics.Reports;

/// <summary>Rows of facts as one JSON object that is written as the rows come.</summary>
internal sealed class FactJson : IFactOutput
{
    private readonly Stream _stream;
    private readonly Dimension[] _dimensions;
    private readonly Utf8JsonWriter _writer;

    public FactJson(Stream stream, Dimension[] dimensions, Definitions definitions, Instant? asOf)
    {
        _stream = stream;
        _dimensions = dimensions;
        _writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _writer.WriteStartObject();
        _writer.WriteString("schema", "supportperf.facts/1");
        _writer.WriteString("library_version", SupportReport.LibraryVersion);
        _writer.WriteString("as_of", FactSheet.Text(asOf));
        JsonParts.WriteDefinitions(_writer, definitions);
        _writer.WriteStartArray("rows");
    }

    public void Row(FactSheet sheet)
    {
        // A line for each row, the same line end on every platform.
        _writer.Flush();
        _stream.WriteByte((byte)'\n');
        _writer.WriteStartObject();
        _writer.WriteString("record", sheet.Record);
        _writer.WriteString("id", sheet.Id);
        _writer.WriteString("at", FactSheet.Text(sheet.At));
        foreach (Dimension dimension in _dimensions)
        {
            _writer.WriteString(dimension.Name, sheet.ValueOf(dimension));
        }

        _writer.WriteString("left_out", sheet.LeftOut);
        if (sheet.LeftOut is null)
        {
            foreach (FactColumn column in sheet.Columns)
            {
                Write(column.Name, column.Kind, column.Value());
            }
        }

        _writer.WriteEndObject();
    }

    public void End(ReportQuality quality)
    {
        _writer.WriteEndArray();
        JsonParts.WriteQuality(_writer, quality);
        _writer.WriteEndObject();
        _writer.Flush();
        _stream.WriteByte((byte)'\n');
    }

    public void Dispose() => _writer.Dispose();

    private void Write(string name, FactKind kind, string? text)
    {
        if (text is null || kind == FactKind.Text)
        {
            _writer.WriteString(name, text);
        }
        else
        {
            // Numbers and true and false are spelled as JSON has them.
            _writer.WritePropertyName(name);
            _writer.WriteRawValue(text);
        }
    }
}
