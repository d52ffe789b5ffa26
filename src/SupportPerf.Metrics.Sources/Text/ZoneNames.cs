using NodaTime;
using TimeZoneConverter;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>Names of time zones as systems write them.</summary>
internal static class ZoneNames
{
    /// <summary>A Rails, IANA or Windows name as the IANA one. Null: none of them.</summary>
    public static string? Iana(string name) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null ? name
        : TZConvert.TryRailsToIana(name, out string? rails) ? rails
        : TZConvert.TryWindowsToIana(name, out string? windows) ? windows : null;
}
