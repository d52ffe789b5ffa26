using NodaTime;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>How a duration is written.</summary>
internal sealed class DurationFormat
{
    private DurationFormat(string name, long unitNanoseconds = 0)
    {
        Name = name;
        UnitNanoseconds = unitNanoseconds;
    }

    public static IReadOnlyList<DurationFormat> All { get; } =
    [
        new("seconds", NodaConstants.NanosecondsPerSecond),
        new("milliseconds", NodaConstants.NanosecondsPerMillisecond),
        new("minutes", NodaConstants.NanosecondsPerMinute),
        new("hours", NodaConstants.NanosecondsPerHour),
        new("h:mm:ss"),
        new("m:ss"),
        new("iso"),
        new("glide_duration"),
    ];

    public string Name { get; }

    private long UnitNanoseconds { get; }

    public bool TryParse(ReadOnlySpan<byte> text, out Duration duration) => Name switch
    {
        "h:mm:ss" => DurationText.TryParseHours(text, out duration),
        "m:ss" => DurationText.TryParseMinutes(text, out duration),
        "iso" => DurationText.TryParseIso(text, out duration),
        "glide_duration" => DurationText.TryParseGlide(text, out duration),
        _ => DurationText.TryParseNumber(text, UnitNanoseconds, out duration),
    };
}
