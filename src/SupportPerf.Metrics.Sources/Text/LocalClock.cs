using NodaTime;
using NodaTime.TimeZones;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>How a local time met the clock changes of its zone.</summary>
internal enum LocalFit
{
    Unique,
    Ambiguous,
    Skipped,
}

/// <summary>
/// Turns local times into instants in one zone. A time that occurs twice is the earlier instant; one that does not occur moves forward by the gap.
/// Remembers the zone's last few stretches of one offset, where most texts lie. One instance serves one thread.
/// </summary>
internal sealed class LocalClock(DateTimeZone zone)
{
    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);
    private readonly List<Stretch> _recent = [];

    public Instant ToInstant(LocalTicks local, out LocalFit fit)
    {
        foreach (Stretch stretch in _recent)
        {
            if (local.Ticks >= stretch.From && local.Ticks < stretch.To)
            {
                fit = LocalFit.Unique;
                return Instant.FromUnixTimeTicks(local.Ticks - stretch.Offset).PlusNanoseconds(local.Nanoseconds);
            }
        }

        ZoneLocalMapping mapping = zone.MapLocal(local.ToLocalDateTime());
        fit = mapping.Count switch { 0 => LocalFit.Skipped, 1 => LocalFit.Unique, _ => LocalFit.Ambiguous };
        if (fit == LocalFit.Unique)
        {
            Remember(mapping.EarlyInterval);
        }

        return Resolver(mapping).ToInstant();
    }

    /// <summary>Keeps a day's distance from the changes at both ends, where local times need the full rule.</summary>
    private void Remember(ZoneInterval interval)
    {
        long offset = interval.WallOffset.Ticks;
        long from = interval.HasStart ? interval.Start.ToUnixTimeTicks() + offset + NodaConstants.TicksPerDay : long.MinValue;
        long to = interval.HasEnd ? interval.End.ToUnixTimeTicks() + offset - NodaConstants.TicksPerDay : long.MaxValue;
        if (_recent.Count == 8)
        {
            _recent.RemoveAt(0);
        }

        _recent.Add(new Stretch(from, to, offset));
    }

    private readonly record struct Stretch(long From, long To, long Offset);
}
