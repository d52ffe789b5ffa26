using System.Text;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Tests.Text;

/// <summary>ISO-8601 as systems write it, and what is none.</summary>
public sealed class IsoTextTests
{
    [Theory]
    [InlineData("2024-02-29T10:11:12Z", 12, 0, 0)]
    [InlineData("2024-02-29t10:11:12z", 12, 0, 0)]
    [InlineData("2024-02-29 10:11:12 UTC", 12, 0, 0)]
    [InlineData("2024-02-29T10:11:12+0000", 12, 0, 0)]
    [InlineData("2024-02-29T10:11:12.5+02:00", 12, 500_000_000, 7_200)]
    [InlineData("2024-02-29T10:11:12,123456789-05", 12, 123_456_789, -18_000)]
    [InlineData("2024-02-29 10:11:12 +0530", 12, 0, 19_800)]
    [InlineData("2024-02-29T10:11", 0, 0, null)]
    [InlineData("2024-02-29 10:11:12.000", 12, 0, null)]
    public void Text_IsRead(string text, int second, int nanoseconds, int? offset)
    {
        Assert.True(IsoText.TryParse(Encoding.UTF8.GetBytes(text), out LocalTicks local, out int? actual));
        Assert.Equal(new LocalDateTime(2024, 2, 29, 10, 11, second).PlusNanoseconds(nanoseconds), local.ToLocalDateTime());
        Assert.Equal(offset, actual);
    }

    [Theory]
    [InlineData("2023-02-29T10:11:12Z")]
    [InlineData("2024-13-01T10:11:12Z")]
    [InlineData("2024-02-29T24:00:00Z")]
    [InlineData("2024-02-29T10:60:00Z")]
    [InlineData("2024-02-29T10:11:12.Z")]
    [InlineData("2024-02-29T10:11:12.1234567890Z")]
    [InlineData("2024-02-29T10:11:12+19:00")]
    [InlineData("2024-02-29T10:11:12+02:0")]
    [InlineData("2024-02-29T10:11:12Zulu")]
    [InlineData("2024-02-29")]
    [InlineData("24-02-29T10:11:12Z")]
    [InlineData("")]
    public void OtherText_IsRefused(string text) => Assert.False(IsoText.TryParse(Encoding.UTF8.GetBytes(text), out _, out _));
}
