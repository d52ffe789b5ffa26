using System.Text.Json;

namespace SupportPerf.Metrics.Tool.Tests.Commands;

public sealed class VerifyCommandTests : IDisposable
{
    // Monday 09:00 to 10:30: 90 minutes to the reply and the solve, of which 60 lie within the hours of the schedule from 09:30 on.
    private const string Export = """
        {"schedules":[{"id":1,"name":"Office","time_zone":"London","intervals":[{"start_time":2010,"end_time":2460}]}],"next_page":null}
        {"users":[{"id":9,"role":"agent","name":"Ada","url":"u"},{"id":5,"role":"end-user","name":"C","url":"u"}],"next_page":null}
        {"tickets":[{"id":1,"created_at":"2026-11-02T09:00:00Z","updated_at":"2026-11-02T10:30:00Z","status":"solved","requester_id":5,"submitter_id":5,"via":{"channel":"email"},"metric_set":{"ticket_id":1,"reopens":2,"reply_time_in_minutes":{"calendar":90,"business":60},"full_resolution_time_in_minutes":{"calendar":90,"business":88}}}],"end_of_stream":true}
        {"audits":[{"id":1,"ticket_id":1,"created_at":"2026-11-02T09:00:00Z","author_id":5,"events":[{"id":1,"type":"Create","field_name":"status","value":"new"},{"id":2,"type":"Comment","author_id":5,"public":true}]},{"id":2,"ticket_id":1,"created_at":"2026-11-02T10:30:00Z","author_id":9,"events":[{"id":3,"type":"Comment","author_id":9,"public":true},{"id":4,"type":"Change","field_name":"status","value":"solved","previous_value":"new"}]}],"next_page":null}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly string _export;

    public VerifyCommandTests() => _export = _folder.File("export.json", Export);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Verify_PrintsTheComparison()
    {
        Shell shell = Shell.Run("verify", _export, "--source", "zendesk");
        Assert.Equal(0, shell.Exit);
        Assert.Contains("schedule \"Office\"", shell.Error, StringComparison.Ordinal);
        Assert.Equal(
            """
            1 records with figures of zendesk's own, beside ours under the definitions 'zendesk'

            metric               hours     compared  equal  missing  largest difference
            first_response_time  calendar         1      1        0               0 min
            first_response_time  business         1      1        0               0 min
            reopens                               1      0        0                   2
            resolution_time      calendar         1      1        0               0 min
            resolution_time      business         1      0        0              28 min

            reopens:
              1: zendesk 2, ours 0. Not explained by what the export holds.

            resolution_time, business hours:
              1: zendesk 88 min, ours 60 min. Not explained by what the export holds.

            """.ReplaceLineEndings("\n"),
            shell.Output);
    }

    [Fact]
    public void Verify_RecognisesTheSystem_AndWritesJson()
    {
        string path = _folder.Place("comparison.json");
        Shell shell = Shell.Run("verify", _export, "--format", "json", "--out", path);
        Assert.Equal((0, ""), (shell.Exit, shell.Output));
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(path));
        Assert.Equal("supportperf.verification/1", json.RootElement.GetProperty("schema").GetString());
        JsonElement business = json.RootElement.GetProperty("metrics").EnumerateArray().Single(metric => metric.GetProperty("metric").GetString() == "resolution_time" && metric.GetProperty("hours_basis").GetString() == "business");
        Assert.Equal(1680, business.GetProperty("largest_difference").GetInt32());
        JsonElement difference = Assert.Single(business.GetProperty("differences").EnumerateArray());
        Assert.Equal(("1", 5280, 3600), (difference.GetProperty("record_id").GetString(), difference.GetProperty("reported").GetInt32(), difference.GetProperty("ours").GetInt32()));
    }

    [Fact]
    public void Verify_TakesTheCalendarGiven_InsteadOfTheSchedules()
    {
        string calendar = _folder.File("cal.json", """{"timeZone":"UTC","hours":{"mon":[["00:00","24:00"]]}}""");
        Shell shell = Shell.Run("verify", _export, "--calendar", calendar);
        Assert.Contains("zendesk 88 min, ours 90 min", shell.Output, StringComparison.Ordinal);
        Assert.Contains("zendesk 60 min, ours 90 min", shell.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_RefusesWhatItCannotCompare()
    {
        Assert.Equal(2, Shell.Run("verify").Exit);
        Assert.Equal(2, Shell.Run("verify", _export, "--source", "zendusk").Exit);
        Shell login = Shell.Run("verify", _folder.File("login.json", "<html>Sign in</html>"), "--source", "zendesk");
        Assert.Equal(1, login.Exit);
        Assert.Contains("web page", login.Error, StringComparison.Ordinal);
        Shell none = Shell.Run("verify", _folder.File("empty.json", """{"tickets":[],"end_of_stream":true}"""));
        Assert.Contains("nothing to compare", none.Output, StringComparison.Ordinal);
    }
}
