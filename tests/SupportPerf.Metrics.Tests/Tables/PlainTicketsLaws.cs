using System.Buffers;
using FsCheck.Xunit;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Tables;

public class PlainTicketsLaws
{
    private static readonly PeriodGrain[] Grains = [PeriodGrain.All, PeriodGrain.Hour, PeriodGrain.Day, PeriodGrain.Week, PeriodGrain.Month, PeriodGrain.Quarter, PeriodGrain.Year];

    private static readonly BusinessCalendar?[] Calendars = [null, TableRecords.Berlin, TableRecords.Odd, TableRecords.Fractional, TableRecords.Never];

    /// <summary>An initial status says nothing about these KPIs, but has the ticket read in full.</summary>
    [Property(Replay = "21, 7", MaxTest = 24)]
    public void Tickets_that_nothing_is_to_be_decided_about_count_as_any_other(int seed, byte choice)
    {
        Random random = new(seed);
        ReportOptions options = OptionsOf(random, choice);
        int count = random.Next(4) == 0 ? random.Next(300) : 4500;
        Ticket[] tickets = [.. Enumerable.Range(0, count).Select(i => TicketOf(random, i))];
        SupportReportBuilder plain = Builder(tickets, options);
        SupportReportBuilder full = Builder(tickets.Select(static ticket => ticket.InitialStatus is null ? ticket with { InitialStatus = TicketStatus.New } : ticket), options);
        Assert.Equal(Saved(full), Saved(plain));
        TableRecords.AssertSame(full.Build(), plain.Build());
    }

    [Fact]
    public void Every_ticket_counts_at_once_in_whatever_is_asked()
    {
        Ticket ticket = new() { Id = "1", CreatedAt = Instant.FromUtc(2026, 3, 2, 9, 0), SolvedAt = Instant.FromUtc(2026, 3, 2, 10, 0), FirstResponseAt = Instant.FromUtc(2026, 3, 2, 9, 1) };
        ReportOptions options = new() { Metrics = ["first_response_time", "resolution_rate"], Statistics = ["mean", "ratio"] };
        SupportReportBuilder builder = new(options);
        builder.Add(ticket);
        Assert.Equal([60, 1], builder.Build().Rows.Select(static row => row.Value));
        builder.Add(ticket with { Id = "2", FirstResponseAt = Instant.FromUtc(2026, 3, 2, 9, 3), SolvedAt = null });
        Assert.Equal([120, 0.5], builder.Build().Rows.Select(static row => row.Value));
        builder.Retract(ticket);
        Assert.Equal([180, 0], builder.Build().Rows.Select(static row => row.Value));
        SupportReportBuilder other = new(options);
        other.Merge(builder);
        Assert.Equal(1, other.Build().Quality.Records["tickets"]);
        Assert.Equal([180, 0], other.Build().Rows.Select(static row => row.Value));
    }

    [Fact]
    public void A_life_in_one_instant_is_reported()
    {
        Instant at = Instant.FromUtc(2026, 3, 2, 9, 0);
        SupportReportBuilder builder = new(new ReportOptions { Metrics = ["first_response_time"] });
        builder.Add(new Ticket { Id = "1", CreatedAt = at, FirstResponseAt = at, SolvedAt = at });
        Assert.Equal(DataIssueKind.ZeroDurationBurst, Assert.Single(builder.Build().Quality.Issues).Kind);
    }

