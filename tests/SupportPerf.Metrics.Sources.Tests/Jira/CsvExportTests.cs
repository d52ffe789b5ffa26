using SupportPerf.Metrics.Sources.Tests.Mapped;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Jira;

/// <summary>The CSV export of Jira's interface: by a map, since its dates and headers follow the account's settings.</summary>
public class CsvExportTests
{
    private const string Map = """
        {
          "timeZone": "Europe/Berlin",
          "dateFormats": ["dd/MMM/yy h:mm tt"],
          "tickets": {
            "id": "Issue key",
            "createdAt": "Created",
            "solvedAt": "Resolved",
            "status": { "column": "Status", "values": { "Closed": "closed", "Waiting for customer": "pending" } },
            "priority": "Priority"
          }
        }
        """;

    private const string Csv = "\uFEFFIssue key,Status,Priority,Created,Resolved,Comment,Comment,Comment\n"
        + "HELP-1,Closed,High,27/Mar/26 4:00 PM,31/Mar/26 11:00 AM,\"28/Mar/26 9:00 AM;ada;one, two\",x,\n"
        + "HELP-2,Waiting for customer,Low,09/May/26 12:05 AM,,,,\n";

    [Fact]
    public void Read_TakesColumnsThatComeSeveralTimes_AndItsDatesAnywhere()
    {
        RecordList read = Reading.Text(Map, Csv);
        Assert.Equal((At("2026-03-27T15:00:00Z"), At("2026-03-31T09:00:00Z"), TicketStatus.Closed), (read.Ticket("HELP-1").CreatedAt, read.Ticket("HELP-1").SolvedAt!.Value, read.Ticket("HELP-1").Status!.Value));
        Assert.Equal((At("2026-05-08T22:05:00Z"), null), (read.Ticket("HELP-2").CreatedAt, read.Ticket("HELP-2").SolvedAt));
        Assert.Empty(read.Issues);
        OtherPlaces.GiveTheSame(() => OtherPlaces.Lines(Reading.Text(Map, Csv)));
    }

    [Fact]
    public void Read_RefusesAMapThatNamesAColumnThatComesTwice()
    {
        SourceException e = Assert.Throws<SourceException>(() => Reading.Text(Map.Replace("\"Priority\"", "\"Comment\"", StringComparison.Ordinal), Csv));
        Assert.Contains("twice", e.Message, StringComparison.Ordinal);
    }
}
