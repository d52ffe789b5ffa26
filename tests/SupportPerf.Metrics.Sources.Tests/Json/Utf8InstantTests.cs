using System.Text;
using NodaTime.Text;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Tests;

namespace SupportPerf.Metrics.Sources.Tests.Json;

public class Utf8InstantTests
{
    [Theory]
    [InlineData("2026-11-02T10:00:00Z", "2026-11-02T10:00:00Z")]
    [InlineData("2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z")]
    [InlineData("2026-11-02 10:00:00Z", "2026-11-02T10:00:00Z")]
    [InlineData("2026-11-02T10:00:00.123456Z", "2026-11-02T10:00:00.123456Z")]
    [InlineData("2026-11-02T10:00:00.123456789Z", "2026-11-02T10:00:00.123456789Z")]
    [InlineData("2026-11-02T10:00:00+00:00", "2026-11-02T10:00:00Z")]
    [InlineData("2026-11-02T10:00:00.5+0530", "2026-11-02T04:30:00.5Z")]
    [InlineData("2026-11-02T10:00:00-05", "2026-11-02T15:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z")]
    public void TryParse_ReadsInstants(string text, string expected)
    {
        Assert.True(Utf8Instant.TryParse(Encoding.UTF8.GetBytes(text), out Instant instant));
        Assert.Equal(InstantPattern.ExtendedIso.Parse(expected).Value, instant);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-02")]
    [InlineData("2026-11-02T10:00:00")]
    [InlineData("2026-11-02T10:00:00.Z")]
    [InlineData("2026-11-02T10:00:00.1234567890Z")]
    [InlineData("2026-11-02T10:00:00+5:30")]
    [InlineData("2026-11-02T10:00:00+19:00")]
    [InlineData("2026-11-02T10:00:00 UTC")]
    [InlineData("2026-13-02T10:00:00Z")]
    [InlineData("2026-00-02T10:00:00Z")]
    [InlineData("2026-02-29T10:00:00Z")]
    [InlineData("2026-04-31T10:00:00Z")]
    [InlineData("2026-11-02T24:00:00Z")]
    [InlineData("2026-11-02T10:60:00Z")]
    [InlineData("2026-11-02T10:00:60Z")]
    [InlineData("0000-11-02T10:00:00Z")]
    [InlineData("2026-11-0aT10:00:00Z")]
    [InlineData("02/11/2026 10:00:00")]
    public void TryParse_RefusesEverythingElse(string text) => Assert.False(Utf8Instant.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void TryParseUtc_TakesTextWithoutZoneAsUtc_WhateverTheMachineSays()
    {
        Assert.True(Utf8Instant.TryParseUtc("2025-03-31T00:01:57"u8, out Instant instant));
        Assert.Equal(Instant.FromUtc(2025, 3, 31, 0, 1, 57), instant);
        Assert.True(Utf8Instant.TryParseUtc("2025-03-31T00:01:57.25"u8, out instant));
        Assert.Equal(Instant.FromUtc(2025, 3, 31, 0, 1, 57) + Duration.FromMilliseconds(250), instant);
        Assert.True(Utf8Instant.TryParseUtc("2025-03-31T00:01:57Z"u8, out _));
    }

    [Fact]
    public void TryParse_EqualsThePattern_OnEveryDayAndOnRandomInstants()
    {
        TestRandom random = new(3);
        Instant first = Instant.FromUtc(1599, 12, 31, 0, 0);
        for (int day = 0; day < 200_000; day++)
        {
            Instant expected = first + Duration.FromDays(day) + Duration.FromSeconds(random.Next(86_400));
            Assert.True(Utf8Instant.TryParse(Encoding.ASCII.GetBytes(InstantPattern.General.Format(expected)), out Instant read));
            Assert.Equal(expected, read);
        }
    }

    [Fact]
    public void TryParse_AllocatesNothing()
    {
        byte[] plain = Encoding.ASCII.GetBytes("2026-11-02T10:00:00Z");
        byte[] full = Encoding.ASCII.GetBytes("2026-11-02T10:00:00.123+0100");
        long sum = 0;
        void Run()
        {
            Instant one = default;
            Instant other = default;
            Assert.True(Utf8Instant.TryParse(plain, out one) && Utf8Instant.TryParse(full, out other));
            sum += one.ToUnixTimeSeconds() + other.ToUnixTimeSeconds();
        }

        Assert.Equal(0, Allocations.Least(() =>
        {
            for (int i = 0; i < 1_000; i++)
            {
                Run();
            }
        }));
        Assert.NotEqual(0, sum);
    }
}