    private static ReportOptions OptionsOf(Random random, byte choice)
    {
        Instant middle = Instant.FromUtc(2026, 1, 1, 0, 0);
        bool byPolicy = (choice & 1) != 0;
        return new ReportOptions
        {
            Calendar = byPolicy ? null : Calendars[random.Next(Calendars.Length)],
            Policy = !byPolicy ? null : random.Next(3) == 0 ? TableRecords.BySchedule : TableRecords.Policy,
            TimeZone = DateTimeZoneProviders.Tzdb[TableRecords.Zones[random.Next(TableRecords.Zones.Length)]],
            AsOf = (choice & 2) != 0 ? middle + Duration.FromDays(random.Next(300)) + Duration.FromNanoseconds(random.Next(3)) : null,
            Period = Grains[random.Next(Grains.Length)],
            From = (choice & 4) != 0 ? middle - Duration.FromHours(random.Next(3000)) : null,
            To = (choice & 8) != 0 ? middle + Duration.FromSeconds(random.Next(10_000_000)) : null,
            By = random.Next(3) switch { 0 => [], 1 => [Dimension.Group], _ => [Dimension.Agent, Dimension.Group] },
            Quantiles = (choice & 16) != 0 ? QuantileMode.Approximate : QuantileMode.Exact,
            Metrics = random.Next(4) switch
            {
                0 => ["tickets_created", "tickets_solved", "first_response_time"],
                1 => ["resolution_time"],
                _ => ["first_response_time", "resolution_time", "resolution_rate", "csat"],
            },
            Definitions = new Definitions
            {
                ResolutionAnchor = random.Next(3) switch { 0 => PeriodAnchor.Created, 1 => PeriodAnchor.Closed, _ => PeriodAnchor.Event },
                ResponsesFrom = random.Next(3) switch { 0 => StateSource.Record, 1 => StateSource.Events, _ => StateSource.Automatic },
            },
        };
    }

    private static Ticket TicketOf(Random random, int number)
    {
        Instant created = Instant.FromUtc(2025, 9, 1, 0, 0) + Duration.FromSeconds(random.Next(20_000_000)) + Fine(random);
        if (random.Next(200) == 0)
        {
            created = random.Next(3) switch { 0 => Instant.FromUnixTimeSeconds(-5), 1 => Instant.FromUtc(2105, 1, 1, 0, 0), _ => Instant.FromUnixTimeSeconds(0) };
        }

        Instant? Later(int percent, int hours) =>
            random.Next(100) >= percent ? null : random.Next(40) == 0 ? created : created + Duration.FromSeconds(random.Next(random.Next(60) == 0 ? -9000 : 0, hours * 3600)) + Fine(random);

        bool odd = random.Next(8) == 0;
        Instant? solved = Later(70, 200);
        Instant? closed = Later(30, 500);
        TicketStatus? status = random.Next(3) == 0 ? null : (solved ?? closed) is not null ? TicketStatus.Solved : TicketStatus.Open;
        return new Ticket
        {
            Id = $"t{number}",
            CreatedAt = created,
            FirstResponseAt = Later(80, 20),
            SolvedAt = solved,
            ClosedAt = closed,
            FirstTouchAt = Later(5, 3),
            FirstSolvedAt = Later(5, 100),
            Status = odd && random.Next(3) == 0 ? (TicketStatus)random.Next(5) : status,
            IsSpam = odd && random.Next(9) == 0,
            MergedInto = odd && random.Next(9) == 0 ? "t1" : null,
            IsBotOnly = odd && random.Next(9) == 0,
            Reopens = odd ? random.Next(3) : null,
            HandleTime = random.Next(9) == 0 ? Duration.FromMinutes(random.Next(-3, 90)) : null,
            InitialStatus = odd && random.Next(9) == 0 ? TicketStatus.Solved : null,
            Schedule = random.Next(20) == 0 ? "emea" : null,
            Group = random.Next(5) switch { 0 => "Berlin", 1 => "Austin", 2 => "Pune", 3 => "Oslo", _ => null },
            Agent = $"agent {random.Next(3)}",
            Events = odd && random.Next(2) == 0 ? [new TicketEvent { At = created + Duration.FromMinutes(5), Kind = TicketEventKind.Message, Author = AuthorKind.Agent }] : [],
        };
    }

    private static Duration Fine(Random random) => random.Next(30) == 0 ? Duration.FromMilliseconds(random.Next(1000)) : Duration.Zero;

    private static SupportReportBuilder Builder(IEnumerable<Ticket> tickets, ReportOptions options)
    {
        SupportReportBuilder builder = new(options);
        builder.AddTickets(tickets);
        return builder;
    }

    private static byte[] Saved(SupportReportBuilder builder)
    {
        ArrayBufferWriter<byte> writer = new();
        builder.Save(writer);
        return writer.WrittenSpan.ToArray();
    }
}
