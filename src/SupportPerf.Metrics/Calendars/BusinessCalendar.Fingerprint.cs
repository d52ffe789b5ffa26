using System.Globalization;
using System.Text;
using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics;

/// <content>How saved states know a calendar again.</content>
public sealed partial class BusinessCalendar
{
    private string? _fingerprint;

    /// <summary>
    /// The same for calendars of the same definition. A combined calendar, which has none, is known by its zone and its opening times from 1990 to 2050.
    /// The tz database's version does not count: a newer one must not make every saved state useless.
    /// </summary>
    internal string Fingerprint => _fingerprint ??= Crc64.Of(Encoding.UTF8.GetBytes(_definition is null ? OpeningTimes() : ToJson())).ToString("x16", CultureInfo.InvariantCulture);

    private string OpeningTimes()
    {
        StringBuilder times = new(TimeZone.Id);
        foreach (Interval open in OpenIntervals(new Interval(Instant.FromUtc(1990, 1, 1, 0, 0), Instant.FromUtc(2050, 1, 1, 0, 0))))
        {
            times.Append(' ').Append(open.Start.ToUnixTimeTicks()).Append('-').Append(open.End.ToUnixTimeTicks());
        }

        return times.ToString();
    }
}
