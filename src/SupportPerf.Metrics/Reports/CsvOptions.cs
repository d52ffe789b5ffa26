namespace SupportPerf.Metrics;

/// <summary>How a report is written as CSV. The default is for machines: UTF-8 text, comma, CRLF, quotes where needed.</summary>
public sealed record CsvOptions
{
    /// <summary>Puts an apostrophe before text cells that a spreadsheet would take for a formula (they begin with = + - @ tab or return).</summary>
    public bool ExcelSafe { get; init; }
}
