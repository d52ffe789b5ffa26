using System.Text;
using SupportPerf.Metrics.Sources.ServiceNow;

namespace SupportPerf.Metrics.Sources.Tests.ServiceNow;

public class GlideDurationTests
{
    [Theory]
    [InlineData("1970-01-02 04:23:17", 102_197, 1)]
    [InlineData("1970-01-01 00:00:00", 0, 1)]
    [InlineData("1969-12-31 22:00:00", -7_200, 1)]
    [InlineData("1970-02-10 00:00:01", 3_456_001, 1)]
    [InlineData("1 Day 4 Hours 23 Minutes", 102_180, 60)]
    [InlineData("37 Hours 12 Minutes 5 Seconds", 133_925, 1)]
    [InlineData("1 Minute", 60, 60)]
    [InlineData("102197", 102_197, 1)]
    [InlineData("-60", -60, 1)]
    public void TryParse_ReadsEveryForm(string text, long seconds, int precision)
    {
        Assert.True(GlideDuration.TryParse(Encoding.UTF8.GetBytes(text), out Duration duration, out Duration step));
        Assert.Equal((Duration.FromSeconds(seconds), Duration.FromSeconds(precision)), (duration, step));
    }

    [Theory]
    [InlineData("1 Tag 4 Stunden")]
    [InlineData("1 Day 4")]
    [InlineData("37:12:05")]
    [InlineData("1.5")]
    [InlineData("99999999999999999")]
    [InlineData("99999999999 Days")]
    [InlineData("9999-12-31 00:00:00")]
    [InlineData("")]
    public void TryParse_RefusesAnythingElse(string text) => Assert.False(GlideDuration.TryParse(Encoding.UTF8.GetBytes(text), out _, out _));
}
