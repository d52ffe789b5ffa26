using System.Buffers;
using FsCheck.Xunit;

namespace SupportPerf.Metrics.Tests.Tables;

public class PlainAnswersLaws
{
    private static readonly PeriodGrain[] Grains = [PeriodGrain.All, PeriodGrain.Hour, PeriodGrain.Day, PeriodGrain.Month, PeriodGrain.Year];

    /// <summary>A scale that is named, though it is the usual one, has the answer read in full.</summary>
    [Property(Replay = "31, 5", MaxTest = 24)]
    public void Answers_that_say_nothing_but_a_score_count_as_any_other(int seed, byte choice)
    {
        Random random = new(seed);
        ReportOptions options = OptionsOf(random, choice);
        EffortDirection effort = options.Definitions.Surveys.Effort;
        SurveyResponse[] answers = [.. Enumerable.Range(0, random.Next(4) == 0 ? random.Next(300) : 4500).Select(i => AnswerOf(random, i))];
        SupportReportBuilder plain = Builder(answers, options);
        SupportReportBuilder full = Builder(answers.Select(answer => answer.Scale is null ? answer with { Scale = UsualScale(answer.Kind, effort) } : answer), options);
        Assert.Equal(Saved(full), Saved(plain));
        TableRecords.AssertSame(full.Build(), plain.Build());
    }

    [Fact]
    public void Every_answer_counts_at_once()
    {
        SurveyResponse answer = new() { Id = "1", Kind = SurveyKind.Csat, Score = 5, AnsweredAt = Instant.FromUtc(2026, 3, 2, 9, 0) };
        SupportReportBuilder builder = new(new ReportOptions { Metrics = ["csat"], Statistics = ["ratio"] });
        builder.Add(answer);
        builder.Add(answer with { Id = "2" });
        Assert.Equal(1, Assert.Single(builder.Build().Rows).Value);
        builder.Add(answer with { Id = "3", Score = 1 });
        builder.Add(answer with { Id = "4", Score = 1 });
        Assert.Equal(0.5, Assert.Single(builder.Build().Rows).Value);
        builder.Retract(answer);
        Assert.Equal(1 / 3d, Assert.Single(builder.Build().Rows).Value);
    }

    private static ReportOptions OptionsOf(Random random, byte choice)
    {
        Instant middle = Instant.FromUtc(2026, 1, 1, 0, 0);
        return new ReportOptions
        {
            TimeZone = DateTimeZoneProviders.Tzdb[TableRecords.Zones[random.Next(TableRecords.Zones.Length)]],
            AsOf = (choice & 1) != 0 ? middle + Duration.FromDays(random.Next(300)) + Duration.FromNanoseconds(random.Next(3)) : null,
            Period = Grains[random.Next(Grains.Length)],
            From = (choice & 2) != 0 ? middle - Duration.FromHours(random.Next(3000)) : null,
            To = (choice & 4) != 0 ? middle + Duration.FromSeconds(random.Next(10_000_000)) : null,
            By = random.Next(2) == 0 ? [] : [Dimension.Group],
            Definitions = new Definitions
            {
                Surveys = new SurveyDefinitions
                {
                    Anchor = random.Next(2) == 0 ? SurveyAnchor.Sent : SurveyAnchor.Answered,
                    Repeats = random.Next(2) == 0 ? RepeatedAnswers.All : RepeatedAnswers.Latest,
                    RespondentWindow = random.Next(2) == 0 ? Duration.FromDays(30) : null,
                    ZeroIsBlank = random.Next(3) == 0,
                    ClampToScale = random.Next(3) == 0,
                    Effort = random.Next(2) == 0 ? EffortDirection.HigherIsEasier : EffortDirection.LowerIsEasier,
                },
            },
        };
    }

    private static SurveyResponse AnswerOf(Random random, int number)
    {
        SurveyKind kind = (SurveyKind)random.Next(3);
        Instant sent = Instant.FromUtc(2025, 9, 1, 0, 0) + Duration.FromSeconds(random.Next(20_000_000));
        bool odd = random.Next(8) == 0;
        return new SurveyResponse
        {
            Id = $"a{number}",
            Kind = kind,
            Score = odd && random.Next(3) == 0 ? null : random.Next(kind == SurveyKind.Nps ? 11 : 8),
            SentAt = odd && random.Next(3) == 0 ? null : sent,
            AnsweredAt = odd && random.Next(3) == 0 ? null : sent + Duration.FromSeconds(random.Next(400_000)) + (random.Next(20) == 0 ? Duration.FromMilliseconds(5) : Duration.Zero),
            Sentiment = odd && random.Next(5) == 0 ? Sentiment.Positive : null,
            Weight = odd && random.Next(5) == 0 ? 2.5m : null,
            Question = odd && random.Next(5) == 0 ? "How easy?" : null,
            TicketId = random.Next(6) == 0 ? $"t{random.Next(50)}" : null,
            Respondent = random.Next(6) == 0 ? $"r{random.Next(50)}" : null,
            Group = random.Next(4) switch { 0 => "Berlin", 1 => "Austin", 2 => "Pune", _ => null },
        };
    }

    private static SurveyScale UsualScale(SurveyKind kind, EffortDirection effort) => kind switch
    {
        SurveyKind.Nps => SurveyScale.ZeroToTen,
        SurveyKind.Ces when effort == EffortDirection.HigherIsEasier => SurveyScale.OneToSeven,
        _ => SurveyScale.OneToFive,
    };

    private static SupportReportBuilder Builder(IEnumerable<SurveyResponse> answers, ReportOptions options)
    {
        SupportReportBuilder builder = new(options);
        builder.AddSurveys(answers);
        return builder;
    }

    private static byte[] Saved(SupportReportBuilder builder)
    {
        ArrayBufferWriter<byte> writer = new();
        builder.Save(writer);
        return writer.WrittenSpan.ToArray();
    }
}
