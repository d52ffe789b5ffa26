using System.Text.Json.Nodes;
using static SupportPerf.Metrics.Sources.Tests.Jira.JiraExport;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Jira;

/// <summary>From an export to figures, worked out by hand.</summary>
public class ReportTests
{
    private static readonly Source Jira = JiraExport.Vendor;

    [Theory]
    [InlineData("first_response_time", HoursBasis.Calendar, 1_800.333)]
    [InlineData("first_response_time", HoursBasis.Business, 1_800.333)]
    [InlineData("first_resolution_time", HoursBasis.Calendar, 234_000.377)] // Friday 16:00:00.123 to Monday 10:00:00.500: 66 hours less the hour of the change to summer time
    [InlineData("first_resolution_time", HoursBasis.Business, 7_200.377)]
    [InlineData("resolution_time", HoursBasis.Business, 39_599.877)] // one hour less 0.123 s on Friday, eight on Monday, two on Tuesday
    [InlineData("agent_wait_time", HoursBasis.Business, 2_699.544)]
    [InlineData("net_resolution_time", HoursBasis.Business, 36_900.333)]
    public void Report_MeasuresToTheMillisecond_AcrossTheChangeToSummerTime(string metric, HoursBasis basis, double seconds)
    {
        BusinessCalendar berlin = BusinessCalendar.In("Europe/Berlin").Weekdays(new(9, 0), new(17, 0)).Build();
        ReportRow row = Rows(new ReportOptions { Calendar = berlin, Definitions = Definitions.Default }, JiraExport.TextOf("issues.json")).Single(one => one.Metric == metric && one.Statistic == "sum" && one.HoursBasis == basis);
        Assert.Equal(seconds, row.Value!.Value, 6);
    }

    [Theory]
    [InlineData("reopens", "sum", 1)]
    [InlineData("reopen_rate", "ratio", 1)]
    [InlineData("reassignments", "sum", 1)]
    [InlineData("handle_time", "sum", 5_400)]
    [InlineData("tickets_solved", "count", 1)]
    [InlineData("csat", "ratio", 1)]
    public void Report_CountsReopensAssignmentsAndRatings(string metric, string statistic, double expected)
    {
        ReportRow[] rows = [.. Rows(new ReportOptions(), JiraExport.TextOf("issues.json"), JiraExport.TextOf("fields.json")).Where(row => row.Metric == metric)];
        Assert.Contains(rows, row => row.Statistic == statistic);
        Assert.All(rows.Where(row => row.Statistic == statistic && row.HoursBasis != HoursBasis.Business), row => Assert.Equal(expected, row.Value));
    }

    [Fact]
    public void Report_TakesTheVerdictsOfJira()
    {
        Definitions verdicts = Definitions.Default with
        {
            Slas = [new() { Name = "Time to first response", Clock = SlaClock.VendorFlag, Basis = HoursBasis.None }, new() { Name = "Time to resolution", Clock = SlaClock.VendorFlag, Basis = HoursBasis.None }],
        };
        IReadOnlyList<ReportRow> rows = Rows(new ReportOptions { Definitions = verdicts }, JiraExport.TextOf("issues.json"));
        Assert.Equal(1, rows.Single(row => row is { Metric: "sla_attainment", Statistic: "ratio", Variant: "Time to first response" }).Value);
        Assert.Equal(0, rows.Single(row => row is { Metric: "sla_attainment", Statistic: "ratio", Variant: "Time to resolution" }).Value);
    }

    [Fact]
    public void Report_LeavesOutNegativeDurations_AndCountsThem()
    {
        SupportReportBuilder builder = new(new ReportOptions());
        Jira.Read([FileOf("i.json", Issue(""","resolutiondate":"2026-03-02T08:00:00.000+0000","comment":{"comments":[{"id":"1","author":{"accountId":"a"},"created":"2026-03-02T08:30:00.000+0000"}],"total":1}""").Replace("indeterminate", "done", StringComparison.Ordinal).Replace("In Progress", "Done", StringComparison.Ordinal))], builder);
        SupportReport report = builder.Build();
        Assert.Equal(1, report.Rows.Single(row => row.Metric == "tickets_created").Value);
        Assert.Null(report.Rows.Single(row => row is { Metric: "resolution_time", Statistic: "median" }).Value);
        Assert.Contains(report.Quality.Issues, issue => issue.Kind == DataIssueKind.ReplyBeforeCreation);
        Assert.Contains(report.Quality.Issues, issue => issue.Kind == DataIssueKind.SolvedBeforeCreated);
    }

    [Fact]
    public void Read_KeepsTheOrderOfChanges_WithinAMillisecond()
    {
        // By the number of the history, not by the place in the file.
        const string Changes = ""","changelog":{"total":3,"histories":[{"id":"12","created":"2026-03-02T10:00:00.000+0000","items":[{"field":"assignee","to":"c"}]},{"id":"9","created":"2026-03-02T10:00:00.000+0000","items":[{"field":"assignee","to":"a"},{"field":"project","toString":"P"}]},{"id":"10","created":"2026-03-02T10:00:00.000+0000","items":[{"field":"assignee","to":"b"}]}]}""";
        Assert.Equal(["a", "P", "b", "c"], Assert.Single(OfText(Issue("", Changes)).Tickets).Events.Select(e => e.Agent ?? e.Group));
    }

    [Fact]
    public void Read_HoldsNoTextsOfMessages()
    {
        string text = JiraExport.TextOf("issues.json").Replace("\"type\": \"doc\"", "\"type\": \"secret text\"", StringComparison.Ordinal).Replace("Printer", "secret summary", StringComparison.Ordinal);
        Assert.Contains("secret text", text, StringComparison.Ordinal);
        RecordList read = OfText(text);
        string everything = string.Join('\n', OtherPlaces.Lines(read)) + string.Join('\n', read.Tickets.SelectMany(ticket => ticket.Events));
        Assert.DoesNotContain("secret", everything, StringComparison.Ordinal);
    }

    /// <summary>The rows of the first issue alone.</summary>
    private static IReadOnlyList<ReportRow> Rows(ReportOptions options, string issues, params string[] others)
    {
        SupportReportBuilder builder = new(options);
        Jira.Read([FileOf("i.json", JsonNode.Parse(issues)!["issues"]![0]!.ToJsonString()), .. others.Select((text, i) => FileOf($"o{i}.json", text))], builder);
        return builder.Build().Rows;
    }
}
