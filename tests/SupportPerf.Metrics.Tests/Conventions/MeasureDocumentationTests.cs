using System.Text.RegularExpressions;
using System.Xml.Linq;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics.Tests.Conventions;

/// <summary>Each KPI says how it counts, part by part, and the read-me's table says the same.</summary>
public class MeasureDocumentationTests
{
    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.Combine(AppContext.BaseDirectory, "SupportPerf.Metrics.xml"))
        .Descendants("member")
        .Where(static member => member.Attribute("name")!.Value.StartsWith("T:", StringComparison.Ordinal))
        .ToDictionary(static member => member.Attribute("name")!.Value, static member => member);

    public static TheoryData<string> Types => [.. MeasureCatalog.Keys.SelectMany(TypesOf)];

    /// <summary>Handle time is one KPI of two kinds of records.</summary>
    private static string[] TypesOf(string key) => key == "handle_time"
        ? ["TicketHandleTime", "CallHandleTime"]
        : [string.Concat(key.Split('_').Select(static word => char.ToUpperInvariant(word[0]) + word[1..]))];

    /// <summary>KPIs with a class of their own stand in the root namespace.</summary>
    private static XElement Member(string type) =>
        Members.TryGetValue($"T:SupportPerf.Metrics.{type}", out XElement? open) ? open : Members[$"T:SupportPerf.Metrics.Measures.{type}"];

    private static string Text(string type, string part) => Regex.Replace(
        string.Concat(Member(type).Element(part)!.Nodes().Select(static node => node is XElement element
            ? element.Attribute("cref") is { } reference ? reference.Value.Split('.')[^1] : element.Value
            : node.ToString())),
        "\\s+",
        " ").Trim();

    /// <summary>What follows a label up to the end of its sentence.</summary>
    private static string Labelled(string type, string label) => Regex.Match(Text(type, "remarks"), $@"(?:^|\. ){label}: (?<text>.*?)\.(?: |$)").Groups["text"].Value;

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_kpi_says_formula_exclusions_anchor_unit_empty_and_source(string type)
    {
        bool formula = Labelled(type, "Formula").Length > 0;
        bool clock = Labelled(type, "Start").Length > 0 && Labelled(type, "Stop").Length > 0;
        bool ratio = Labelled(type, "Numerator").Length > 0 && Labelled(type, "Denominator").Length > 0;

        Assert.True(formula ^ clock ^ ratio, $"{type} says its formula, its start and stop, or its numerator and denominator, and only one of them.");
        Assert.All((string[])["Left out", "Anchor", "Unit", "Empty", "Source"], label => Assert.True(Labelled(type, label).Length > 0, $"{type} does not say \"{label}: ...\"."));
        Assert.Contains(": ", Text(type, "summary"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_the_read_me_says_what_the_kpis_say()
    {
        IEnumerable<string> rows = MeasureCatalog.Keys.SelectMany(static key => TypesOf(key).Select(type =>
        {
            string[] summary = Text(type, "summary").Split(": ", 2);
            return $"| {summary[0]} `{key}` | {summary[1].TrimEnd('.')} | {Labelled(type, "Unit")} | {Labelled(type, "Anchor")} |";
        }));
        string[] table = [.. File.ReadAllLines(Repository.Path("src", "SupportPerf.Metrics", "README.md")).Where(static line => Regex.IsMatch(line, "^\\| .* `[a-z_]+` \\|.*\\|.*\\|.*\\|$"))];

        Assert.Equal(string.Join('\n', rows), string.Join('\n', table));
    }

    [Fact]
    public void The_short_table_of_the_read_me_names_kpis_that_there_are()
    {
        string[] keys = [.. File.ReadAllLines(Repository.Path("README.md"))
            .Where(static line => line.StartsWith('|'))
            .SelectMany(static line => Regex.Matches(line.Split('|')[1], "`(?<key>[a-z_]+)`").Select(static match => match.Groups["key"].Value))];

        Assert.Equal(["first_response_time", "handle_time", "resolution_time", "resolution_rate", "csat", "nps"], keys);
        Assert.Empty(keys.Except(MeasureCatalog.Keys));
    }
}
