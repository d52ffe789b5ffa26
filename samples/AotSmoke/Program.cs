using System.Text;
using NodaTime;
using SupportPerf.Metrics;
using SupportPerf.Metrics.Sources;

// Touches every part once and prints figures: the JIT build and the native build must print the same.
const string Map = """
    {
      "timeZone": "America/New_York",
      "dateFormats": ["yyyy-MM-dd HH:mm"],
      "missing": ["-"],
      "tickets": {
        "id": "id", "createdAt": "created", "solvedAt": "solved", "group": "team",
        "dimensions": { "product": "product" }
      },
      "definitions": { "slas": [{ "name": "one day", "clock": "resolution_time", "basis": "business", "target_s": 28800 }] }
    }
    """;

StringBuilder rows = new("id,created,solved,team,product\n");
for (int i = 0; i < 500; i++)
{
    string solved = i % 9 == 0 ? "-" : $"2026-03-{(i % 20) + 8:00} {(i * 7 % 12) + 8:00}:{i % 60:00}";
    rows.Append(FormattableString.Invariant($"t{i},2026-03-{(i % 20) + 6:00} {(i * 5 % 12) + 7:00}:{i * 3 % 60:00},{solved},team {i % 3},p{i % 4}\n"));
}

SourceMap map = SourceMap.Parse(Map, "smoke");
BusinessCalendar calendar = BusinessCalendar.FromJson("""{"timeZone":"America/New_York","hours":{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],"wed":[["09:00","17:00"]],"thu":[["09:00","17:00"]],"fri":[["22:00","06:00"]]},"holidays":["2026-03-17"]}""");
SupportReportBuilder builder = new(new ReportOptions
{
    Calendar = calendar,
    Period = PeriodGrain.Week,
    By = [Dimension.Group, Dimension.Named("product")],
    Definitions = map.Definitions,
});
new MappedReader(map).Read([new SourceFile("smoke.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(rows.ToString())))], builder);
for (int i = 0; i < 200; i++)
{
    builder.Add(new SurveyResponse { Id = $"s{i}", Kind = i % 2 == 0 ? SurveyKind.Csat : SurveyKind.Nps, Score = i % 2 == 0 ? (i % 5) + 1 : i % 11, AnsweredAt = Instant.FromUtc(2026, 3, 10, 0, 0) + Duration.FromHours(i) });
    builder.Add(new Call { Id = $"c{i}", OfferedAt = Instant.FromUtc(2026, 3, 10, 0, 0) + Duration.FromMinutes(i), Outcome = i % 7 == 0 ? CallOutcome.Abandoned : CallOutcome.Answered, QueueTime = Duration.FromSeconds(i % 40), TalkTime = Duration.FromSeconds(i) });
}

SupportReport report = builder.Build();
report.WriteTable(Console.Out);
report.WriteCsv(Console.Out);
Console.WriteLine(report.ToJson());
Console.WriteLine(calendar.Between(Instant.FromUtc(2026, 3, 6, 0, 0), Instant.FromUtc(2026, 4, 6, 0, 0)));
Console.WriteLine(calendar.Add(Instant.FromUtc(2026, 3, 6, 0, 0), Duration.FromHours(100)));
