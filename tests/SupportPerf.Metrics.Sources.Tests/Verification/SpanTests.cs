using System.Globalization;

namespace SupportPerf.Metrics.Sources.Tests.Verification;

/// <summary>Figures of spans that the source names: clocks of SLAs with their own starts and stops.</summary>
public class SpanTests
{
    private static readonly BusinessCalendar NineToFive = BusinessCalendar.In("UTC").Weekdays(new(9, 0), new(17, 0)).Build();
    private static readonly Instant Monday = Instant.FromUtc(2026, 11, 2, 0, 0);

    [Theory]
    [InlineData(10, 15, 4)] // 10-11 and 12-15: pending from 11 to 12
    [InlineData(11, 12, 0)] // nothing but pending
    [InlineData(11, 13, 1)]
    [InlineData(9, 11, 2)]
    [InlineData(12, 34, 6)] // 12-17 and, from 10:00 on, on hold: Tuesday 09-10
    public void Add_MeasuresTheSpan_WithoutThePausedStatuses(int from, int to, int hours)
    {
        VerifiedMetric metric = Compare(from, to, Duration.FromHours(hours));
        Assert.Equal((1, 1, Duration.Zero), (metric.Compared, metric.Equal, metric.LargestDifference!.Value));
        Assert.Equal(("sla_time", "Time to resolution", HoursBasis.Business), (metric.Metric, metric.Variant, metric.Basis));
    }

    [Fact]
    public void Add_IsExact_ToTheMillisecond() =>
        Assert.Equal((0, Duration.FromMilliseconds(1)), (Compare(10, 15, Duration.FromHours(4) + Duration.FromMilliseconds(1)).Equal, Compare(10, 15, Duration.FromHours(4) + Duration.FromMilliseconds(1)).LargestDifference!.Value));

    [Fact]
    public void Add_SaysThatTheClockDidNotStandStill()
    {
        VerifiedMetric metric = Compare(10, 15, Duration.FromHours(5));
        Assert.Equal("It is the time of the whole span: this clock did not stand still in Pending or OnHold.", Assert.Single(metric.Differences).Explanation);
    }

    [Theory]
    [InlineData(10, 40, 8, null)] // Monday 10-11 and 12-17, Tuesday 09-10; then on hold
    [InlineData(10, 40, 13, "This clock stands still in Pending, not in Pending and OnHold.")] // its hours until 16:00 too
    [InlineData(10, 40, 14, "It is the time of the whole span: this clock did not stand still in Pending or OnHold.")]
    [InlineData(10, 40, 7, null)]
    public void Add_SaysInWhichStatusesTheClockStoodStill(int from, int to, int hours, string? expected)
    {
        VerifiedMetric metric = Compare(from, to, Duration.FromHours(hours));
        Assert.Equal(hours == 7, metric.Equal == 1);
        Assert.Equal(expected ?? (hours == 7 ? null : "This clock stands still in OnHold, not in Pending and OnHold."), metric.Differences.Select(difference => difference.Explanation).SingleOrDefault());
    }

    [Fact]
    public void Add_NamesTheCalendarThatFits_WhereTheTicketNamesNone()
    {
        SourceVerification verification = new(SourceCatalog.Find("zendesk")!, new() { Calendars = new Dictionary<string, BusinessCalendar> { ["Always"] = BusinessCalendar.AlwaysOpen, ["Office"] = NineToFive } });
        verification.Add(Of(12, 34, Duration.FromHours(6)));
        VerifiedMetric metric = Assert.Single(verification.Report.Metrics);
        Assert.Equal((1, "It names no schedule, and no business hours are given; the figure is that of 'Office'."), (metric.Missing, Assert.Single(metric.Differences).Explanation));
    }

    [Fact]
    public void WriteTable_NamesTheSla()
    {
        SourceVerification verification = new(SourceCatalog.Find("zendesk")!, new() { Calendar = NineToFive });
        verification.Add(Of(10, 15, Duration.FromHours(5)));
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        verification.Report.WriteTable(writer);
        Assert.Contains("\nsla_time (Time to resolution)  business         1      0        0              60 min\n\nsla_time (Time to resolution), business hours:\n", writer.ToString(), StringComparison.Ordinal);
        using MemoryStream json = new();
        verification.Report.WriteJson(json);
        Assert.Contains("\"metric\":\"sla_time\",\"variant\":\"Time to resolution\"", System.Text.Encoding.UTF8.GetString(json.ToArray()), StringComparison.Ordinal);
    }

    private static VerifiedMetric Compare(int from, int to, Duration reported)
    {
        SourceVerification verification = new(SourceCatalog.Find("zendesk")!, new() { Calendar = NineToFive });
        verification.Add(Of(from, to, reported));
        return Assert.Single(verification.Report.Metrics);
    }

    private static Ticket Of(int from, int to, Duration reported)
    {
        TicketEvent Status(int hour, TicketStatus status) => new() { At = Monday + Duration.FromHours(hour), Kind = TicketEventKind.Status, Status = status };
        return new()
        {
            Id = "1",
            CreatedAt = Monday + Duration.FromHours(9),
            InitialStatus = TicketStatus.Open,
            Events = [Status(11, TicketStatus.Pending), Status(12, TicketStatus.Open), Status(34, TicketStatus.OnHold)],
            ReportedMetrics =
            [
                new() { Metric = "sla_time", Variant = "Time to resolution", Basis = HoursBasis.Business, Duration = reported, Span = new() { Start = Monday + Duration.FromHours(from), Stop = Monday + Duration.FromHours(to) } },
            ],
        };
    }
}
