using FsCheck.Xunit;
using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Tests.Laws;

/// <summary>Figures that must add up, exactly, whatever the records and definitions.</summary>
public class IdentityTests
{
    private static readonly TicketClock[] Waits = [TicketClock.RequesterWait, TicketClock.AgentWait, TicketClock.OnHold, TicketClock.AgentWork];

    [Property(Replay = "(20261122,43)", MaxTest = 150)]
    public void Waits_of_a_ticket_add_up_in_calendar_and_business_time(int seed)
    {
        RandomRecords random = new(seed);
        Definitions rules = AnyOptions.DefinitionsOf(random);
        foreach (Ticket ticket in new AnyRecords(seed).Tickets(10))
        {
            TicketFacts facts = TicketFacts.Of(ticket, rules, AnyRecords.AsOf);
            if (facts.LeftOut is not null || facts.Clock(TicketClock.RequesterWait) is not { Outcome: ClockOutcome.Completed or ClockOutcome.Open } wait)
            {
                continue;
            }

            Assert.All(Waits, clock => Assert.Equal(wait, facts.Clock(clock)));
            foreach (Func<Instant, Instant, Duration> time in (Func<Instant, Instant, Duration>[])[static (from, to) => to - from, AnyOptions.Day.Between])
            {
                Duration In(TicketClock clock) =>
                    facts.Stretches(clock).Aggregate(Duration.Zero, (sum, one) => sum + time(one.Start, one.HasEnd ? one.End : AnyRecords.AsOf));

                Instant start = wait.Start!.Value;
                Instant end = wait.Stop ?? AnyRecords.AsOf;
                Duration ended = facts.Statuses.Where(static stay => stay.Status is TicketStatus.Solved or TicketStatus.Closed)
                    .Aggregate(Duration.Zero, (sum, stay) => sum + time(Clamp(stay.Start), Clamp(stay.End ?? end)));
                Assert.Equal(In(TicketClock.AgentWork) + In(TicketClock.OnHold), In(TicketClock.RequesterWait));
                Assert.Equal(time(start, end), In(TicketClock.RequesterWait) + In(TicketClock.AgentWait) + ended);

                Instant Clamp(Instant at) => Instant.Max(start, Instant.Min(at, end));
            }
        }
    }

    [Property(Replay = "(20261122,47)", MaxTest = 40)]
    public void Waits_of_a_report_add_up_in_every_group_and_period(int seed)
    {
        RandomRecords random = new(seed);
        ReportOptions options = AnyOptions.Of(random) with { AsOf = AnyRecords.AsOf, Calendar = AnyOptions.Day };
        SupportReport report = SupportReport.Compute(new AnyRecords(seed).Tickets(40), null, options);
        Dictionary<string, ReportRow> Sums(string metric) => report.Rows
            .Where(row => row.Metric == metric && row.Statistic == "sum")
            .ToDictionary(static row => $"{row.PeriodStart} {row.HoursBasis} {string.Join(',', row.Dimensions)}");

        Dictionary<string, ReportRow> hold = Sums("on_hold_time");
        Dictionary<string, ReportRow> work = Sums("agent_work_time");
        foreach ((string place, ReportRow requester) in Sums("requester_wait_time"))
        {
            Assert.Equal(requester.N, hold[place].N);
            Assert.Equal(requester.N, work[place].N);
            Assert.Equal(requester.Value ?? 0, (work[place].Value ?? 0) + (hold[place].Value ?? 0), 6);
        }

        Assert.Equal(hold.Keys.Order(), work.Keys.Order());
    }

    [Property(Replay = "(20261122,53)", MaxTest = 60)]
    public void What_is_open_is_what_was_open_and_came_without_what_was_solved_with_what_came_back(int seed)
    {
        RandomRecords random = new(seed);
        PeriodGrain grain = random.Pick(PeriodGrain.Hour, PeriodGrain.Day, PeriodGrain.Week, PeriodGrain.Month);
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[random.Pick("UTC", "Europe/Berlin", "America/St_Johns")];
        Definitions rules = new() { SolvedCount = SolvedCount.Events, StateFrom = StateSource.Events };
        Ticket[] tickets = [.. new AnyRecords(seed).Tickets(30).Select(static ticket => ticket with { InitialStatus = TicketStatus.New }).Where(IsConsistent)];
        Instant[] reopens = [.. tickets
            .Select(ticket => TicketFacts.Of(ticket, rules, AnyRecords.AsOf))
            .Where(static facts => facts.LeftOut is null)
            .SelectMany(static facts => facts.OpenStretches.Skip(1))
            .Select(static stretch => SupportPerf.Metrics.Internal.Nanoseconds.ToInstant(stretch.Start))];
        SupportReport report = SupportReport.Compute(tickets, null, new ReportOptions { Period = grain, TimeZone = zone, AsOf = AnyRecords.AsOf, Definitions = rules });

        double open = 0;
        foreach (ReportRow backlog in report.Rows.Where(static row => row is { Metric: "backlog", Statistic: "count" }).OrderBy(static row => row.PeriodStart))
        {
            double Of(string metric) => report.Rows.SingleOrDefault(row => row.Metric == metric && row.Statistic == "count" && row.PeriodStart == backlog.PeriodStart)?.Value ?? 0;
            open += Of("tickets_created") - Of("tickets_solved") + reopens.Count(at => at >= backlog.PeriodStart && at < backlog.PeriodEnd);
            Assert.Equal(open, backlog.Value);
        }

        Assert.True(tickets.Length == 0 || open >= 0);
    }

    /// <summary>Nothing happened before the creation.</summary>
    private static bool IsConsistent(Ticket ticket) => ticket.Events.All(happened => happened.At >= ticket.CreatedAt);
}
