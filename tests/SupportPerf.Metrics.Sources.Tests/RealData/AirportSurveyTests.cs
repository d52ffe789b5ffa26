using System.Text.Json;

namespace SupportPerf.Metrics.Sources.Tests.RealData;

public sealed class AirportSurveyTests
{
    private static readonly Lazy<RealSet> Set = RealSet.Load("sfo-survey-2017", "airport-survey", null, null, "responses.csv.gz");
    private static readonly Lazy<SupportReport> All = new(() => Set.Value.Report());

    // netpro_values and q7all_values count raw codes, the blank ones apart; records hold a blank as no score, so the codes of answers are compared.
    [SkippableFact]
    public void Every_answer_is_checked() => Set.Value.AssertAllNamesAreCovered(
        "responses", "nps", "nps_if_11_taken_as_promoter", "csat_overall", "netpro_values", "nps_by_boarding_area", "nps_by_language", "csat_by_question", "q7all_values");

    [SkippableFact]
    public void Nps()
    {
        JsonElement expected = Set.Value.Metric("nps");
        SameNps(expected, (statistic, weighting) => All.Value.Rows.Single(row => row.Metric == "nps" && row.Statistic == statistic && row.Weighting == weighting));
        Assert.Equal(2831 - 2746, All.Value.Row("nps", "score").Excluded);
        Assert.NotEqual(Set.Value.Metric("nps_if_11_taken_as_promoter").GetDouble(), All.Value.Row("nps", "score").Value!.Value, 6);
    }

    [SkippableTheory]
    [InlineData("nps_by_boarding_area", "boarding_area")]
    [InlineData("nps_by_language", "language")]
    public void Nps_breakdowns(string table, string dimension)
    {
        SupportReport report = Set.Value.Report(by: Dimension.Named(dimension));
        foreach (JsonElement row in Set.Value.Table(table))
        {
            SameNps(row, (statistic, weighting) => report.RowOf(row.GetProperty("k").GetString()!, "nps", statistic, weighting: weighting)!);
        }
    }

    [SkippableFact]
    public void Csat_of_the_airport_as_a_whole() => SameCsat(Set.Value.Metric("csat_overall"), "Q7ALL");

    [SkippableFact]
    public void Csat_by_question()
    {
        foreach (JsonElement row in Set.Value.Table("csat_by_question"))
        {
            string question = row.GetProperty("k").GetString()!;

            // Safety, getting around and screening are no satisfaction questions in the map.
            if (Set.Value.Responses.Any(response => response.Question == question))
            {
                SameCsat(row, question);
            }
            else
            {
                Assert.StartsWith("Q1", question, StringComparison.Ordinal);
            }
        }
    }

    [SkippableTheory]
    [InlineData("netpro_values", null)]
    [InlineData("q7all_values", "Q7ALL")]
    public void Codes(string table, string? question)
    {
        Dictionary<string, int> codes = Set.Value.Responses
            .Where(response => response.Question == question && response.Score is not null)
            .GroupBy(static response => response.Score!.Value)
            .ToDictionary(static group => FormattableString.Invariant($"{group.Key}"), static group => group.Count());
        JsonElement[] answers = [.. Set.Value.Table(table).Where(static row => row.GetProperty("k").GetString() is not (null or "11" or "Blank"))];
        Assert.Equal(answers.Length, codes.Count);
        Assert.All(answers, row => Assert.Equal(row.GetProperty("n").GetInt32(), codes[row.GetProperty("k").GetString()!]));
        Assert.Equal(2831, Set.Value.Table(table).Sum(static row => row.GetProperty("n").GetInt32()));
    }

    private static void SameNps(JsonElement expected, Func<string, string, ReportRow> row)
    {
        Assert.Equal(expected.GetProperty("n").GetInt64(), row("score", "none").N);
        Assert.Equal(expected.GetProperty("promoters").GetDouble(), row("promoters", "none").Value);
        Assert.Equal(expected.GetProperty("passives").GetDouble(), row("passives", "none").Value);
        Assert.Equal(expected.GetProperty("detractors").GetDouble(), row("detractors", "none").Value);
        RealAnswers.Same(expected.GetProperty("nps"), row("score", "none").Value, "nps");
        RealAnswers.Same(expected.GetProperty("mean"), row("mean", "none").Value, "mean");
        RealAnswers.Same(expected.GetProperty("nps_weighted"), row("score", "weighted").Value, "weighted nps");
        Statistics.NetPromoterScore score = new((long)row("promoters", "none").Value!, (long)row("passives", "none").Value!, (long)row("detractors", "none").Value!);
        RealAnswers.Same(expected.GetProperty("nps_margin95"), 1.959963984540054 * score.StandardError, "margin");
    }

    private static void SameCsat(JsonElement expected, string question)
    {
        ReportRow Row(string statistic, string weighting) =>
            All.Value.Rows.Single(row => row.Metric == "csat" && row.Statistic == statistic && row.Weighting == weighting && row.Variant == question);
        ReportRow ratio = Row("ratio", "none");
        Assert.Equal(expected.GetProperty("n").GetInt64(), ratio.N);
        Assert.Equal(expected.GetProperty("not_answered").GetInt64(), ratio.Excluded);
        Assert.Equal(expected.GetProperty("top2").GetDouble(), ratio.Numerator);
        RealAnswers.Same(expected.GetProperty("csat_top2"), ratio.Value, question);
        RealAnswers.Same(expected.GetProperty("csat_top1"), Row("top_box", "none").Value, question);
        RealAnswers.Same(expected.GetProperty("mean"), Row("mean", "none").Value, question);
        RealAnswers.Same(expected.GetProperty("csat_top2_weighted"), Row("ratio", "weighted").Value, question);
        RealAnswers.Same(expected.GetProperty("wilson_low"), ratio.CiLow, question);
        RealAnswers.Same(expected.GetProperty("wilson_high"), ratio.CiHigh, question);
        Assert.Equal("wilson", ratio.CiMethod);
    }
}
