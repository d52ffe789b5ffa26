using FsCheck.Xunit;
using SupportPerf.Metrics.Statistics;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Tests.Tables;

/// <summary>The report of a survey table is, bit for bit, that of the same answers given one by one, by any number of threads, of any part of it.</summary>
public class SurveyTableLaws
{
    private static readonly Instant Now = Instant.FromUtc(2026, 2, 20, 12, 0).PlusNanoseconds(7);

    private static readonly SurveyDefinitions[] Surveys =
    [
        SurveyDefinitions.Default,
        new() { Repeats = RepeatedAnswers.First, RespondentWindow = Duration.FromDays(20), ClampToScale = true },
        new() { Repeats = RepeatedAnswers.All, Anchor = SurveyAnchor.Sent, Effort = EffortDirection.LowerIsEasier },
        new() { RespondentWindow = Duration.FromDays(60), Anchor = SurveyAnchor.Sent, ZeroIsBlank = true, SatisfactionOf = SurveyPopulation.Sent },
    ];

    [Property(Replay = "17, 23", MaxTest = 60)]
    public void Its_report_is_that_of_the_answers_by_any_number_of_threads(int seed, byte size, byte choice, bool hasAsOf)
    {
        SurveyResponse[] answers = Answers(seed, (size % 6) switch { 0 => 0, 1 => 1, 2 => 1023, 3 => 1024, 4 => 1025, _ => 3000 + size });
        Definitions definitions = Definitions.Default with { Surveys = Surveys[choice % Surveys.Length] };
        ReportOptions options = Choose(choice / Surveys.Length) with { Definitions = definitions };

        // The latest instant of a table is that of all its records, of a filtered stream that of those left.
        options = options with { AsOf = hasAsOf || options.Where.Count > 0 ? Now : null };
        SurveyTable table = SurveyTable.Of(answers, definitions, options.AsOf);
        SupportReport expected = Streamed(answers, options);
        foreach (int threads in new[] { 1, 2, 5 })
        {
            SupportReport actual = table.Report(options, threads);
            TableRecords.AssertSame(expected, actual);
            TableRecords.AssertSameIssues(expected, actual, options);
        }
    }

    [Property(Replay = "29, 31", MaxTest = 30)]
    public void The_report_of_a_part_is_that_of_its_answers(int seed, byte choice)
    {
        SurveyResponse[] answers = Answers(seed, 1500);
        Definitions definitions = Definitions.Default with { Surveys = Surveys[choice % Surveys.Length] };
        ReportOptions options = Choose(choice / Surveys.Length) with { Definitions = definitions, AsOf = Now };
        SurveyResponse[] known = [.. answers.Where(static answer => !(answer.AnsweredAt > Now) && !(answer.AnsweredAt is null && answer.SentAt > Now))];
        SurveyTable table = SurveyTable.Of(answers, definitions, Now);

        Check(known.Skip(130).Take(400), table.Slice(130, 400));
        Check(known.Where(static answer => answer.Group == "Berlin"), table.Where(Dimension.Group, "Berlin"));
        Check(
            known.Skip(100).Where(static answer => answer.Group is null or "" or "Pune").Skip(20).Take(150).Where(static answer => answer.Dimensions.ContainsKey("product")),
            table.Slice(100, table.Count - 100).Where(Dimension.Group, "Pune", SupportReport.NoValue).Slice(20, 150).Where(Dimension.Named("product"), "phone", "watch"));
        Check([], table.Where(Dimension.Agent, "nobody"));
        Check([], table.Slice(table.Count, 0));

        void Check(IEnumerable<SurveyResponse> expected, SurveyTable part)
        {
            SurveyResponse[] kept = [.. expected];
            Assert.Equal(kept.Length, part.Count);
            TableRecords.AssertSame(Streamed(kept, options), part.Report(options, 3));
        }
    }

