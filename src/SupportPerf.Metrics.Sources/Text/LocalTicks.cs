using NodaTime;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>A local date and time as ticks since 1970-01-01T00:00, and the nanoseconds below a tick.</summary>
internal readonly record struct LocalTicks(long Ticks, int Nanoseconds)
{
    public static LocalTicks Of(LocalDateTime local)
    {
        Period sinceEpoch = Period.Between(new LocalDateTime(1970, 1, 1, 0, 0), local, PeriodUnits.Ticks | PeriodUnits.Nanoseconds);
        return new(sinceEpoch.Ticks, (int)sinceEpoch.Nanoseconds);
    }

    /// <summary>From parts that were checked to make a date and time.</summary>
    public static LocalTicks Of(int year, int month, int day, long nanosecondOfDay) => new(
        (DaysSinceEpoch(year, month, day) * NodaConstants.TicksPerDay) + (nanosecondOfDay / NodaConstants.NanosecondsPerTick),
        (int)(nanosecondOfDay % NodaConstants.NanosecondsPerTick));

    public LocalTicks PlusDays(int days) => this with { Ticks = Ticks + (days * NodaConstants.TicksPerDay) };

    public Instant At(long offsetSeconds) =>
        Instant.FromUnixTimeTicks(Ticks - (offsetSeconds * NodaConstants.TicksPerSecond)).PlusNanoseconds(Nanoseconds);

    public LocalDateTime ToLocalDateTime() => new LocalDateTime(1970, 1, 1, 0, 0).PlusTicks(Ticks).PlusNanoseconds(Nanoseconds);

    public static bool IsDate(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static long DaysSinceEpoch(int year, int month, int day) => (new DateTime(year, month, day).Ticks / TimeSpan.TicksPerDay) - 719162;
}
