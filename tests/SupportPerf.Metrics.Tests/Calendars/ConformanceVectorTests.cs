using System.Text.Json;
using Xunit.Abstractions;

namespace SupportPerf.Metrics.Tests.Calendars;

/// <summary>
/// Facts recorded from the test suites of five other libraries. Each is run where we have the question, with the verdict it carries (which boundary, how the
/// library rounds), or listed as not run with the reason.
/// </summary>
public class ConformanceVectorTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("biz", 97)]
    [InlineData("working_hours", 179)]
    [InlineData("business_time", 295)]
    [InlineData("moment-business-time", 203)]
    [InlineData("pandas", 310)]
    public void Every_recorded_fact_is_matched_or_listed_with_the_reason(string source, int count)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedData.Path("hours", source + ".json")));
        List<string> failures = [];
        SortedDictionary<string, List<string>> notRun = [];
        int run = 0;
        int seen = 0;
        foreach (JsonElement vector in document.RootElement.GetProperty("vectors").EnumerateArray())
        {
            seen++;
            string id = vector.GetProperty("id").GetString()!;
            if (ConformanceVector.WhyNotRun(source, vector) is { } reason)
            {
                (notRun.TryGetValue(reason, out List<string>? ids) ? ids : notRun[reason] = []).Add(id);
                continue;
            }

            run++;
            if (ConformanceVector.Failure(vector) is { } failure)
            {
                failures.Add($"{id} {vector.GetProperty("op").GetString()}: {failure}");
            }
        }

        output.WriteLine($"{source}: {seen} facts, {run} run, {run - failures.Count} matched, {seen - run} not run");
        foreach ((string reason, List<string> ids) in notRun)
        {
            output.WriteLine($"  not run ({ids.Count}): {reason}: {string.Join(", ", ids)}");
        }

        foreach (string failure in failures)
        {
            output.WriteLine("  differs: " + failure);
        }

        Assert.Empty(failures);
        Assert.Equal(count, seen);
    }
}
