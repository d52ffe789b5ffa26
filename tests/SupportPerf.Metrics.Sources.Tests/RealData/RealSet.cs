using System.Text.Json;
using SupportPerf.Metrics.Statistics;
using SupportPerf.Metrics.Tests;

namespace SupportPerf.Metrics.Sources.Tests.RealData;

/// <summary>A real data set read once through its shipped map, with the answers that another engine computed.</summary>
internal sealed class RealSet
{
    private readonly RecordList _records;
    private readonly Instant? _asOf;

    private RealSet(RecordList records, SourceMap map, BusinessCalendar? calendar, JsonElement expected, Instant? asOf)
    {
        _records = records;
        Map = map;
        Calendar = calendar;
        Expected = expected;
        _asOf = asOf;
    }

    public SourceMap Map { get; }

    public BusinessCalendar? Calendar { get; }

    public JsonElement Expected { get; }

    public IReadOnlyList<Ticket> Tickets => _records.Tickets;

    public IReadOnlyList<SurveyResponse> Responses => _records.Responses;

    public IReadOnlyList<Call> Calls => _records.Calls;

    public static Lazy<RealSet> Load(string folder, string map, string? calendar, Instant? asOf, params string[] files) => new(() =>
    {
        SourceMap parsed = SourceMap.Parse(File.ReadAllText(Repository.Path("samples", "maps", map + ".json")), map);
        RecordList records = new();
        new MappedReader(parsed).Read([.. files.Select(file => SourceFile.FromPath(SharedData.Path("data", folder, file)))], records);
        BusinessCalendar? hours = calendar is null ? null : BusinessCalendar.FromJson(File.ReadAllText(Repository.Path("samples", "calendars", calendar + ".json")));
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(SharedData.Path("data", folder, "expected.json")));
        return new RealSet(records, parsed, hours, expected.RootElement.Clone(), asOf);
    });

    public SupportReport Report(PeriodGrain period = PeriodGrain.All, PercentileType type = PercentileType.Linear, Func<Definitions, Definitions>? change = null, params Dimension[] by)
    {
        Definitions definitions = Map.Definitions with { PercentileType = type };
        SupportReportBuilder builder = new(new ReportOptions
        {
            Calendar = Calendar,
            TimeZone = Map.TimeZone,
            AsOf = _asOf,
            Period = period,
            By = by,
            Definitions = change?.Invoke(definitions) ?? definitions,
        });
        _records.Tickets.ForEach(builder.Add);
        _records.Responses.ForEach(builder.Add);
        _records.Calls.ForEach(builder.Add);
        return builder.Build();
    }

    public JsonElement Metric(string name) => Expected.GetProperty("metrics").GetProperty(name).GetProperty("value");

    public IEnumerable<JsonElement> Table(string name) => Expected.GetProperty("tables").GetProperty(name).GetProperty("rows").EnumerateArray();

    /// <summary>Every metric and table of the answers is either checked or left out for a stated reason.</summary>
    public void AssertAllNamesAreCovered(params string[] names)
    {
        string[] all = [.. Expected.GetProperty("metrics").EnumerateObject().Select(static one => one.Name), .. Expected.GetProperty("tables").EnumerateObject().Select(static one => one.Name)];
        Assert.Equal(all.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }
}
