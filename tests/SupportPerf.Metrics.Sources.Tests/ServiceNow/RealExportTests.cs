using System.Text.Json;
using SupportPerf.Metrics.Sources.Tests.RealData;
using SupportPerf.Metrics.Tests;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.ServiceNow;

/// <summary>A real log of 24,918 incidents as a CSV of display values, read without a map: the answers are those of another engine.</summary>
public class RealExportTests
{
    private static readonly Lazy<(SupportReport Report, RecordList Read, JsonElement Metrics)> Real = new(() =>
    {
        SourceFile export = SourceFile.FromPath(SharedData.Path("data", "snow-incidents", "events.csv.gz"));
        using JsonDocument answers = JsonDocument.Parse(File.ReadAllText(SharedData.Path("data", "snow-incidents", "expected.json")));
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"];
        RecordList read = Read(SourceCatalog.Detect([export]), [export], new() { TimeZone = zone, DateFormats = ["d/M/yyyy HH:mm"] });
        SupportReportBuilder builder = new(new ReportOptions { TimeZone = zone, Definitions = Definitions.Default with { Slas = [new() { Name = "made_sla", Clock = SlaClock.VendorFlag, Basis = HoursBasis.None }] } });
        read.Tickets.ForEach(builder.Add);
        return (builder.Build(), read, answers.RootElement.GetProperty("metrics").Clone());
    });

    [SkippableTheory]
    [InlineData("resolution_time")]
    [InlineData("close_time")]
    public void Durations_AreThoseOfAnotherEngine(string metric)
    {
        JsonElement expected = Value(metric);
        Assert.Equal(expected.GetProperty("n").GetInt64(), Real.Value.Report.Row(metric, "mean", HoursBasis.Calendar).N);
        foreach ((string answer, string statistic) in ((string, string)[])[("sum", "sum"), ("p50", "median"), ("p90", "p90"), ("max", "max")])
        {
            Assert.Equal(expected.GetProperty(answer).GetDouble(), Real.Value.Report.Row(metric, statistic, HoursBasis.Calendar).Value!.Value, 0.001);
        }
    }

    [SkippableFact]
    public void Counts_AreThoseOfAnotherEngine()
    {
        SupportReport report = Real.Value.Report;
        Assert.Equal(Value("tickets").GetDouble(), report.Row("tickets_created", "count").Value);
        Assert.Equal(Value("reopens_total").GetDouble(), report.Row("reopens", "sum").Value);
        RealAnswers.SameRatio(Value("sla_made_rate"), report.Row("sla_attainment", "ratio", HoursBasis.None, "made_sla"));
        RealAnswers.SameRatio(Value("reopen_rate"), report.Row("reopen_rate", "ratio"));

        // Rows of the log are versions of an incident; what is missing is written '?', which is no date.
        Assert.Equal(Value("events").GetInt64() - Value("tickets").GetInt64(), Real.Value.Read.Count(DataIssueKind.DuplicateId));
        Assert.Equal(Value("tickets_without_resolved_at").GetInt64(), Real.Value.Read.Count(DataIssueKind.UnreadableDate));
    }

    private static JsonElement Value(string metric)
    {
        JsonElement answer = Real.Value.Metrics.GetProperty(metric);
        return answer.TryGetProperty("value", out JsonElement value) ? value : answer;
    }
}
