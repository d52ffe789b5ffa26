using System.Buffers;

namespace SupportPerf.Metrics.Tests.Reports;

/// <summary>States that earlier builds wrote: they must be read for ever.</summary>
public class GoldenStateTests
{
    private static readonly ReportOptions Options = new()
    {
        Calendar = BusinessCalendar.In("Europe/Berlin").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Closed(new LocalDate(2026, 1, 1)).Build(),
        Period = PeriodGrain.Month,
        By = [Dimension.Group],
    };

    private static readonly string[] Figures =
    [
        "first_response_time", "resolution_time", "resolution_rate", "tickets_created", "reopens", "backlog", "open_age", "csat", "nps", "queue_time", "calls_answered", "qa_score", "occupancy",
    ];

    private static Ticket Ticket(int i) => new()
    {
        Id = $"{i}",
        CreatedAt = Instant.FromUtc(2026, 1, 1, 8, 0) + Duration.FromHours(7 * i),
        FirstResponseAt = i % 5 == 0 ? null : Instant.FromUtc(2026, 1, 1, 8, 0) + Duration.FromHours(7 * i) + Duration.FromSeconds(61 * i),
        SolvedAt = i % 4 == 0 ? null : Instant.FromUtc(2026, 1, 1, 8, 0) + Duration.FromHours(9 * i) + Duration.FromMilliseconds(i % 3),
        Reopens = i % 3,
        Group = i % 2 == 0 ? "Köln" : null,
    };

    private static SupportReportBuilder Built()
    {
        SupportReportBuilder builder = new(Options);
        for (int i = 0; i < 100; i++)
        {
            builder.Add(Ticket(i));
        }

        for (int i = 0; i < 30; i++)
        {
            Instant at = Instant.FromUtc(2026, 1, 10, 0, 0) + Duration.FromHours(11 * i);
            builder.Add(new SurveyResponse { Id = $"c{i}", Kind = SurveyKind.Csat, Score = 1 + (i % 5), AnsweredAt = at, Weight = i % 6 == 0 ? 1.5m : null });
            builder.Add(new SurveyResponse { Id = $"n{i}", Kind = SurveyKind.Nps, Score = i % 11, AnsweredAt = at });
            builder.Add(new Call { Id = $"k{i}", OfferedAt = at, Outcome = i % 4 == 0 ? CallOutcome.Abandoned : CallOutcome.Answered, QueueTime = Duration.FromSeconds(3 * i) });
        }

        builder.Add(new QaReview { Id = "q", ReviewedAt = Instant.FromUtc(2026, 1, 12, 0, 0), Categories = [new() { Name = "tone", Score = 0.5m }] });
        builder.Add(new AgentTime { Agent = "a", Start = Instant.FromUtc(2026, 1, 12, 0, 0), TalkTime = Duration.FromHours(3), AvailableTime = Duration.FromHours(1), PaidTime = Duration.FromHours(8) });
        builder.Add(new SurveyResponse { Id = "r", Kind = SurveyKind.Csat, Score = 4, TicketId = "7", AnsweredAt = Instant.FromUtc(2026, 1, 12, 0, 0) });
        builder.Add(new DataIssue { Kind = DataIssueKind.UnreadableDate, RecordId = "x", Message = "Not a date." });
        return builder;
    }

    private static byte[] Save(SupportReportBuilder builder)
    {
        ArrayBufferWriter<byte> bytes = new();
        builder.Save(bytes);
        return bytes.WrittenSpan.ToArray();
    }

    private static string[] RowsOf(SupportReportBuilder builder) =>
        [.. builder.Build().Rows.Where(static row => Figures.Contains(row.Metric)).Select(static row => (Then(row) with { DefinitionId = "", Dimensions = new Dictionary<string, string?>() }).ToString() + row.Dimensions.GetValueOrDefault("group"))];

    // Then, weighted figures had no intervals.
    private static ReportRow Then(ReportRow row) => row.Weighting == "weighted" ? row with { CiLow = null, CiHigh = null, CiMethod = null } : row;

    [Fact]
    public void The_state_of_version_1_is_read_written_back_and_added_to()
    {
        byte[] golden = File.ReadAllBytes(Repository.Path("tests", "SupportPerf.Metrics.Tests", "Golden", "report-v1.state"));

        SupportReportBuilder loaded = SupportReportBuilder.Load(golden, Options);

        Assert.Equal(golden, Save(loaded));
        Assert.Equal(RowsOf(Built()), RowsOf(loaded));
        loaded.Retract(Ticket(17));
        loaded.Add(Ticket(17));
        Assert.Equal(golden, Save(loaded));
    }

    [Fact]
    public void The_sections_of_version_1_are_written_as_then()
    {
        byte[] golden = File.ReadAllBytes(Repository.Path("tests", "SupportPerf.Metrics.Tests", "Golden", "report-v1.state"));
        byte[] now = Save(Built());
        foreach (string name in StateBytes.SectionNames(now).Except(StateBytes.SectionNames(golden)).ToArray())
        {
            now = StateBytes.WithoutSection(now, name);
        }

        Assert.Equal(golden, now);
    }
}
