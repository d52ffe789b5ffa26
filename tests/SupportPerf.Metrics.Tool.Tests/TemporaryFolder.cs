namespace SupportPerf.Metrics.Tool.Tests;

/// <summary>A folder for one test, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("supportperf-").FullName;

    public string File(string name, string text)
    {
        string path = Place(name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public string Place(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
