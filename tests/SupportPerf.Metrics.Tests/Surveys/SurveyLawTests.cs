using FsCheck.Xunit;
using SupportPerf.Metrics.Tests.Reports;

namespace SupportPerf.Metrics.Tests.Surveys;

public class SurveyLawTests
{
    [Property(MaxTest = 60, Replay = "20261122,1")]
    public void Order_and_split_do_not_matter(int seed)
    {
        Random random = new(seed);
        ReportOptions options = Options(random);
        Action<SupportReportBuilder>[] records = [.. Enumerable.Range(0, random.Next(60)).Select(i => Add(Response(i, random)))];
        ReportLaws.Hold(options, records, random);
    }

    [Property(MaxTest = 30, Replay = "20261122,3")]
    public void A_score_out_of_scale_changes_only_what_is_left_out(int seed)
    {
        Random random = new(seed);
        Action<SupportReportBuilder>[] records = [.. Enumerable.Range(0, 1 + random.Next(30)).Select(i => Add(Response(i, random) with { Kind = SurveyKind.Csat, Question = null, Score = 4 }))];
        Action<SupportReportBuilder>[] bad = [.. Enumerable.Range(100, 1 + random.Next(5)).Select(i => Add(Response(i, random) with { Kind = SurveyKind.Csat, Question = null, Score = 6, Sentiment = null }))];
        ReportLaws.LeaveOut(new ReportOptions(), records, bad);
    }

    [Property(MaxTest = 60, Replay = "20261122,5")]
    public void What_counts_of_each_ticket_is_its_latest_or_first_answer(int seed)
    {
        Random random = new(seed);
        bool latest = random.Next(2) == 0;
        Definitions definitions = Definitions.Default with { Surveys = new() { Repeats = latest ? RepeatedAnswers.Latest : RepeatedAnswers.First } };
        SurveyResponse[] answers = [.. Enumerable.Range(0, random.Next(50)).Select(i => new SurveyResponse
        {
            Id = $"{i}",
            Kind = SurveyKind.Csat,
            Score = random.Next(1, 6),
            TicketId = $"t{random.Next(12)}",
            AnsweredAt = ReportLaws.Start.Plus(Duration.FromMinutes(i)),
        })];

        SupportReport report = SupportReport.Compute([], answers, new ReportOptions { Definitions = definitions });

        SurveyResponse[] counted = [.. answers.GroupBy(answer => answer.TicketId).Select(ticket => latest ? ticket.Last() : ticket.First())];
        ReportRow? row = report.Find("csat", "ratio");
        Assert.Equal(counted.Length, row?.Denominator ?? 0);
        Assert.Equal(counted.Count(answer => answer.Score >= 4), row?.Numerator ?? 0);
        Assert.Equal(answers.Length - counted.Length, row?.Excluded ?? 0);
    }

    private static Action<SupportReportBuilder> Add(SurveyResponse response) => builder => builder.Add(response);

    private static ReportOptions Options(Random random) => new()
    {
        Period = random.Next(2) == 0 ? PeriodGrain.All : PeriodGrain.Day,
        By = random.Next(2) == 0 ? [] : [Dimension.Group, Dimension.HourOfDay],
        CompareSurveysWithTickets = random.Next(2) == 0,
        Definitions = Definitions.Default with
        {
            Surveys = new SurveyDefinitions
            {
                Repeats = (RepeatedAnswers)random.Next(3),
                RespondentWindow = random.Next(2) == 0 ? null : Duration.FromHours(random.Next(48)),
                Anchor = (SurveyAnchor)random.Next(2),
                SatisfactionOf = (SurveyPopulation)random.Next(2),
                Effort = (EffortDirection)random.Next(2),
                ZeroIsBlank = random.Next(2) == 0,
                ClampToScale = random.Next(2) == 0,
            },
        },
    };

    private static SurveyResponse Response(int id, Random random)
    {
        SurveyKind kind = (SurveyKind)random.Next(3);
        return new SurveyResponse
        {
            Id = $"r{id}",
            Kind = kind,
            Question = random.Next(4) == 0 ? "speed" : null,
            Score = random.Next(6) == 0 ? null : random.Next(-1, kind == SurveyKind.Nps ? 12 : 9),
            Sentiment = random.Next(8) == 0 ? (Sentiment)random.Next(-1, 2) : null,
            Weight = random.Next(5) == 0 ? random.Next(1, 500) / 100m : null,
            SentAt = random.Next(5) == 0 ? null : ReportLaws.Start.Plus(Duration.FromMinutes(30 * random.Next(200))),
            AnsweredAt = random.Next(10) == 0 ? null : ReportLaws.Start.Plus(Duration.FromMinutes(30 * random.Next(200))),
            TicketId = random.Next(3) == 0 ? null : $"t{random.Next(15)}",
            Respondent = random.Next(3) == 0 ? null : $"p{random.Next(10)}",
            Group = random.Next(4) == 0 ? null : $"g{random.Next(3)}",
        };
    }
}
