using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary><c>csv [--tickets N] FILE</c>: the tickets of the suite as a CSV for the tool, with the map and the policy to read them by beside it.</summary>
internal static class CsvCommand
{
    private const int Million = 1_000_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static int Run(string[] arguments)
    {
        var options = new CommandOptions(arguments, [], ["--tickets"]);
        if (options.Operands is not [string file])
        {
            throw new WrongUseException("csv takes exactly one file name.");
        }

        int tickets = options.Number("--tickets", Million, 1, 100 * Million);
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
        {
            throw new WrongUseException($"There is no folder {folder}.");
        }

        string map = Path.ChangeExtension(file, ".map.json");
        string policy = Path.ChangeExtension(file, ".policy.json");
        WriteTickets(file, new SuiteData(tickets));
        File.WriteAllText(map, Map());
        File.WriteAllText(policy, Policy());
        Console.WriteLine($"supportperf report {file} --map {map} --policy {policy} --by group --period month");
        return 0;
    }

    private static void WriteTickets(string file, SuiteData data)
    {
        using var writer = new StreamWriter(file, append: false, bufferSize: 1 << 16, encoding: new System.Text.UTF8Encoding(false)) { NewLine = "\n" };
        writer.WriteLine("id,created_at,first_response_at,solved_at,status,group,csat,nps");
        for (int row = 0; row < data.Count; row++)
        {
            bool isOpen = data.Solved[row] == SuiteData.None;
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row + 1},{Text(data.Created[row])},{Text(data.Replied[row])},{Text(data.Solved[row])},{(isOpen ? "open" : "solved")},{SuiteCalendars.GroupNames[data.Group[row]]},{Text(data.Csat[row])},{Text(data.Nps[row])}"));
        }
    }

    private static string Text(uint seconds) => SuiteData.Optional(seconds) is { } instant ? InstantPattern.General.Format(instant) : "";

    private static string Text(sbyte score) => score == SuiteData.NoScore ? "" : score.ToString(CultureInfo.InvariantCulture);

    private static string Map() => new JsonObject
    {
        ["name"] = "generated tickets",
        ["timeZone"] = SuiteCalendars.ReportingZone.Id,
        ["dateFormats"] = new JsonArray("iso"),
        ["tickets"] = new JsonObject
        {
            ["id"] = "id",
            ["createdAt"] = "created_at",
            ["firstResponseAt"] = "first_response_at",
            ["solvedAt"] = "solved_at",
            ["status"] = new JsonObject { ["column"] = "status", ["values"] = new JsonObject { ["open"] = "open", ["solved"] = "solved" } },
            ["group"] = "group",
        },
        ["surveys"] = new JsonObject
        {
            ["id"] = "id",
            ["answeredAt"] = "created_at",
            ["group"] = "group",
            ["questions"] = new JsonArray(Question("csat", 1, 5), Question("nps", 0, 10)),
        },
    }.ToJsonString(Indented);

    private static JsonObject Question(string kind, int least, int most) => new()
    {
        ["kind"] = kind,
        ["column"] = kind,
        ["scale"] = new JsonArray(least, most),
        ["blank"] = new JsonArray(""),
    };

    private static string Policy()
    {
        SupportPolicy policy = SuiteCalendars.Policy();
        return new JsonObject
        {
            ["calendars"] = new JsonObject(policy.Calendars.Select(static named => KeyValuePair.Create(named.Key, JsonNode.Parse(named.Value.ToJson())))),
            ["calendarBy"] = new JsonObject
            {
                ["dimension"] = policy.CalendarBy!.Dimension.Name,
                ["map"] = new JsonObject(policy.CalendarBy.Map.Select(static entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))),
            },
        }.ToJsonString(Indented);
    }
}
