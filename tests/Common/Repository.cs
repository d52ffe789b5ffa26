namespace SupportPerf.Metrics.Tests;

/// <summary>The repository that the tests run from, for tests of its own samples and texts.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "SupportPerf.Metrics.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No SupportPerf.Metrics.sln above {AppContext.BaseDirectory}.");
    }
}
