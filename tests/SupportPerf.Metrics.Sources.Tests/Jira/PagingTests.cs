using System.Text.Json.Nodes;
using SupportPerf.Metrics.Sources.Tests.Zendesk;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Jira;

/// <summary>However an export is cut into pages, and in whatever order they come, the same is read.</summary>
public class PagingTests
{
    private static readonly Source Jira = JiraExport.Vendor;

    [Fact]
    public void Read_IsTheSame_HoweverTheHistoryIsPaged()
    {
        JsonNode issue = JsonNode.Parse(JiraExport.TextOf("issues.json"))!["issues"]![0]!;
        string[] histories = [.. issue["changelog"]!["histories"]!.AsArray().Select(history => history!.ToJsonString())];
        string[] comments = [.. issue["fields"]!["comment"]!["comments"]!.AsArray().Select(comment => comment!.ToJsonString())];
        Ticket expected = Only([FileOf("i.json", issue.ToJsonString())]);
        for (ulong seed = 1; seed <= 40; seed++)
        {
            TestRandom random = new(seed);
            int inside = random.Next(histories.Length + 1);
            Shuffle(histories, random);
            Shuffle(comments, random);
            JsonNode part = issue.DeepClone();
            part["changelog"]!["histories"] = JsonNode.Parse($"[{string.Join(',', histories[..inside])}]");
            int commentsInside = random.Next(comments.Length + 1);
            part["fields"]!["comment"]!["comments"] = JsonNode.Parse($"[{string.Join(',', comments[..commentsInside])}]");
            List<SourceFile> files = [FileOf("i.json", part.ToJsonString())];

            // The rest in pages of a few, some of them twice, some histories inside the issue again.
            for (int from = Math.Max(inside - random.Next(2), 0); from < histories.Length;)
            {
                int count = Math.Min(1 + random.Next(4), histories.Length - from);
                string page = $$"""{"self":"https://x/rest/api/3/issue/{{(random.Next(2) == 0 ? "HELP-1" : "20001")}}/changelog?startAt={{from}}","maxResults":4,"startAt":{{from}},"total":{{histories.Length}},"isLast":{{(from + count == histories.Length ? "true" : "false")}},"values":[{{string.Join(',', histories.Skip(from).Take(count))}}]}""";
                files.AddRange(Enumerable.Repeat(FileOf($"c{from}.json", page), 1 + random.Next(2)));
                from += count;
            }

            for (int from = commentsInside; from < comments.Length; from++)
            {
                files.Add(FileOf($"m{from}.json", $$"""{"startAt":{{from}},"maxResults":1,"total":{{comments.Length}},"comments":[{{comments[from]}}]}"""));
            }

            SourceFile[] shuffled = [.. files];
            Shuffle(shuffled, random);
            Ticket read = Only(shuffled);
            Assert.Equal(expected.Events, read.Events);
            Assert.Equal((expected.Status, expected.InitialStatus, expected.SolvedAt), (read.Status, read.InitialStatus, read.SolvedAt));
        }
    }

    [Fact]
    public void Read_CountsNothing_WhereOneHistoryIsMissing()
    {
        JsonNode issue = JsonNode.Parse(JiraExport.TextOf("issues.json"))!["issues"]![0]!;
        for (int left = 0; left < 9; left++)
        {
            JsonNode part = issue.DeepClone();
            part["changelog"]!["histories"]!.AsArray().RemoveAt(left);
            RecordList read = ZendeskExport.Read(Jira, [FileOf("i.json", part.ToJsonString())]);
            Ticket ticket = Assert.Single(read.Tickets);
            Assert.All(ticket.Events, e => Assert.Equal(TicketEventKind.Message, e.Kind));
            Assert.Equal((null, At("2026-03-31T09:00:00Z")), (ticket.InitialStatus, ticket.SolvedAt!.Value));
            Assert.Contains(read.Messages(DataIssueKind.MissingPart), message => message.StartsWith("It has 9 changes, of which the export holds 8", StringComparison.Ordinal));
        }
    }

    private static Ticket Only(SourceFile[] files)
    {
        RecordList read = ZendeskExport.Read(Jira, files);
        Assert.DoesNotContain(read.Issues, issue => issue.RecordId is not null);
        return Assert.Single(read.Tickets);
    }

    private static void Shuffle<T>(T[] items, TestRandom random)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = random.Next(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
