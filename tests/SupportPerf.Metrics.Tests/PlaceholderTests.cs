namespace SupportPerf.Metrics.Tests;

public class PlaceholderTests
{
    [SkippableFact]
    public void Internals_are_visible() { SharedData.Path("hours"); Assert.Equal(1, Internal.Placeholder.One); }
}
