using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Tests.Surveys;

/// <summary>Satisfaction with tickets that were reopened, counted and left out.</summary>
public class ReopenedSurveyTests
{
    private static readonly SurveyDefinitions WithoutReopened = new() { ExcludeReopened = true };

    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 8, 0);

    private static Ticket[] Tickets { get; } = [Solved("T-1", 0), Solved("T-2", 1), Solved("T-3", 0)];

    private static SurveyResponse[] Answers { get; } =
    [
        Answer("1", "T-1", 5), Answer("2", "T-2", 5), Answer("3", "T-3", 1), Answer("4", null, 4), Answer("5", "T-2", 5) with { Question = "speed" },
        Answer("6", "T-2", null), Answer("7", "T-2", 10) with { Kind = SurveyKind.Nps },
    ];

    private static Ticket Solved(string id, int reopens) => new() { Id = id, CreatedAt = Start, Status = TicketStatus.Solved, SolvedAt = Start + Duration.FromHours(3), Reopens = reopens };

    private static SurveyResponse Answer(string id, string? ticket, int? score) => new()
    {
        Id = id,
        Kind = SurveyKind.Csat,
        Score = score,
        TicketId = ticket,
        SentAt = Start + Duration.FromHours(4),
        AnsweredAt = score is null ? null : Start + Duration.FromHours(5),
    };

    private static ReportOptions Options(SurveyDefinitions surveys) => new() { Definitions = new Definitions { Surveys = surveys } };

    private static SupportReportBuilder Builder(SurveyDefinitions surveys, IEnumerable<Ticket> tickets, IEnumerable<SurveyResponse> answers)
    {
        SupportReportBuilder builder = new(Options(surveys));
        foreach (SurveyResponse answer in answers)
        {
            builder.Add(answer);
        }

        foreach (Ticket ticket in tickets)
        {
            builder.Add(ticket);
        }

        return builder;
    }

    private static (double Good, double All, long LeftOut) Satisfaction(SupportReport report)
    {
        ReportRow row = report.Find("csat", "ratio")!;
        return (row.Numerator!.Value, row.Denominator!.Value, row.Excluded);
    }

    [Fact]
    public void They_count_unless_the_definitions_leave_them_out()
    {
        // Good are T-1, T-2 and the one without a ticket, T-3 is bad; the invitation that nobody answered is left out of both.
        Assert.Equal((3d, 4d, 1L), Satisfaction(SupportReport.Compute(Tickets, Answers, Options(SurveyDefinitions.Default))));
        Assert.Equal((2d, 3d, 2L), Satisfaction(SupportReport.Compute(Tickets, Answers, Options(WithoutReopened))));
    }

    [Fact]
    public void All_answers_to_a_ticket_can_count_and_none_to_a_reopened_one()
    {
        SurveyResponse[] answers = [.. Answers, Answer("8", "T-1", 1), Answer("9", "T-2", 1)];

        Assert.Equal((3d, 6d, 1L), Satisfaction(SupportReport.Compute(Tickets, answers, Options(new() { Repeats = RepeatedAnswers.All }))));
        Assert.Equal((2d, 4d, 3L), Satisfaction(SupportReport.Compute(Tickets, answers, Options(WithoutReopened with { Repeats = RepeatedAnswers.All }))));
    }

    [Fact]
    public void An_answer_left_out_is_in_no_share_of_those_asked_either()
    {
        SupportReport report = SupportReport.Compute(Tickets, Answers, Options(WithoutReopened with { SatisfactionOf = SurveyPopulation.Sent }));

        Assert.Equal((2d, 4d), (report.Find("csat", "ratio")!.Numerator!.Value, report.Find("csat", "ratio")!.Denominator!.Value));
        ReportRow asked = report.Rows.Single(static row => row is { Metric: "response_rate", Variant: "csat" });
        Assert.Equal((4d, 5d), (asked.Numerator!.Value, asked.Denominator!.Value));
    }

    [Fact]
    public void Other_questions_of_satisfaction_are_left_out_too_and_other_surveys_not()
    {
        SupportReport report = SupportReport.Compute(Tickets, Answers, Options(WithoutReopened));

        Assert.Equal(0, report.Rows.Single(static row => row is { Metric: "csat", Variant: "speed", Statistic: "ratio" }).Denominator);
        Assert.Equal(100, report.Find("nps", "score")!.Value);
    }

    [Fact]
    public void Order_and_split_do_not_matter_and_a_reopen_can_be_taken_back()
    {
        string expected = SupportReport.Compute(Tickets, Answers, Options(WithoutReopened)).ToJson();
        SupportReportBuilder one = Builder(WithoutReopened, Tickets.Take(1), Answers);
        one.Merge(Builder(WithoutReopened, Tickets.Skip(1), []));

        Assert.Equal(Satisfaction(SupportReport.Compute(Tickets, Answers, Options(WithoutReopened))), Satisfaction(one.Build()));
        Assert.Equal(expected, SupportReport.Compute([.. Tickets.Reverse()], Answers, Options(WithoutReopened)).ToJson());

        one.Retract(Tickets[1]);
        one.Add(Tickets[1] with { Reopens = 0 });
        Assert.Equal((3d, 4d, 1L), Satisfaction(one.Build()));
    }

    [Fact]
    public void A_table_says_that_it_cannot()
    {
        TicketTable table = TicketTable.FromColumns(
            new TicketColumns { Created = InstantColumn.FromUnixSeconds(new long[] { Start.ToUnixTimeSeconds() }), Csat = new ScoreColumn(new sbyte[] { 5 }) },
            Options(WithoutReopened).Definitions);

        Assert.Contains("ExcludeReopened", Assert.Throws<ArgumentException>(() => table.Report()).Message, StringComparison.Ordinal);
    }
}
