using System.Text;
using FsCheck.Xunit;
using NodaTime.Text;
using SupportPerf.Metrics.Tool.Calendars;

namespace SupportPerf.Metrics.Tool.Tests.Calendars;

public sealed class InstantTextTests
{
    [Theory]
    [InlineData("2026-11-20T15:00Z", "2026-11-20T15:00:00Z")]
    [InlineData("2026-11-20t15:00:00z", "2026-11-20T15:00:00Z")]
    [InlineData("2026-11-20 15:00:00Z", "2026-11-20T15:00:00Z")]
    [InlineData("2026-11-20T24:00:00Z", "2026-11-21T00:00:00Z")]
    [InlineData("2026-11-20T15:00:00.120000000000Z", "2026-11-20T15:00:00.12Z")]
    [InlineData("2026-11-20T15:00:00-05:30", "2026-11-20T20:30:00Z")]
    [InlineData("2026-11-20T15:00:00+01", "2026-11-20T14:00:00Z")]
    [InlineData("1883-11-18T12:03:58-04:56:02", "1883-11-18T17:00:00Z")]
    [InlineData("1969-12-31T23:59:59.999999999Z", "1969-12-31T23:59:59.999999999Z")]
    [InlineData("0000-03-01T00:00:00Z", "0000-03-01T00:00:00Z")]
    [InlineData("-0043-03-15T12:00:00Z", "-0043-03-15T12:00:00Z")]
    public void Read_AnyForm_GivesTheInstant(string text, string utc)
    {
        Assert.Null(InstantText.Read(Encoding.UTF8.GetBytes(text), out Instant instant));
        Assert.Equal(utc, Written(instant));
    }

    [Property(Replay = "(7919,104729)", MaxTest = 2000)]
    public void WriteAndRead_AgreeWithNodaTime(long ticks, int nanosecond)
    {
        // Spread small numbers over all years.
        long first = Instant.MinValue.ToUnixTimeSeconds();
        ulong span = (ulong)(Instant.MaxValue.ToUnixTimeSeconds() - first);
        long seconds = first + unchecked((long)(((ulong)ticks * 0x9E3779B97F4A7C15) % span));
        Instant instant = Instant.FromUnixTimeSeconds(seconds).PlusNanoseconds(Math.Abs((long)nanosecond * 99_999_989) % 1_000_000_000);
        Assert.Equal(InstantPattern.ExtendedIso.Format(instant), Written(instant));
        Assert.Null(InstantText.Read(Encoding.UTF8.GetBytes(InstantPattern.ExtendedIso.Format(instant)), out Instant read));
        Assert.Equal(instant, read);
    }

    [Property(Replay = "(7919,104729)", MaxTest = 2000)]
    public void Seconds_WrittenAndReadAgain_AreTheSame(long nanoseconds, int days)
    {
        Duration duration = Duration.FromNanoseconds(nanoseconds) + Duration.FromDays(days % 1_000_000);
        byte[] buffer = new byte[64];
        int length = LineText.WriteSeconds(duration, buffer);
        Assert.Null(LineText.ReadSeconds(buffer.AsSpan(0, length), out Duration read));
        Assert.Equal(duration, read);
        Assert.Equal((decimal)duration.ToBigIntegerNanoseconds() / 1_000_000_000m, decimal.Parse(Encoding.UTF8.GetString(buffer, 0, length), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string Written(Instant instant)
    {
        byte[] buffer = new byte[InstantText.MaxLength];
        return Encoding.UTF8.GetString(buffer, 0, InstantText.Write(instant, buffer));
    }
}
