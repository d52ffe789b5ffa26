using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Tables;

public class StreamingAllocationTests
{
    [Fact]
    public void Adding_tickets_allocates_nothing_once_their_cells_are_there()
    {
        Ticket[] tickets = Tickets(2000);
        SupportReportBuilder builder = new(new ReportOptions
        {
            Calendar = BusinessCalendar.In("Europe/Berlin").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build(),
            AsOf = Instant.FromUtc(2027, 1, 1, 0, 0),
            Period = PeriodGrain.Month,
            By = [Dimension.Group],
            Metrics = ["first_response_time", "resolution_time", "resolution_rate"],
            Quantiles = QuantileMode.Approximate,
        });
        for (int round = 0; round < 3; round++)
        {
            Add();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Add();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(allocated, 0, 1000);

        void Add()
        {
            foreach (Ticket ticket in tickets)
            {
                builder.Add(ticket);
            }
        }
    }

    private static Ticket[] Tickets(int count)
    {
        Random random = new(1);
        return Enumerable.Range(0, count).Select(i =>
        {
            Instant created = Instant.FromUtc(2025, 1, 1, 0, 0).Plus(Duration.FromMinutes(random.Next(500_000)));
            return new Ticket
            {
                Id = $"t{i}",
                CreatedAt = created,
                Group = $"group {random.Next(5)}",
                FirstResponseAt = created.Plus(Duration.FromMinutes(random.Next(1, 3000))),
                SolvedAt = created.Plus(Duration.FromMinutes(random.Next(3000, 30_000))),
                Events = i % 2 == 0
                    ? []
                    : [new TicketEvent { At = created, Kind = TicketEventKind.Message, Author = AuthorKind.Customer }, new TicketEvent { At = created.Plus(Duration.FromMinutes(5)), Kind = TicketEventKind.Message, Author = AuthorKind.Agent }],
            };
        }).ToArray();
    }
}
