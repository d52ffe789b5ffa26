using System.Text;
using SupportPerf.Metrics.Sources.Tests.Freshdesk;
using SupportPerf.Metrics.Sources.Tests.Intercom;
using SupportPerf.Metrics.Sources.Tests.Jira;
using SupportPerf.Metrics.Sources.Tests.ServiceNow;
using SupportPerf.Metrics.Sources.Tests.Zendesk;

namespace SupportPerf.Metrics.Sources.Tests.Json;

/// <summary>Whatever stands in a file, a reading ends with records, issues or one exception that names the file.</summary>
public class BrokenExportTests
{
    public static TheoryData<string, string> Texts => new()
    {
        { "jira", JiraExport.TextOf("issues.json") },
        { "jira", JiraExport.TextOf("comments-1.json") },
        { "jira", JiraExport.TextOf("sla-HELP-3.json") },
        { "jira", JiraExport.TextOf("changelog-1.json") },
        { "jira", JiraExport.TextOf("fields.json") },
        { "freshdesk", FreshdeskExport.TextOf("tickets.json") },
        { "freshdesk", FreshdeskExport.TextOf("activities.json") },
        { "freshdesk", FreshdeskExport.TextOf("ratings.json") },
        { "freshdesk", FreshdeskExport.TextOf("ticket-fields.json") },
        { "intercom", IntercomTests.Conversation() },
        { "servicenow", TextOf(ServiceNowExport.File("incident", Ask.All, ServiceNowExport.Tasks)) },
        { "servicenow", TextOf(ServiceNowExport.File("sys_audit", Ask.Plain, ServiceNowExport.Audits)) },
        { "servicenow", TextOf(ServiceNowExport.File("task_sla", Ask.Raw, ServiceNowExport.Slas)) },
        { "zendesk", ZendeskExport.TextOf("tickets-1.json") },
        { "zendesk", ZendeskExport.TextOf("audits-1.json") },
        { "zendesk", ZendeskExport.TextOf("ticket-events.json") },
        { "zendesk", ZendeskExport.TextOf("metric-events.json") },
        { "zendesk", ZendeskExport.TextOf("survey-responses.json") },
        { "zendesk", ZendeskExport.TextOf("chats.json") },
        { "zendesk", ZendeskExport.TextOf("calls.json") },
        { "zendesk", ZendeskExport.TextOf("engagements.json") },
        { "zendesk", ZendeskExport.TextOf("sla-policies.json") },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Read_RefusesAFileThatIsCutShort_Anywhere(string system, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text.TrimEnd());
        for (int length = 1; length < bytes.Length; length += Math.Max(1, bytes.Length / 150))
        {
            RecordList read = new();
            SourceException e = Assert.Throws<SourceException>(() => SourceCatalog.Find(system)!.Read([Of(bytes[..length])], read));
            Assert.Equal("a.json", e.File);
            Assert.Empty(read.Tickets);
            Assert.Empty(read.Issues);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Read_SurvivesAnyBytes(string system, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int refused = 0;
        for (ulong seed = 1; seed <= 250; seed++)
        {
            TestRandom random = new(seed);
            byte[] broken = [.. bytes];
            for (int change = random.Next(4); change >= 0; change--)
            {
                // Mostly what has a meaning in JSON.
                broken[random.Next(broken.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : "{}[]\",:0-9nt\\"u8[random.Next(13)];
            }

            try
            {
                RecordList read = new();
                SourceCatalog.Find(system)!.Read([Of(broken)], read);
                Assert.All(read.Tickets, ticket => Assert.NotEmpty(ticket.Id));
            }
            catch (SourceException e)
            {
                refused++;
                Assert.StartsWith("a.json", e.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(refused, 1, 250);
    }

    private static string TextOf(SourceFile file)
    {
        using StreamReader reader = new(file.Open());
        return reader.ReadToEnd();
    }

    private static SourceFile Of(byte[] bytes) => new("a.json", () => new MemoryStream(bytes));
}