    [Property(Replay = "5, 7", MaxTest = 40)]
    public void A_table_of_columns_is_that_of_the_same_answers(int seed, byte choice)
    {
        SurveyKind kind = (SurveyKind)(choice % 3);
        SurveyScale? scale = (choice & 32) != 0 ? new SurveyScale(0, 5) : null;
        SurveyResponse[] answers = [.. Answers(seed, 400).Select((answer, row) => answer with { Id = $"row {row}", Kind = kind, Scale = scale })];
        Definitions definitions = Definitions.Default with { Surveys = Surveys[choice % Surveys.Length] };
        ReportOptions options = Choose(choice / Surveys.Length) with { Definitions = definitions, AsOf = Now };
        SurveyColumns columns = new()
        {
            Kind = kind,
            Scores = ColumnRecords.Scores([.. answers.Select(static answer => (sbyte?)answer.Score)], scale),
            AnsweredAt = ColumnRecords.Instants([.. answers.Select(static answer => answer.AnsweredAt)]),
            SentAt = ColumnRecords.Instants([.. answers.Select(static answer => answer.SentAt)]),
            Sentiments = [.. answers.Select(static answer => answer.Sentiment)],
            Questions = [.. answers.Select(static answer => answer.Question)],
            Weights = [.. answers.Select(static answer => answer.Weight)],
            TicketIds = [.. answers.Select(static answer => answer.TicketId)],
            Respondents = [.. answers.Select(static answer => answer.Respondent)],
            Dimensions = [ColumnRecords.Texts(Dimension.Group, [.. answers.Select(static answer => answer.Group)])],
        };

        // Columns have no product here.
        SupportReport expected = Streamed(answers.Select(static answer => answer with { Dimensions = new Dictionary<string, string>() }), options);
        SupportReport actual = SurveyTable.FromColumns(columns, definitions, Now).Report(options);
        TableRecords.AssertSame(expected, actual);
        TableRecords.AssertSameIssues(expected, actual, options);
        TableRecords.AssertSame(
            Streamed(answers.Select(static answer => answer with { Id = "X" + answer.Id, Dimensions = new Dictionary<string, string>() }), options),
            SurveyTable.FromColumns(columns with { Ids = [.. answers.Select(static answer => "X" + answer.Id)] }, definitions, Now).Report(options));
    }

    [Fact]
    public void Readers_push_into_its_builder()
    {
        SurveyResponse[] answers = Answers(3, 50);
        SurveyTableBuilder builder = new();
        foreach (SurveyResponse answer in answers)
        {
            builder.Add(answer);
        }

        RandomRecords random = new(1);
        builder.Add(random.Ticket("T1"));
        builder.Add(random.Call("C1"));
        builder.Add(random.Review("Q1"));
        builder.Add(new DataIssue { RecordId = "x", Kind = DataIssueKind.UnreadableNumber, Message = "m" });
        SurveyTable table = builder.Build();
        Assert.Equal(50, table.Count);
        Assert.Equal(50, table.Report().Quality.Records["surveys"]);
        Assert.Contains(table.Report().Quality.Issues, static issue => issue is { Kind: DataIssueKind.UnreadableNumber, Count: 1 });
        Assert.Throws<InvalidOperationException>(builder.Build);
        Assert.Throws<InvalidOperationException>(() => builder.Add(answers[0]));
    }

    [Fact]
    public void Columns_take_few_bytes_an_answer()
    {
        SurveyResponse[] answers = [.. Enumerable.Range(0, 5000).Select(static i => new SurveyResponse
        {
            Id = $"{i}",
            Kind = SurveyKind.Csat,
            Score = 1 + (i % 5),
            AnsweredAt = Instant.FromUnixTimeSeconds(1_750_000_000 + i),
            TicketId = $"T{i}",
            Group = i % 2 == 0 ? "Berlin" : "Pune",
        })];
        Assert.Equal(6, SurveyTable.Of(answers).ColumnBytes / 5000.0, 1);
    }

