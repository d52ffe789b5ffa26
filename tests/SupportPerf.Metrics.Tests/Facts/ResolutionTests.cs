using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Tests.Facts;

public class ResolutionTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 2, 9, 0);

    public static TheoryData<Ticket> EndedWithoutASolve => new()
    {
        new Ticket { Id = "closed", CreatedAt = Start, ClosedAt = Start + Duration.FromHours(40) },
        new Ticket
        {
            Id = "closed by its history",
            CreatedAt = Start,
            Events = [new() { At = Start + Duration.FromHours(40), Kind = TicketEventKind.Status, Status = TicketStatus.Closed }],
        },
    };

    [Theory]
    [MemberData(nameof(EndedWithoutASolve))]
    public void A_ticket_that_ended_without_a_solve_is_counted_as_left_out_in_the_period_of_its_end(Ticket ticket)
    {
        TicketFacts facts = TicketFacts.Of(ticket);
        SupportReport report = SupportReport.Compute([ticket], null, new ReportOptions { Period = PeriodGrain.Day });

        Assert.Equal(ClockOutcome.EndedBefore, facts.Clock(TicketClock.Resolution).Outcome);
        Assert.Equal(ClockOutcome.EndedBefore, facts.Clock(TicketClock.FirstResolution).Outcome);
        Assert.Equal(Start + Duration.FromHours(40), facts.Clock(TicketClock.Resolution).Stop);
        foreach (string metric in (string[])["resolution_time", "first_resolution_time"])
        {
            ReportRow mean = Assert.Single(report.Rows, row => row.Metric == metric && row.Statistic == "mean");
            Assert.Equal((null, 0L, 1L), (mean.Value, mean.N, mean.Excluded));
            Assert.Equal(Instant.FromUtc(2026, 11, 4, 0, 0), mean.PeriodStart);
            Assert.Equal(1, Assert.Single(report.Rows, row => row.Metric == metric && row.Statistic == "ended_before_count").Value);
        }

        Assert.Equal(1, report.Rows.Single(static row => row is { Metric: "tickets_solved", Statistic: "count" } && row.Value > 0).Value);
    }

    [Fact]
    public void Where_nobody_knows_when_it_ended_it_has_no_stop()
    {
        ClockFact clock = TicketFacts.Of(new Ticket { Id = "1", CreatedAt = Start, Status = TicketStatus.Closed }).Clock(TicketClock.Resolution);

        Assert.Equal(ClockOutcome.EndedBefore, clock.Outcome);
        Assert.Equal(Start, clock.Start);
        Assert.Null(clock.Stop);
    }

    [Fact]
    public void An_sla_of_the_resolution_leaves_it_out_and_counts_it()
    {
        Definitions definitions = new() { Slas = [new() { Name = "8 h", Clock = SlaClock.ResolutionTime, Target = Duration.FromHours(8) }] };
        Ticket[] tickets = [new() { Id = "closed", CreatedAt = Start, ClosedAt = Start + Duration.FromHours(1) }, new() { Id = "solved", CreatedAt = Start, SolvedAt = Start + Duration.FromHours(1) }];
        ReportRow attainment = SupportReport.Compute(tickets, null, new ReportOptions { Definitions = definitions }).Find("sla_attainment", "ratio", variant: "8 h")!;

        Assert.Equal((1.0, 1.0, 1L), (attainment.Numerator, attainment.Denominator, attainment.Excluded));
    }
}
