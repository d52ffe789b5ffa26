using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Tables;

public class StreamingAllocationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Adding_allocates_nothing_once_the_cells_are_there(bool withHistory)
    {
        Ticket[] tickets = Tickets(2000, withHistory);
        SurveyResponse[] answers = Answers(tickets);
        SupportReportBuilder builder = new(Options with { Quantiles = QuantileMode.Approximate });
        Assert.InRange(Allocations.Least(() => Add(builder, tickets, answers)), 0, 200);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Adding_allocates_four_bytes_a_value_where_all_are_kept(bool withHistory)
    {
        const int rounds = 25;
        Ticket[] tickets = Tickets(2000, withHistory);
        SurveyResponse[] answers = Answers(tickets);
        SupportReportBuilder builder = new(Options);
        Add(builder, tickets, answers);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < rounds; i++)
        {
            Add(builder, tickets, answers);
        }

        // Two durations in calendar and in business time; what is spare in the lists, and where they stand, come to less than half as much.
        double bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(rounds * tickets.Length);
        Assert.InRange(bytes, 16, 24);
    }

    private static ReportOptions Options { get; } = new()
    {
        Calendar = BusinessCalendar.In("Europe/Berlin").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build(),
        AsOf = Instant.FromUtc(2027, 1, 1, 0, 0),
        Period = PeriodGrain.Month,
        By = [Dimension.Group],
        Metrics = ["first_response_time", "resolution_time", "resolution_rate", "csat", "nps"],
        Definitions = new Definitions { Surveys = new SurveyDefinitions { Repeats = RepeatedAnswers.All } },
    };

    private static void Add(SupportReportBuilder builder, Ticket[] tickets, SurveyResponse[] answers)
    {
        foreach (Ticket ticket in tickets)
        {
            builder.Add(ticket);
        }

        foreach (SurveyResponse answer in answers)
        {
            builder.Add(answer);
        }
    }

    private static SurveyResponse[] Answers(Ticket[] tickets) =>
        [.. tickets.Select(static (ticket, i) => new SurveyResponse { Id = ticket.Id, Kind = (SurveyKind)(i % 2), Score = 1 + (i % 5), AnsweredAt = ticket.SolvedAt, Group = ticket.Group, TicketId = ticket.Id })];

    private static Ticket[] Tickets(int count, bool withHistory)
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
                Events = !withHistory || i % 2 == 0
                    ? []
                    : [new TicketEvent { At = created, Kind = TicketEventKind.Message, Author = AuthorKind.Customer }, new TicketEvent { At = created.Plus(Duration.FromMinutes(5)), Kind = TicketEventKind.Message, Author = AuthorKind.Agent }],
            };
        }).ToArray();
    }
}
