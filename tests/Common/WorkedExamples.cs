using System.Text.Json;

namespace SupportPerf.Metrics.Tests;

/// <summary>One worked example: what goes in, what must come out, how near.</summary>
internal sealed class WorkedExample(JsonElement json)
{
    public string Id => json.GetProperty("id").GetString()!;

    public string Kpi => json.GetProperty("kpi").GetString()!;

    public string Operation => json.GetProperty("op").GetString()!;

    public JsonElement Inputs => json.GetProperty("inputs");

    public JsonElement Expected => json.GetProperty("expected");

    public JsonElement Input(string name) => Inputs.GetProperty(name);

    public double Number(string name) => Input(name).GetDouble();

    public long Count(string name) => Input(name).GetInt64();

    public double[] Numbers(string name) => [.. Input(name).EnumerateArray().Select(v => v.GetDouble())];

    public long[] Counts(string name) => [.. Input(name).EnumerateArray().Select(v => v.GetInt64())];

    public bool Expects(string name) => Expected.TryGetProperty(name, out _);

    /// <summary>Compares what a name is expected to be with what it is, within the example's tolerance; null is expected as null.</summary>
    public void Check(string name, double? actual) => Check(Expected.GetProperty(name), actual, name);

    /// <summary>As <see cref="Check(string, double?)"/>, the expected number held within bounds first.</summary>
    public void CheckClamped(string name, double? actual, double least, double most)
    {
        double expected = Math.Clamp(Expected.GetProperty(name).GetDouble(), least, most);
        Check(JsonSerializer.SerializeToElement(expected), actual, name);
    }

    public void Check(string name, IEnumerable<double?> actual)
    {
        JsonElement[] expected = [.. Expected.GetProperty(name).EnumerateArray()];
        double?[] values = [.. actual];
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Check(expected[i], values[i], $"{name}[{i}]");
        }
    }

    private void Check(JsonElement expected, double? actual, string name)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.True(actual is null, $"{Id} {name}: expected no value, got {actual:R}.");
            return;
        }

        double wanted = expected.GetDouble();
        Assert.True(actual.HasValue, $"{Id} {name}: expected {wanted:R}, got no value.");
        JsonElement tolerance = json.GetProperty("tolerance");
        double allowed = tolerance.TryGetProperty("abs", out JsonElement absolute) ? absolute.GetDouble() : tolerance.GetProperty("rel").GetDouble() * Math.Abs(wanted);
        Assert.True(Math.Abs(actual.Value - wanted) <= allowed, $"{Id} {name}: expected {wanted:R} within {allowed:R}, got {actual.Value:R}.");
    }
}

/// <summary>The worked examples that lie beside the repository: each is one test case.</summary>
internal static class WorkedExamples
{
    private const string NotHere = "the shared data is not here";

    private static readonly Lazy<IReadOnlyList<WorkedExample>> Loaded = new(() =>
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(SharedData.Path("kpi", "worked-examples.json")));
        return [.. file.RootElement.GetProperty("examples").EnumerateArray().Select(e => new WorkedExample(e.Clone()))];
    });

    /// <summary>All of them; skips the test when they are not here.</summary>
    public static IReadOnlyList<WorkedExample> All
    {
        get
        {
            Skip.If(!SharedData.IsHere, NotHere);
            return Loaded.Value;
        }
    }

    /// <summary>The ids of the examples of one or several operations, as data of a theory.</summary>
    public static TheoryData<string> Ids(params string[] operations)
    {
        var ids = new TheoryData<string>();
        if (!SharedData.IsHere)
        {
            ids.Add(NotHere);
            return ids;
        }

        ids.AddRange([.. Loaded.Value.Where(e => operations.Contains(e.Operation)).Select(e => e.Id)]);
        return ids;
    }

    /// <summary>The example with an id; skips the test when the examples are not here.</summary>
    public static WorkedExample Get(string id) => All.Single(e => e.Id == id);
}
