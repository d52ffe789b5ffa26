using System.Buffers;
using FsCheck.Xunit;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Measures;

public class MeasureStateTests
{
    private static readonly BusinessCalendar Office = BusinessCalendar.In("America/New_York").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build();

    private static readonly SlaRule Sla = new() { Name = "reply", Clock = SlaClock.FirstResponseTime, Basis = HoursBasis.Business, Target = Duration.FromHours(1) };

    private static byte[] Saved(Action<IBufferWriter<byte>> save)
    {
        ArrayBufferWriter<byte> bytes = new();
        save(bytes);
        return bytes.WrittenSpan.ToArray();
    }

    [Property(Replay = "(31,7)", MaxTest = 60)]
    public void A_duration_saved_in_parts_and_merged_equals_one_pass_and_taking_away_is_its_inverse(int seed)
    {
        RandomRecords random = new(seed);
        Ticket[] tickets = random.Tickets(30);
        FirstResponseTime whole = new(Office);
        FirstResponseTime merged = new(Office);
        FirstResponseTime[] parts = [new(Office), new(Office), new(Office)];
        FirstResponseTime fewer = new(Office);
        for (int i = 0; i < tickets.Length; i++)
        {
            whole.Add(tickets[i]);
            parts[random.Next(3)].Add(tickets[i]);
            if (i % 3 == 0)
            {
                fewer.Add(tickets[i]);
            }
        }

        foreach (FirstResponseTime part in parts.OrderBy(_ => random.Next(100)))
        {
            merged.Merge(Saved(part.Save));
        }

        Assert.Equal(Saved(whole.Save), Saved(merged.Save));
        Assert.Equal(whole.Summary.MeanSeconds, merged.Summary.MeanSeconds);
        Assert.Equal(whole.Summary.PercentileSeconds(0.9), merged.Summary.PercentileSeconds(0.9));
        for (int i = tickets.Length - 1; i >= 0; i--)
        {
            if (i % 3 != 0)
            {
                merged.Retract(tickets[i]);
            }
        }

        Assert.Equal(Saved(fewer.Save), Saved(merged.Save));
    }

    [Property(Replay = "(37,7)", MaxTest = 60)]
    public void A_share_saved_in_parts_and_merged_equals_one_pass_and_taking_away_is_its_inverse(int seed)
    {
        RandomRecords random = new(seed);
        SlaAttainment whole = new(Sla, Office);
        SlaAttainment merged = new(Sla, Office);
        SlaAttainment first = new(Sla, Office);
        SlaAttainment second = new(Sla, Office);
        Ticket[] tickets = random.Tickets(30);
        foreach (Ticket ticket in tickets)
        {
            whole.Add(ticket);
            (random.Chance(50) ? first : second).Add(ticket);
        }

        merged.Merge(Saved(second.Save));
        merged.Merge(Saved(first.Save));

        Assert.Equal(Saved(whole.Save), Saved(merged.Save));
        Assert.Equal(whole.Summary.Ratio, merged.Summary.Ratio);
        foreach (Ticket ticket in tickets)
        {
            merged.Retract(ticket);
        }

        Assert.Equal(Saved(new SlaAttainment(Sla, Office).Save), Saved(merged.Save));
    }

    [Fact]
    public void Another_kpi_calendar_rule_or_damage_is_refused()
    {
        byte[] saved = Saved(new FirstResponseTime(Office).Save);

        Assert.Throws<InvalidStateException>(() => new ResolutionTime(Office).Merge(saved));
        Assert.Throws<InvalidStateException>(() => new FirstResponseTime().Merge(saved));
        Assert.Throws<InvalidStateException>(() => new SlaAttainment(Sla with { Target = Duration.FromHours(2) }, Office).Merge(Saved(new SlaAttainment(Sla, Office).Save)));
        Assert.Throws<InvalidStateException>(() => new FirstResponseTime(Office).Merge(saved.AsSpan(0, saved.Length - 1)));
        Assert.Throws<ArgumentException>(() => new FirstResponseTime(Office).Merge(new FirstResponseTime()));
        Assert.Throws<InvalidOperationException>(() => new FirstResponseTime(Office).Retract(new RandomRecords(1).Ticket("x")));
    }

    [Fact]
    public void An_approximate_measure_is_near_the_exact_one_and_keeps_count_mean_and_spread_exact()
    {
        FirstResponseTime exact = new(Office);
        FirstResponseTime approximate = new(Office) { Quantiles = QuantileMode.Approximate };
        FirstResponseTime other = new(Office) { Quantiles = QuantileMode.Approximate };
        Ticket[] tickets = new RandomRecords(77).Tickets(400);
        for (int i = 0; i < tickets.Length; i++)
        {
            exact.Add(tickets[i]);
            (i % 2 == 0 ? approximate : other).Add(tickets[i]);
        }

        approximate.Merge(Saved(other.Save));

        Assert.Equal(exact.Summary.Count, approximate.Summary.Count);
        Assert.Equal(exact.Summary.MeanSeconds, approximate.Summary.MeanSeconds);
        Assert.Equal(exact.Summary.StandardDeviationSeconds, approximate.Summary.StandardDeviationSeconds);
        foreach (double p in new[] { 0, 0.1, 0.5, 0.9, 0.95, 1 })
        {
            double wanted = exact.CalendarSummary.PercentileSeconds(p)!.Value;
            Assert.InRange(approximate.CalendarSummary.PercentileSeconds(p)!.Value, wanted * (1 - 0.00390625), wanted * (1 + 0.00390625));
        }

        Assert.Throws<InvalidStateException>(() => exact.Merge(Saved(approximate.Save)));
    }

    [Fact]
    public void Values_take_one_to_two_bytes_each()
    {
        FirstResponseTime measure = new(asOf: Instant.FromUtc(2027, 1, 1, 0, 0));
        RandomRecords random = new(3);
        for (int i = 0; i < 4000; i++)
        {
            Instant created = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(random.Next(500_000));
            measure.Add(new Ticket { Id = $"{i}", CreatedAt = created, FirstResponseAt = created + Duration.FromSeconds(30 + random.Next(random.Pick(3600, 86_400, 864_000))) });
        }

        Assert.InRange(Saved(measure.Save).Length, 4000, 8000);
    }
}
