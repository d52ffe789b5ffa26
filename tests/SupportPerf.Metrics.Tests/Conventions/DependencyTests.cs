using System.Text.RegularExpressions;

namespace SupportPerf.Metrics.Tests.Conventions;

/// <summary>Dependencies point one way, and a newcomer finds things by their folder.</summary>
public class DependencyTests
{
    // Each folder of the core with the folders it may use. Public types of the first six live in the root namespace.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Internal"] = [],
        ["Calendars"] = ["Internal"],
        ["Statistics"] = ["Internal"],
        ["Records"] = ["Internal"],
        ["Facts"] = ["Internal", "Records", "Statistics", "Calendars"],
        ["Measures"] = ["Internal", "Records", "Statistics", "Calendars", "Facts"],
        ["Tables"] = ["Internal", "Records", "Statistics", "Calendars", "Facts", "Measures"],
        ["Reports"] = ["Internal", "Records", "Statistics", "Calendars", "Facts", "Measures", "Tables"],
    };

    private static IEnumerable<string> Sources => Directory.EnumerateFiles(Repository.Path("src", "SupportPerf.Metrics"), "*.cs", SearchOption.AllDirectories);

    [Fact]
    public void Folders_use_only_what_lies_below_them()
    {
        List<string> wrong = [];
        foreach (string file in Sources)
        {
            string folder = FolderOf(file);
            Assert.True(Allowed.ContainsKey(folder), $"{file}: a new folder needs its place among the layers.");
            foreach (Match match in Regex.Matches(File.ReadAllText(file), @"SupportPerf\.Metrics\.(Internal|Calendars|Statistics|Records|Facts|Measures|Tables|Reports)\b"))
            {
                string used = match.Groups[1].Value;
                if (used != folder && !Allowed[folder].Contains(used) && !match.Value.StartsWith("SupportPerf.Metrics.Sources", StringComparison.Ordinal))
                {
                    wrong.Add($"{Path.GetFileName(file)} in {folder} uses {used}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Calendars_and_statistics_know_no_tickets()
    {
        foreach (string file in Sources.Where(static file => FolderOf(file) is "Calendars" or "Statistics"))
        {
            Assert.DoesNotMatch(@"\b(Ticket|TicketEvent|SurveyResponse|Definitions|DataIssue)\b(?![^\n]*///)", CodeOf(file));
        }
    }

    [Fact]
    public void Public_types_are_sealed_static_values_or_the_bases_of_a_family()
    {
        string[] open = typeof(SupportReport).Assembly.GetExportedTypes()
            .Where(static type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Select(static type => type.Name)
            .ToArray();
        Assert.Empty(open);
    }

    [Fact]
    public void Files_stay_short()
    {
        string[] tooLong = Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => File.ReadLines(file).Count() > 520)
            .Select(static file => Path.GetFileName(file))
            .ToArray();
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Conditional_code_stays_in_internal_and_kernels()
    {
        string[] wrong = Sources
            .Where(static file => Regex.IsMatch(File.ReadAllText(file), @"^\s*#if\b", RegexOptions.Multiline))
            .Where(static file => FolderOf(file) != "Internal" && !Path.GetFileName(file).Contains("Kernel", StringComparison.Ordinal))
            .Select(static file => Path.GetFileName(file))
            .ToArray();
        Assert.Empty(wrong);
    }

    private static string FolderOf(string file) => Path.GetRelativePath(Repository.Path("src", "SupportPerf.Metrics"), file).Split(Path.DirectorySeparatorChar)[0];

    private static string CodeOf(string file) => string.Join("\n", File.ReadLines(file).Where(static line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
}
