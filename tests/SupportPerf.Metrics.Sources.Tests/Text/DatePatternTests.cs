using System.Text;
using NodaTime.Text;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Tests.Text;

/// <summary>Our reading of the common date patterns, against NodaTime's.</summary>
public sealed class DatePatternTests
{
    public static TheoryData<string> Patterns =>
    [
        "d/M/yyyy HH:mm", "MM/dd/yyyy hh:mm:ss tt", "yyMMdd H:mm:ss", "yyyy-MM-dd HH:mm:ss.fff", "yyyy-MM-dd'T'HH:mm:ss", "dd.MM.yyyy, HH:mm", "yyyy-MM-dd",
        "M/d/yy h:mm tt", "yyyyMMddHHmmss", "HH:mm dd/MM/yyyy", "yyyy-MM-dd HH:mm:ss.fffffffff", "d-M-yyyy 'at' H:m:s",
    ];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Dates_AreWhatNodaTimeReads(string pattern)
    {
        DatePattern ours = DatePattern.TryCreate(pattern)!;
        LocalDateTimePattern theirs = LocalDateTimePattern.CreateWithInvariantCulture(pattern);
        TestRandom random = new(7);
        for (int i = 0; i < 2_000; i++)
        {
            LocalDateTime date = new LocalDateTime(1950, 1, 1, 0, 0).PlusNanoseconds(random.Next(0, 80L * 365 * 86_400) * 1_000_000_000 + random.Next(1_000_000_000));
            string text = theirs.Format(date);
            Check(ours, theirs, text);

            // Then spoilt in one place.
            char[] spoilt = text.ToCharArray();
            spoilt[random.Next(spoilt.Length)] = "0123456789 :/-.AaPpMmx"[random.Next(22)];
            Check(ours, theirs, new string(spoilt));
        }
    }

    [Theory]
    [InlineData("dd MMM yyyy")]
    [InlineData("yyyy-MM-dd'T'HH:mm:sso<G>")]
    [InlineData("dd/dd/yyyy")]
    [InlineData("HH:mm")]
    [InlineData("yyyy-MM-dd hh:mm")]
    [InlineData("yyyy-MM-dd HH:mm tt")]
    [InlineData("yyyyy-MM-dd")]
    [InlineData("yyyy-MM-dd 'x")]
    public void OtherPatterns_AreLeftToNodaTime(string pattern) => Assert.Null(DatePattern.TryCreate(pattern));

    [Theory]
    [InlineData("dd MMM yyyy HH:mm", "03 Feb 2024 10:00", null)]
    [InlineData("yyyy-MM-dd'T'HH:mm:sso<+HHmm>", "2024-02-03T10:00:00+0130", 5_400)]
    [InlineData("epoch_s", "1706954400", 0)]
    [InlineData("epoch_ms", "1706954400000", 0)]
    [InlineData("iso", "2024-02-03 10:00", null)]
    public void Formats_AreReadByName(string format, string text, int? offset)
    {
        Assert.True(InstantFormat.Create(format).TryParse(Encoding.UTF8.GetBytes(text), out LocalTicks local, out int? actual));
        Assert.Equal(new LocalDateTime(2024, 2, 3, 10, 0), local.ToLocalDateTime());
        Assert.Equal(offset, actual);
    }

    [Theory]
    [InlineData("epoch_s", "1.5e3")]
    [InlineData("epoch_s", "99999999999999999999")]
    [InlineData("epoch_ms", "12 ")]
    [InlineData("epoch_s", "")]
    public void NoEpoch_IsRefused(string format, string text)
    {
        bool read = InstantFormat.Create(format).TryParse(Encoding.UTF8.GetBytes(text), out LocalTicks local, out _);
        Assert.True(!read || (text == "1.5e3" && local.Ticks == 1_500 * NodaConstants.TicksPerSecond), $"{text} was read as {local}.");
    }

    private static void Check(DatePattern ours, LocalDateTimePattern theirs, string text)
    {
        ParseResult<LocalDateTime> expected = theirs.Parse(text);
        bool read = ours.TryParse(Encoding.UTF8.GetBytes(text), out LocalTicks local);
        Assert.True(expected.Success == read, $"'{text}': NodaTime {expected.Success}, ours {read}.");
        if (read)
        {
            Assert.Equal(expected.Value, local.ToLocalDateTime());
        }
    }
}
