namespace SupportPerf.Metrics.Tests;

/// <summary>Facts and real data sets that lie beside the repository, not in it. A test that needs one is skipped where they are not.</summary>
internal static class SharedData
{
    private static readonly string Root = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Repository.Root)!, "shared");

    public static bool IsHere => File.Exists(System.IO.Path.Combine(Root, "CONTRACT.md"));

    /// <summary>The path of a file or folder below the shared folder; skips the test when it is not here.</summary>
    public static string Path(params string[] parts)
    {
        Skip.If(!IsHere, "The shared data is not here.");
        string path = System.IO.Path.Combine([Root, .. parts]);
        Assert.True(File.Exists(path) || Directory.Exists(path), $"The shared folder is here, but not {string.Join('/', parts)}.");
        return path;
    }
}