    [Fact]
    public void What_does_not_fit_is_said()
    {
        ScoreColumn two = new(new sbyte[] { 1, 2 });
        InstantColumn three = InstantColumn.FromUnixSeconds(new long[] { 1, 2, 3 });
        Says("AnsweredAt has 3 rows; Scores has 2", () => SurveyTable.FromColumns(new SurveyColumns { Kind = SurveyKind.Csat, Scores = two, AnsweredAt = three }));
        Says("ExcludeReopened", () => new SurveyTableBuilder(Definitions.Default with { Surveys = new() { ExcludeReopened = true } }));
        SurveyTable table = SurveyTable.FromColumns(new SurveyColumns { Kind = SurveyKind.Csat, Scores = two });
        Says("A table of answers does not carry service_level. It has csat, nps, ces, response_rate", () => table.Report(new ReportOptions { Metrics = ["service_level"] }));
        Says("has 2 answers", () => table.Slice(3, 0));
        Says("least one thread", () => table.Report(degreeOfParallelism: 0));
        SurveyTable undated = SurveyTable.Of(Enumerable.Range(0, 5000).Select(static i => new SurveyResponse { Id = $"S{i}", Kind = SurveyKind.Nps, Score = 9 }));
        ReportOptions strict = new() { Period = PeriodGrain.Month, OnBadData = BadData.Throw };
        Assert.Contains("S0", Assert.Throws<InvalidSupportDataException>(() => undated.Report(strict, 4)).Message, StringComparison.Ordinal);
        Assert.Throws<OperationCanceledException>(() => undated.Report(null, 4, new CancellationToken(canceled: true)));

        static void Says(string text, Func<object> act) => Assert.Contains(text, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);
    }

    private static ReportOptions Choose(int choice) => (choice % 6) switch
    {
        0 => new(),
        1 => new() { By = [Dimension.Group], Period = PeriodGrain.Month },
        2 => new() { By = [Dimension.Named("product"), Dimension.Group], Period = PeriodGrain.Week, TimeZone = DateTimeZoneProviders.Tzdb["Pacific/Apia"], Metrics = ["csat", "response_rate"] },
        3 => new() { By = [Dimension.HourOfDay, Dimension.Weekday], Statistics = ["ratio", "score", "mean"] },
        4 => new() { From = Instant.FromUtc(2026, 1, 20, 5, 30), To = Instant.FromUtc(2026, 3, 2, 0, 0), Where = [new(Dimension.Group, "Berlin"), new(Dimension.Group, SupportReport.NoValue)] },
        _ => new() { Calendar = TableRecords.Berlin, Period = PeriodGrain.Hour, Quantiles = QuantileMode.Approximate },
    };

    private static SupportReport Streamed(IEnumerable<SurveyResponse> answers, ReportOptions options)
    {
        SupportReportBuilder builder = new(options.Metrics.Count > 0 ? options : options with { Metrics = SurveyTable.Metrics });
        builder.AddSurveys(answers);
        return builder.Build();
    }

    private static SurveyResponse[] Answers(int seed, int count)
    {
        RandomRecords random = new(seed);
        return
        [
            .. random.Surveys(count).Select(answer => answer with
            {
                // Ages before 1970, and finer than a second.
                SentAt = random.Chance(4) ? Instant.FromUtc(1950, 1, 1, 0, 0) + Duration.FromDays(random.Next(10_000)) : random.Chance(5) ? null : answer.SentAt,
                AnsweredAt = random.Chance(2) ? Instant.FromUnixTimeSeconds(-random.Next(3)) : answer.AnsweredAt?.PlusNanoseconds(random.Chance(20) ? random.Next(1_000_000_000) : 0),
                Sentiment = random.Chance(10) ? random.Pick<Sentiment?>(Sentiment.Positive, Sentiment.Negative) : null,
                Scale = random.Chance(10) ? new SurveyScale(1, 3) : null,
                Weight = random.Chance(2) ? -1 : answer.Weight,
                Dimensions = random.Chance(60) ? new Dictionary<string, string> { ["product"] = random.Pick("phone", "watch") } : new Dictionary<string, string>(),
            }),
        ];
    }
}
