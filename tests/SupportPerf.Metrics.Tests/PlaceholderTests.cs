namespace SupportPerf.Metrics.Tests;

public class PlaceholderTests
{
    [Fact]
    public void Internals_are_visible() => Assert.Equal(1, Internal.Placeholder.One);
}
