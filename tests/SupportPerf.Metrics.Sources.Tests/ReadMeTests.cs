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
        Assert.Equal(Lines(body.Groups[1].Value), Lines(Block("csharp", "## Your own export")));
        Match system = Regex.Match(test, @"// Known system\n(.*?)\n\s*// End", RegexOptions.Singleline);
        Assert.Equal(Lines(system.Groups[1].Value), Lines(Block("csharp", "## A known system")));
    }

    [Fact]
    public void KnownSystem_Works()
    {
        string folder = Repository.Path("tests", "SupportPerf.Metrics.Sources.Tests", "Zendesk", "Fixtures");

        // Known system
        SourceFile[] export = [.. Directory.GetFiles(folder, "*.json").Select(SourceFile.FromPath)];
        Source system = SourceCatalog.Detect(export);
        SupportReportBuilder months = new(new ReportOptions { Period = PeriodGrain.Month, By = [Dimension.Group] });
        system.Read(export, months);
        SupportReport report = months.Build();
        VerificationReport comparison = SourceVerification.Run(system, export);

        // End
        Assert.Equal("zendesk", system.Key);
        Assert.Contains("\"first_response_time\"", report.ToJson(), StringComparison.Ordinal);
        Assert.NotEmpty(comparison.Metrics);
    }

    private static string Block(string language, string section = "") =>
        Regex.Match(ReadMe[ReadMe.IndexOf(section, StringComparison.Ordinal)..], $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    private static string[] Lines(string code) => code.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
