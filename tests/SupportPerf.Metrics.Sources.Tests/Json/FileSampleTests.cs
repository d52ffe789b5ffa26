using System.Text;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Tests.Json;

public class FileSampleTests
{
    [Theory]
    [InlineData("{\"count\":1,\"tickets\":[{\"id\":1,\"via\":{\"channel\":\"web\"},\"tags\":[]},{\"later\":2}],\"users\":[]}")]
    [InlineData("[{\"count\":1,\"tickets\":[{\"id\":1,\"via\":{\"channel\":\"web\"},\"tags\":[]}],\"users\":[]}]")]
    [InlineData("\uFEFF {\"count\":1,\"tickets\":[{\"id\":1,\"via\":{\"channel\":\"web\"},\"tags\":[]}],\"users\":[")]
    public void Keys_AreThoseOfTheFirstObjectAndOneBelow(string text)
    {
        FileSample sample = Sample(text);
        Assert.True(sample.IsJson);
        Assert.Equal(["count", "tickets", "users"], sample.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["id", "tags", "via"], sample.Below("tickets").Order(StringComparer.Ordinal));
        Assert.Empty(sample.Below("users"));
        Assert.Empty(sample.Below("count"));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("<!DOCTYPE html>\n<html><title>Sign in</title>", "it is a web page ('<!DOCTYPE html> <html>")]
    [InlineData("id,created_at\n1,2026", "it is not JSON (it starts 'id,created_at 1,2026')")]
    [InlineData("{\"error\":\"Couldn't authenticate you\"}", "it is an error message of an API")]
    [InlineData("{\"conversations\":[{}],\"total_count\":1}", "it is JSON with the keys conversations, total_count")]
    [InlineData("[1,2]", "it is JSON without an object")]
    public void Describe_SaysWhatWasSeen(string text, string expected) => Assert.Contains(expected, Sample(text).Describe(), StringComparison.Ordinal);

    private static FileSample Sample(string text) => FileSample.Of(new("a.json", () => new MemoryStream(Encoding.UTF8.GetBytes(text))));
}
