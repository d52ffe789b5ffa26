using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Tests.Tables;

public class PlacesTests
{
    [Fact]
    public void Every_pair_has_one_number_in_the_order_of_coming()
    {
        // Far apart, below 0, and around the ends of the part that is looked up in an array.
        int[] periods = [24_276, 24_244, 24_243, 24_277, 24_244 + 1023, 24_244 + 1024, -1, -365, 0, 500_000, int.MaxValue, int.MinValue];
        Random random = new(1);
        Dictionary<(int, int), int> expected = [];
        Places places = new();
        for (int i = 0; i < 20_000; i++)
        {
            (int group, int period) = (random.Next(70), periods[random.Next(periods.Length)]);
            if (!expected.TryGetValue((group, period), out int number))
            {
                Assert.Equal(-1, places.Find(group, period));
                number = expected.Count;
                expected.Add((group, period), number);
            }

            Assert.Equal(number, places.Of(group, period));
            Assert.Equal(number, places.Find(group, period));
            Assert.Equal((group, period), (places.GroupOf(number), places.PeriodOf(number)));
        }

        Assert.Equal(expected.Count, places.Count);
    }

    [Fact]
    public void Days_before_1970_are_periods_too()
    {
        Instant created = Instant.FromUtc(1969, 7, 20, 20, 17);
        SupportReport report = SupportReport.Compute(
            [new Ticket { Id = "1", CreatedAt = created }, new Ticket { Id = "2", CreatedAt = Instant.FromUtc(2026, 1, 2, 0, 0) }],
            options: new ReportOptions { Period = PeriodGrain.Day });
        ReportRow[] rows = report.Rows.Where(static row => row is { Metric: "tickets_created", Value: > 0 }).ToArray();
        Assert.Equal([new LocalDate(1969, 7, 20), new LocalDate(2026, 1, 2)], rows.Select(static row => row.PeriodLocalDate!.Value));
    }
}
