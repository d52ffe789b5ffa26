using System.Text.Json;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>Which files hold display values: texts for people in the zone of the one who asked, where raw values are codes and UTC.</summary>
internal static class DisplayValues
{
    private const int Rows = 200;

    /// <summary>
    /// The files whose first rows show words where raw values are codes. Where a table has no such column (comments, audits), it is taken to be
    /// fetched as the tasks were.
    /// </summary>
    public static HashSet<ExportFile> In(IReadOnlyList<ExportFile> files)
    {
        RowReader rows = new(new TextCache<string>(), "state", "incident_state", "priority", "impact", "urgency", "stage", "duration", "business_duration", "calendar_duration");
        HashSet<ExportFile> display = [];
        List<ExportFile> unsure = [];
        bool hasRawTasks = false;
        bool hasDisplayTasks = false;
        foreach (ExportFile file in files)
        {
            (bool? isDisplay, bool isTask) = Look(file, rows);
            if (isDisplay == true)
            {
                display.Add(file);
            }
            else if (isDisplay is null)
            {
                unsure.Add(file);
            }

            hasDisplayTasks |= isDisplay == true && isTask;
            hasRawTasks |= isDisplay == false && isTask;
        }

        if (hasDisplayTasks && !hasRawTasks)
        {
            display.UnionWith(unsure);
        }

        return display;
    }

    private static (bool? IsDisplay, bool IsTask) Look(ExportFile file, RowReader rows)
    {
        bool isTask = false;
        try
        {
            using JsonRecords records = file.Records();
            for (int at = 0; at < Rows && records.Read(); at++)
            {
                isTask |= file.Part(records) == (int)ServiceNowPart.Task;
                if (IsDisplay(rows.Read(records.Current), rows, file.Part(records)) is { } known)
                {
                    return (known, isTask);
                }
            }
        }
        catch (Exception e) when (e is JsonException or SourceException)
        {
            // The reading itself says what is wrong, and where.
        }

        return (null, isTask);
    }

    private static bool? IsDisplay(Row row, RowReader rows, int? part)
    {
        string[] codes = part == (int)ServiceNowPart.Task ? ["state", "incident_state", "priority", "impact", "urgency"] : [];
        foreach (string code in codes)
        {
            if (rows.Fields[rows[code]].IsPlain && row.Text(code) is { } text)
            {
                return row.Int64(code) is null;
            }
        }

        foreach (string duration in (string[])["calendar_duration", "business_duration", "duration"])
        {
            ReadOnlySpan<byte> text = row.Bytes(duration);
            if (rows.Fields[rows[duration]].IsPlain && !text.IsEmpty)
            {
                return !text.StartsWith("1970-"u8) && !text.StartsWith("1969-"u8) && text.IndexOf((byte)' ') >= 0;
            }
        }

        return null;
    }
}
