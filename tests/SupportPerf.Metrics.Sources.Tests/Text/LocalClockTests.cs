using NodaTime.TimeZones;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Tests.Text;

/// <summary>Local times against NodaTime's resolvers, near clock changes and far from them, in any order.</summary>
public sealed class LocalClockTests
{
    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Pacific/Apia")]
    [InlineData("UTC")]
    public void Instants_AreThoseOfTheResolver(string id)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[id];
        LocalClock clock = new(zone);
        ZoneLocalMappingResolver resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);
        ZoneInterval[] changes = [.. zone.GetZoneIntervals(Instant.FromUtc(1990, 1, 1, 0, 0), Instant.FromUtc(2030, 1, 1, 0, 0)).Where(interval => interval.HasStart)];
        TestRandom random = new(11);
        for (int i = 0; i < 5_000; i++)
        {
            Instant about = changes.Length > 0 && i % 2 == 0
                ? changes[random.Next(changes.Length)].Start + Duration.FromMinutes(random.Next(-3_000, 3_000))
                : Instant.FromUnixTimeSeconds(random.Next(631_152_000L, 1_893_456_000L));
            LocalDateTime local = about.InZone(zone).LocalDateTime.PlusMinutes(random.Next(-90, 90)).PlusNanoseconds(random.Next(1_000_000_000));
            ZoneLocalMapping mapping = zone.MapLocal(local);
            Assert.Equal(resolver(mapping).ToInstant(), clock.ToInstant(LocalTicks.Of(local), out LocalFit fit));
            Assert.Equal(mapping.Count switch { 0 => LocalFit.Skipped, 1 => LocalFit.Unique, _ => LocalFit.Ambiguous }, fit);
        }
    }
}
