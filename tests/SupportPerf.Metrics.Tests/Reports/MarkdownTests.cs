using System.Text.RegularExpressions;
using FsCheck.Xunit;

namespace SupportPerf.Metrics.Tests.Reports;

public partial class MarkdownTests
{
    private static string Markdown(string name)
    {
        SurveyResponse[] answers = [.. Enumerable.Range(0, 9).Select(i => new SurveyResponse { Id = name, Kind = SurveyKind.Nps, Score = 9, Group = name, Question = name, Weight = -1 })];
        using StringWriter writer = new();
        SupportReport.Compute([], [.. answers, .. answers.Select(answer => answer with { Weight = null })], new ReportOptions { By = [Dimension.Group] }).WriteMarkdown(writer);
        return writer.ToString();
    }

    [Theory]
    [InlineData("@channel")]
    [InlineData("<!here>")]
    [InlineData("a|b\\|c")]
    [InlineData("line\r\nend\u2028end\u0085\u000b\f")]
    [InlineData("`code` *bold* _it_ ~~no~~ $x$")]
    [InlineData("[link](http://example.org) ![x](y)")]
    [InlineData("#12 org/repo#3")]
    [InlineData("</table><script>")]
    [InlineData("&lt;@here&gt;")]
    [InlineData("\u202egnp.exe\u2066")]
    public void Nothing_in_the_data_can_ping_or_break_a_table(string name) => AssertSafe(Markdown(name));

    [Property(MaxTest = 100, Replay = "20261122,1")]
    public void No_text_at_all_can(string? name) => AssertSafe(Markdown(name ?? ""));

    private static void AssertSafe(string markdown)
    {
        string[] lines = markdown.Split('\n');
        Assert.All(lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal)), line => Assert.Equal(7, UnescapedPipes(line)));
        Assert.DoesNotMatch(Mention(), markdown);
        Assert.DoesNotMatch("[<>]", markdown);
        Assert.DoesNotMatch("[\\p{Zl}\\p{Zp}\u0085\u202a-\u202e\u2066-\u2069\\x00-\\x09\\x0b-\\x1f]", markdown);
        Assert.All(lines.Where(line => line.Length > 0), line => Assert.Matches("^(# |## |\\||Reporting zone|Counted|Groups|[A-Z][A-Za-z]+: )", line));
    }

    private static int UnescapedPipes(string line)
    {
        int pipes = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
            }
            else if (line[i] == '|')
            {
                pipes++;
            }
        }

        return pipes;
    }

    [GeneratedRegex("[@#](?!\u2060)(?! Support| )(?<!^#)", RegexOptions.Multiline)]
    private static partial Regex Mention();
}
