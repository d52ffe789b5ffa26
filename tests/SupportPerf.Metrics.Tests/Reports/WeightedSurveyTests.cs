using System.Buffers;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Reports;

/// <summary>Surveys whose answers weigh differently: their figures and how sure those are.</summary>
public class WeightedSurveyTests
{
    private static readonly decimal[] Weights = [0.5m, 1.25m, 3m, 0.0000000001m, 0m];

    [Theory]
    [InlineData(null)]
    [InlineData("Would you recommend us?")]
    public void Intervals_AreThoseOfTheEffectiveNumber(string? question)
    {
        SurveyResponse[] answers = [.. Answers(SurveyKind.Csat, question, 5), .. Answers(SurveyKind.Nps, question, 11)];
        SupportReport report = SupportReport.Compute([], answers);

        double Sum(Func<SurveyResponse, bool> which, Func<double, double> of) => answers.Where(which).Sum(answer => of((double)(answer.Weight ?? 1)));
        bool Csat(SurveyResponse answer) => answer.Kind == SurveyKind.Csat;
        bool Nps(SurveyResponse answer) => answer.Kind == SurveyKind.Nps;
        WeightedRatio csat = new(Sum(answer => Csat(answer) && answer.Score >= 4, w => w), Sum(Csat, w => w), Sum(Csat, w => w * w), answers.Count(Csat));
        WeightedNetPromoterScore nps = new(
            Sum(answer => Nps(answer) && answer.Score >= 9, w => w), Sum(answer => Nps(answer) && answer.Score <= 6, w => w), Sum(Nps, w => w), Sum(Nps, w => w * w), answers.Count(Nps));

        Same(csat.Value, csat.Interval, Row(report, "csat", "ratio", question));
        Same(nps.Value, nps.Interval, Row(report, "nps", "score", question));
        Assert.True(csat.EffectiveCount < csat.Count);
    }

    [Fact]
    public void States_HoldWhatTheIntervalsNeed()
    {
        SurveyResponse[] answers = [.. Answers(SurveyKind.Csat, null, 5)];
        SupportReport whole = SupportReport.Compute([], answers);
        SupportReportBuilder builder = new();
        foreach (SurveyResponse answer in answers.Skip(20))
        {
            builder.Add(answer);
        }

        byte[] second = Saved(builder);
        builder = new();
        foreach (SurveyResponse answer in answers.Take(20))
        {
            builder.Add(answer);
        }

        builder.Merge(second);
        SurveyResponse wrong = new() { Id = "x", Kind = SurveyKind.Csat, Score = 1, Weight = 17m };
        byte[] before = Saved(builder);
        builder.Add(wrong);
        builder.Retract(wrong);

        Assert.Equal(before, Saved(builder));
        Assert.Equal(Row(whole, "csat", "ratio", null).CiLow, Row(builder.Build(), "csat", "ratio", null).CiLow);
        Assert.Equal(Row(whole, "csat", "ratio", null).CiLow, Row(SupportReportBuilder.Load(before).Build(), "csat", "ratio", null).CiLow);
    }

    [Fact]
    public void AStateThatDoesNotKnowTheSquares_GivesTheValueWithoutAnInterval()
    {
        SupportReportBuilder builder = new();
        foreach (SurveyResponse answer in Answers(SurveyKind.Csat, null, 5))
        {
            builder.Add(answer);
        }

        byte[] earlier = StateBytes.WithoutSection(Saved(builder), "surveys/csat weights");
        ReportRow row = Row(SupportReportBuilder.Load(earlier).Build(), "csat", "ratio", null);

        Assert.Equal(Row(builder.Build(), "csat", "ratio", null).Value, row.Value);
        Assert.NotNull(row.Value);
        Assert.Null(row.CiLow);
        Assert.Null(row.CiMethod);
    }

    private static IEnumerable<SurveyResponse> Answers(SurveyKind kind, string? question, int scores) =>
        Enumerable.Range(0, 55).Select(i => new SurveyResponse
        {
            Id = $"{kind}{i}",
            Kind = kind,
            Question = question,
            Score = kind == SurveyKind.Nps ? i * 7 % scores : 1 + (i * 7 % scores),
            Weight = i % 6 == 5 ? null : Weights[i % 6],
        });

    private static ReportRow Row(SupportReport report, string metric, string statistic, string? variant) =>
        Assert.Single(report.Rows, row => row.Metric == metric && row.Statistic == statistic && row.Variant == variant && row.Weighting == "weighted");

    private static void Same(double? value, ConfidenceInterval? interval, ReportRow row)
    {
        Assert.Equal(value!.Value, row.Value!.Value, 1e-9);
        Assert.Equal(interval!.Value.Low!.Value, row.CiLow!.Value, 1e-9);
        Assert.Equal(interval.Value.High!.Value, row.CiHigh!.Value, 1e-9);
        Assert.Equal(interval.Value.Method, row.CiMethod);
    }

    private static byte[] Saved(SupportReportBuilder builder)
    {
        ArrayBufferWriter<byte> bytes = new();
        builder.Save(bytes);
        return bytes.WrittenSpan.ToArray();
    }
}
