using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Tests.Tables;

/// <summary>Random tickets with what tables have to hold, and reports of them made the plain way.</summary>
internal sealed class TableRecords(int seed)
{
    private readonly RandomRecords _random = new(seed);

    public static BusinessCalendar Berlin { get; } = BusinessCalendar.In("Europe/Berlin").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Closed(new LocalDate(2026, 2, 16)).Build();

    /// <summary>Three stretches a day, one of them not on the minute.</summary>
    public static BusinessCalendar Odd { get; } = BusinessCalendar.In("Australia/Lord_Howe")
        .Weekdays(new LocalTime(8, 0), new LocalTime(10, 0, 30))
        .Weekdays(new LocalTime(11, 0), new LocalTime(12, 0))
        .Weekdays(new LocalTime(22, 0), new LocalTime(3, 0))
        .Build();

    /// <summary>Open time that is no whole number of seconds: a pause begins within one.</summary>
    public static BusinessCalendar Fractional { get; } =
        Berlin.Except([new Interval(Instant.FromUtc(2026, 1, 7, 10, 0).PlusNanoseconds(1), Instant.FromUtc(2026, 1, 7, 11, 0))]);

    public static string[] Zones { get; } =
        ["UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo", "Africa/Monrovia", "Asia/Manila", "America/Havana"];

    public static BusinessCalendar Never { get; } = BusinessCalendar.In("UTC").Build();

    /// <summary>A calendar a group, one of them never open, and none for others.</summary>
    public static SupportPolicy Policy { get; } = new()
    {
        Calendars = new Dictionary<string, BusinessCalendar>
        {
            ["emea"] = Berlin,
            ["us"] = BusinessCalendar.In("America/Chicago").Weekdays(new LocalTime(8, 0), new LocalTime(12, 0)).Weekdays(new LocalTime(13, 0), new LocalTime(18, 0)).Build(),
            ["never"] = Never,
        },
        CalendarBy = new CalendarRule { Dimension = Dimension.Group, Map = new Dictionary<string, string> { ["Berlin"] = "emea", ["Austin"] = "us", ["Pune"] = "never" } },
    };

    public static SupportPolicy BySchedule { get; } = Policy with { CalendarBy = new CalendarRule { Dimension = Dimension.Named(SupportPolicy.Schedule), Default = "us" } };

    /// <summary>All ways to read a table that this processor has.</summary>
    public static IReadOnlyList<EnginePath> Paths { get; } =
        SecondsKernel.HasVectors ? [EnginePath.RowByRow, EnginePath.Scalar, EnginePath.Vectors] : [EnginePath.RowByRow, EnginePath.Scalar];

    public Ticket[] Tickets(int count, bool whole = false) => [.. _random.Tickets(count).Select(ticket => Dress(ticket, whole))];

    /// <summary>The report of tickets and ratings given one by one, of what tables carry.</summary>
    public static SupportReport Streamed(IEnumerable<Ticket> tickets, ReportOptions options, IEnumerable<SurveyResponse>? ratings = null)
    {
        SupportReportBuilder builder = new(options.Metrics.Count > 0 ? options : options with { Metrics = TicketTable.Metrics });
        foreach (Ticket ticket in tickets)
        {
            builder.Add(ticket);
        }

        foreach (SurveyResponse rating in ratings ?? [])
        {
            builder.Add(rating);
        }

        return builder.Build();
    }

    /// <summary>Every row, every digit.</summary>
    public static void AssertSame(SupportReport expected, SupportReport actual)
    {
        Assert.Equal(Text(expected), Text(actual));
        Assert.Equal(expected.AsOf, actual.AsOf);
        Assert.Equal(expected.Quality.Records, actual.Quality.Records);
    }

    /// <summary>Every kind of issue, how often, and which come first; a filter leaves those of a table as they are.</summary>
    public static void AssertSameIssues(SupportReport expected, SupportReport actual, ReportOptions options)
    {
        if (options.Where.Count == 0)
        {
            Assert.Equal(Lines(expected), Lines(actual));
        }

        static IEnumerable<string> Lines(SupportReport report) =>
            report.Quality.Issues.Select(static issue => $"{issue.Kind} {issue.Count}: {string.Join("; ", issue.First.Select(static first => $"{first.RecordId} {first.Message}"))}");
    }

    public static string Text(SupportReport report)
    {
        using StringWriter writer = new();
        report.WriteCsv(writer);
        return writer.ToString();
    }

    private Ticket Dress(Ticket ticket, bool whole)
    {
        Dictionary<string, string> further = [];
        if (_random.Chance(60))
        {
            further["product"] = _random.Pick("phone", "watch", "");
        }

        return (whole ? Whole(ticket) : ticket) with
        {
            Dimensions = further,
            Schedule = _random.Chance(50) ? _random.Pick("emea", "us", "never", "unknown") : null,
        };
    }

    /// <summary>The ticket in whole seconds.</summary>
    private static Ticket Whole(Ticket ticket) => ticket with
    {
        CreatedAt = Cut(ticket.CreatedAt),
        FirstResponseAt = ticket.FirstResponseAt is { } response ? Cut(response) : null,
        SolvedAt = ticket.SolvedAt is { } solved ? Cut(solved) : null,
        ClosedAt = ticket.ClosedAt is { } closed ? Cut(closed) : null,
        Events = [.. ticket.Events.Select(static happened => happened with { At = Cut(happened.At) })],
    };

    private static Instant Cut(Instant instant) => Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}
