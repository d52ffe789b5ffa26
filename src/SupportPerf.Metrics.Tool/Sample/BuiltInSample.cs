using NodaTime;

namespace SupportPerf.Metrics.Tool.Sample;

/// <summary>
/// Half a year of an invented support team, shaped like an export of a real helpdesk: about four thousand tickets with their events, calls, surveys
/// and reviews. Nothing in it comes from real data, and every run gives the same records.
/// </summary>
internal static class BuiltInSample
{
    /// <summary>What the records name as their source.</summary>
    public const string Source = "sample";

    private static readonly LocalDate Start = new(2026, 1, 1);
    private static readonly LocalDate End = new(2026, 7, 1);

    /// <summary>The zone the team works in.</summary>
    public static DateTimeZone TimeZone { get; } = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>The dimensions that its records have beyond the standard ones.</summary>
    public static IReadOnlyList<Dimension> Dimensions { get; } = [Dimension.Named("product"), Dimension.Named("language")];

    /// <summary>The team's hours, with the public holidays of Berlin, an all-hands morning and a Saturday of a product launch.</summary>
    public static BusinessCalendar Calendar { get; } = BusinessCalendar.In("Europe/Berlin")
        .Weekdays(new LocalTime(8, 0), new LocalTime(17, 0))
        .On(IsoDayOfWeek.Monday, new LocalTime(17, 0), new LocalTime(19, 0))
        .Break(new LocalDate(2026, 3, 12), new LocalTime(9, 0), new LocalTime(12, 0))
        .Shift(new LocalDate(2026, 5, 9), new LocalTime(10, 0), new LocalTime(16, 0))
        .ClosedEveryYear(1, 1, "New Year")
        .ClosedEveryYear(3, 8, "Women's Day")
        .Closed(new LocalDate(2026, 4, 3), "Good Friday")
        .Closed(new LocalDate(2026, 4, 6), "Easter Monday")
        .ClosedEveryYear(5, 1, "Labour Day")
        .Closed(new LocalDate(2026, 5, 14), "Ascension Day")
        .Closed(new LocalDate(2026, 5, 25), "Whit Monday")
        .ClosedEveryYear(10, 3, "Unity Day")
        .ClosedEveryYear(12, 25, "Christmas Day")
        .ClosedEveryYear(12, 26, "St. Stephen's Day")
        .Build();

    /// <summary>What the team has promised.</summary>
    public static Definitions Definitions { get; } = Definitions.Default with
    {
        Name = "built-in sample",
        Slas =
        [
            new SlaRule
            {
                Name = "first reply",
                Clock = SlaClock.FirstResponseTime,
                Basis = HoursBasis.Business,
                Target = Duration.FromHours(8),
                Targets = [For("urgent", 1), For("high", 4)],
            },
            new SlaRule { Name = "first reply within 24 h", Clock = SlaClock.FirstResponseTime, Basis = HoursBasis.Calendar, Target = Duration.FromHours(24) },
            new SlaRule { Name = "next reply", Clock = SlaClock.NextResponseTime, Basis = HoursBasis.Business, Target = Duration.FromHours(8) },
            new SlaRule
            {
                Name = "resolution",
                Clock = SlaClock.ResolutionTime,
                Basis = HoursBasis.Business,
                Target = Duration.FromHours(40),
                Targets = [For("urgent", 8), For("high", 20)],
            },
        ],
        ServiceLevels = [new ServiceLevelRule { Target = 0.8 }],
    };

    /// <summary>Pushes every record, tickets by creation.</summary>
    public static void Fill(IRecordSink sink) => new SampleHistory(sink, Start, End).Tell();

    private static SlaTarget For(string priority, int hours) =>
        new() { When = new Dictionary<string, string> { ["priority"] = priority }, Target = Duration.FromHours(hours) };
}
