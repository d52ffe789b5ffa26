using System.IO.Compression;
using System.Text;

namespace SupportPerf.Metrics.Sources.Tests.Mapped;

/// <summary>Reads texts by a map, for tests.</summary>
internal static class Reading
{
    /// <summary>A small map of tickets, in a zone with clock changes.</summary>
    public const string TicketMap = """
        {
          "timeZone": "Europe/Berlin",
          "dateFormats": ["yyyy-MM-dd HH:mm", "iso"],
          "missing": ["-"],
          "tickets": {
            "id": "id",
            "createdAt": "created",
            "firstResponseAt": { "column": "replied", "optional": true },
            "solvedAt": { "column": "solved", "optional": true },
            "closedAt": { "column": "closed", "optional": true },
            "status": { "column": "state", "values": { "open": "open", "done": "solved" }, "optional": true },
            "updatedAt": { "column": "updated", "optional": true },
            "handleTime": { "column": "minutes", "format": "minutes", "optional": true },
            "reopens": { "column": "reopens", "optional": true },
            "group": { "column": "team", "optional": true }
          }
        }
        """;

    public static RecordList Text(string map, params string[] texts) => Bytes(map, [.. texts.Select(Encoding.UTF8.GetBytes)]);

    public static RecordList Bytes(string map, params byte[][] inputs)
    {
        RecordList records = new();
        SourceFile[] files = [.. inputs.Select((bytes, i) => new SourceFile(i == 0 ? "a.csv" : "b.csv", () => new MemoryStream(bytes)))];
        new MappedReader(SourceMap.Parse(map)).Read(files, records);
        return records;
    }

    public static byte[] Gzip(params byte[][] members)
    {
        MemoryStream result = new();
        foreach (byte[] member in members)
        {
            using GZipStream gzip = new(result, CompressionLevel.Optimal, leaveOpen: true);
            gzip.Write(member);
        }

        return result.ToArray();
    }
}
