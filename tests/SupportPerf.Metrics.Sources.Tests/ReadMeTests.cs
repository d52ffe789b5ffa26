using System.Text.RegularExpressions;
using SupportPerf.Metrics.Tests;

namespace SupportPerf.Metrics.Sources.Tests;

/// <summary>The package README's example is this test's body, and its map is a good one.</summary>
public sealed class ReadMeTests
{
    private static readonly string ReadMe = File.ReadAllText(Repository.Path("src", "SupportPerf.Metrics.Sources", "README.md"));

    [Fact]
    public void Example_Works()
    {
        string mapPath = Path.GetTempFileName();
        string exportPath = Path.GetTempFileName();
        try
        {
            File.WriteAllText(mapPath, Block("json"));
            File.WriteAllText(exportPath, "Number,Opened,Resolved,State,Team,Product\n1,03.06.2024 09:00,03.06.2024 11:30,Done,A,X\n2,03.06.2024 10:00,-,Waiting,B,-\n");

            // Example
            SourceMap map = SourceMap.Parse(File.ReadAllText(mapPath), mapPath);
            SupportReportBuilder report = new(new ReportOptions { TimeZone = map.TimeZone, Definitions = map.Definitions, By = [Dimension.Group] });
            new MappedReader(map).Read([SourceFile.FromPath(exportPath)], report);
            string json = report.Build().ToJson();

            // End
            Assert.Contains("\"tickets\":2", json.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("\"one day\"", json, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(mapPath);
            File.Delete(exportPath);
        }
    }

    [Fact]
    public void Example_IsTheOneThatWorks()
    {
        string test = File.ReadAllText(Repository.Path("tests", "SupportPerf.Metrics.Sources.Tests", "ReadMeTests.cs"));
        Match body = Regex.Match(test, @"// Example\n(.*?)\n\s*// End", RegexOptions.Singleline);
        Assert.Equal(Lines(body.Groups[1].Value), Lines(Block("csharp")));
    }

    private static string Block(string language) => Regex.Match(ReadMe, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    private static string[] Lines(string code) => code.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
