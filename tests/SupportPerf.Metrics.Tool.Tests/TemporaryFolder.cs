namespace SupportPerf.Metrics.Tool.Tests;

/// <summary>A folder for one test, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("supportperf-").FullName;

    public string File(string name, string text)
    {
        string path = this.Place(name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public string Place(string name) => System.IO.Path.Combine(this.Path, name);

    public void Dispose() => Directory.Delete(this.Path, recursive: true);
}
