namespace SupportPerf.Metrics.Reports;

/// <summary>Comma-separated values as RFC 4180 has them.</summary>
internal sealed class CsvWriter(TextWriter writer, CsvOptions options)
{
    private static readonly char[] NeedQuotes = [',', '"', '\r', '\n'];
    private bool _first = true;

    public void Cell(string? text, bool isText)
    {
        if (!_first)
        {
            writer.Write(',');
        }

        _first = false;
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        if (options.ExcelSafe && isText && text![0] is '=' or '+' or '-' or '@' or '\t' or '\r')
        {
            text = "'" + text;
        }

        if (text!.IndexOfAny(NeedQuotes) < 0)
        {
            writer.Write(text);
            return;
        }

        writer.Write('"');
        writer.Write(text.Replace("\"", "\"\""));
        writer.Write('"');
    }

    public void EndRow()
    {
        writer.Write("\r\n");
        _first = true;
    }
}
