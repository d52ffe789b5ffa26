using System.Text;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Tests.Text;

/// <summary>Durations as systems write them; what is not certain is refused.</summary>
public sealed class DurationTextTests
{
    [Theory]
    [InlineData("h:mm:ss", "0:00:00", 0)]
    [InlineData("h:mm:ss", "00:00:05", 5)]
    [InlineData("h:mm:ss", "37:12:05", 133_925)]
    [InlineData("h:mm:ss", "-1:00:00", -3_600)]
    [InlineData("h:mm:ss", "1234:00:00.5", 4_442_400.5)]
    [InlineData("h:mm:ss", "2 03:04:05", 183_845)]
    [InlineData("h:mm:ss", "2.03:04:05", 183_845)]
    [InlineData("m:ss", "90:30", 5_430)]
    [InlineData("seconds", "12.25", 12.25)]
    [InlineData("seconds", "-3", -3)]
    [InlineData("milliseconds", "1500", 1.5)]
    [InlineData("minutes", "1.5", 90)]
    [InlineData("hours", "0.25", 900)]
    [InlineData("iso", "PT1H30M", 5_400)]
    [InlineData("iso", "P1DT2H3M4.5S", 93_784.5)]
    [InlineData("iso", "P2W", 1_209_600)]
    [InlineData("iso", "-PT5S", -5)]
    [InlineData("glide_duration", "1970-01-02 02:03:04", 93_784)]
    public void Duration_IsRead(string format, string text, double seconds)
    {
        Assert.True(Format(format).TryParse(Encoding.UTF8.GetBytes(text), out Duration duration));
        Assert.Equal(Duration.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData("h:mm:ss", "00:05")]
    [InlineData("h:mm:ss", "1:60:00")]
    [InlineData("h:mm:ss", "1:00:60")]
    [InlineData("h:mm:ss", "1:0:0")]
    [InlineData("h:mm:ss", "-12:14:20.")]
    [InlineData("h:mm:ss", "6-01:08:11")]
    [InlineData("h:mm:ss", "1 24:00:00")]
    [InlineData("h:mm:ss", "12")]
    [InlineData("m:ss", "1:02:03")]
    [InlineData("seconds", "1:00")]
    [InlineData("seconds", "1,5")]
    [InlineData("seconds", "1e30")]
    [InlineData("seconds", "99999999999999")]
    [InlineData("seconds", "")]
    [InlineData("iso", "P1M")]
    [InlineData("iso", "P1Y")]
    [InlineData("iso", "P")]
    [InlineData("iso", "PT")]
    [InlineData("iso", "PT1S1M")]
    [InlineData("iso", "1H")]
    [InlineData("glide_duration", "00:05:00")]
    public void OtherText_IsRefused(string format, string text) => Assert.False(Format(format).TryParse(Encoding.UTF8.GetBytes(text), out _));

    private static DurationFormat Format(string name) => DurationFormat.All.Single(format => format.Name == name);
}
