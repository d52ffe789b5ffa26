using System.Text.Json;
using SupportPerf.Metrics.Statistics;
using SupportPerf.Metrics.Tests;

namespace SupportPerf.Metrics.Analysis.Tests;

public class WorkedExampleTests
{
    public static TheoryData<string> BinomialIntervals => WorkedExamples.Ids("binomial_ci");

    public static TheoryData<string> ProportionTests => WorkedExamples.Ids("two_proportion_test");

    public static TheoryData<string> RateIntervals => WorkedExamples.Ids("poisson_rate_ci");

    public static TheoryData<string> MeanScores => WorkedExamples.Ids("mean_t_ci");

    public static TheoryData<string> Strata => WorkedExamples.Ids("poststratified_proportion");

    public static TheoryData<string> Summaries => WorkedExamples.Ids("duration_summary");

    public static TheoryData<string> Means => WorkedExamples.Ids("mean_t_ci_values");

    public static TheoryData<string> Lognormals => WorkedExamples.Ids("lognormal_ci");

    public static TheoryData<string> Welches => WorkedExamples.Ids("welch_t");

    public static TheoryData<string> Ranks => WorkedExamples.Ids("mann_whitney", "mann_whitney_ties");

    public static TheoryData<string> Smirnovs => WorkedExamples.Ids("ks_two_sample");

    public static TheoryData<string> Adjustments => WorkedExamples.Ids("p_adjust");

    public static TheoryData<string> LogRanks => WorkedExamples.Ids("log_rank");

    public static TheoryData<string> Hazards => WorkedExamples.Ids("nelson_aalen");

    public static TheoryData<string> Kappas => WorkedExamples.Ids("cohen_kappa");

    public static TheoryData<string> WeightedKappas => WorkedExamples.Ids("weighted_kappa");

    public static TheoryData<string> FleissKappas => WorkedExamples.Ids("fleiss_kappa");

    [SkippableTheory]
    [MemberData(nameof(BinomialIntervals))]
    public void ExactProportionIntervals(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        long x = example.Count("successes");
        long n = example.Count("n");
        double level = example.Number("confidence");
        ConfidenceInterval exact = ExactProportions.ClopperPearson(x, n, level);
        ConfidenceInterval jeffreys = ExactProportions.Jeffreys(x, n, level);
        if (n == 0)
        {
            Assert.Equal((0.0, 1.0), (exact.Low, exact.High));
            Assert.Equal((0.0, 1.0), (jeffreys.Low, jeffreys.High));
            return;
        }

        example.Check("clopper_pearson_low", exact.Low);
        example.Check("clopper_pearson_high", exact.High);
        example.Check("jeffreys_low", jeffreys.Low);
        example.Check("jeffreys_high", jeffreys.High);
    }

    [SkippableTheory]
    [MemberData(nameof(ProportionTests))]
    public void Fisher(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        example.Check("fisher_p_two_sided", FisherExact.P(new Ratio(example.Count("x1"), example.Count("n1")), new Ratio(example.Count("x2"), example.Count("n2"))));
    }

    [SkippableTheory]
    [MemberData(nameof(RateIntervals))]
    public void Garwood(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        ConfidenceInterval interval = Rates.Garwood(example.Count("events"), example.Number("exposure"), example.Number("confidence"));
        example.Check("rate", example.Count("events") / example.Number("exposure"));
        example.Check("low", interval.Low);
        example.Check("high", interval.High);
    }

    [SkippableTheory]
    [MemberData(nameof(MeanScores))]
    public void MeanScore(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        var scores = new ScoreDistribution(example.Counts("counts_from_lowest"), (int)example.Count("scale_min"));
        ConfidenceInterval interval = Analysis.Means.Interval(scores, example.Number("confidence"))!.Value;
        example.Check("n", scores.Count);
        example.Check("mean", scores.Mean);
        example.Check("sd", scores.StandardDeviation);
        example.Check("se", scores.StandardDeviation / Math.Sqrt(scores.Count));
        example.Check("low", interval.Low);
        example.Check("high", interval.High);
    }

    [SkippableTheory]
    [MemberData(nameof(Strata))]
    public void PostStratification(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        var share = new PostStratifiedShare([.. example.Input("strata").EnumerateArray().Select(s => new PostStratum(
            s.GetProperty("population").GetInt64(),
            new Ratio(s.GetProperty("positive").GetInt64(), s.GetProperty("responses").GetInt64())))]);
        example.Check("raw_percent", 100 * share.Raw.Value);
        example.Check("poststratified_percent", 100 * share.Value);
        example.Check("se_percent", 100 * share.StandardError);
    }

    [SkippableTheory]
    [MemberData(nameof(Summaries))]
    public void Durations(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        var summary = new SampleSummary(example.Numbers("values"));
        example.Check("n", summary.Count);
        example.Check("mean", summary.Mean);
        example.Check("median", summary.Median);
        example.Check("sd", summary.StandardDeviation);
        example.Check("geometric_mean", summary.GeometricMean);
        example.Check("trimmed_mean_10", summary.TrimmedMean(0.1));
        example.Check("mad_raw", summary.MedianAbsoluteDeviation);
        example.Check("iqr_type7", summary.InterquartileRange);
        example.Check("cv", summary.CoefficientOfVariation);
        example.Check("skewness_g1", summary.Skewness);
    }

    [SkippableTheory]
    [MemberData(nameof(Means))]
    public void MeanInterval(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        var summary = new SampleSummary(example.Numbers("values"), example.Number("confidence"));
        example.Check("mean", summary.Mean);
        example.Check("se", summary.StandardError);
        example.Check("low", summary.MeanInterval?.Low);
        example.Check("high", summary.MeanInterval?.High);
    }

    [SkippableTheory]
    [MemberData(nameof(Lognormals))]
    public void GeometricAndCox(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        var summary = new SampleSummary(example.Numbers("values"), example.Number("confidence"));
        example.Check("geometric_mean", summary.GeometricMean);
        example.Check("gm_low", summary.GeometricMeanInterval?.Low);
        example.Check("gm_high", summary.GeometricMeanInterval?.High);
        example.Check("cox_mean", summary.LognormalMean);
        example.Check("cox_low_t", summary.LognormalMeanInterval?.Low);
        example.Check("cox_high_t", summary.LognormalMeanInterval?.High);
    }

    [SkippableTheory]
    [MemberData(nameof(Welches))]
    public void Welch(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        double[] x = example.Numbers("x");
        double[] y = example.Numbers("y");
        double level = example.Number("confidence");
        var plain = new WelchComparison(x, y, level);
        example.Check("t", plain.T);
        example.Check("df", plain.DegreesOfFreedom);
        example.Check("p", plain.P);
        example.Check("diff_low", plain.Interval?.Low);
        example.Check("diff_high", plain.Interval?.High);
        WelchComparison logs = WelchComparison.OfLogarithms(x, y, level);
        example.Check("log_t", logs.T);
        example.Check("log_df", logs.DegreesOfFreedom);
        example.Check("log_p", logs.P);
        example.Check("gm_ratio", logs.Ratio);
        example.Check("gm_ratio_low", logs.RatioInterval?.Low);
        example.Check("gm_ratio_high", logs.RatioInterval?.High);
    }

    [SkippableTheory]
    [MemberData(nameof(Ranks))]
    public void MannWhitney(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        var comparison = new RankComparison(example.Numbers("x"), example.Numbers("y"));
        example.Check("U_x", comparison.U);
        example.Check("p_normal_cc", comparison.CorrectedP);
        if (!example.Expects("p_exact"))
        {
            Assert.Null(comparison.ExactP);
            return;
        }

        example.Check("p_exact", comparison.ExactP);
        example.Check("p_normal", comparison.NormalP);
        example.Check("hodges_lehmann", comparison.Shift);
        example.Check("hl_low", comparison.Interval?.Low);
        example.Check("hl_high", comparison.Interval?.High);
        example.Check("prob_superiority", comparison.ProbabilityOfSuperiority);
    }

    [SkippableTheory]
    [MemberData(nameof(Smirnovs))]
    public void KolmogorovSmirnov(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        var comparison = new DistributionComparison(example.Numbers("x"), example.Numbers("y"));
        example.Check("D", comparison.Statistic);
        example.Check("p", comparison.P);
    }

    [SkippableTheory]
    [MemberData(nameof(Adjustments))]
    public void AdjustedP(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        double[] p = example.Numbers("p");
        example.Check("bh", MultipleTesting.BenjaminiHochberg(p).Cast<double?>());
        example.Check("holm", MultipleTesting.Holm(p).Cast<double?>());
        example.Check("bonferroni", MultipleTesting.Bonferroni(p).Cast<double?>());
    }

    [SkippableTheory]
    [MemberData(nameof(LogRanks))]
    public void LogRank(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        var comparison = new SurvivalComparison(
            Waits(example, "times_a", "events_a", 1), Waits(example, "times_a", "events_a", 0),
            Waits(example, "times_b", "events_b", 1), Waits(example, "times_b", "events_b", 0));
        example.Check("chi_square", comparison.ChiSquare);
        example.Check("p", comparison.P);
        example.Check("observed", [comparison.FirstObserved, comparison.SecondObserved]);
        example.Check("expected", [comparison.FirstExpected, comparison.SecondExpected]);
    }

    [SkippableTheory]
    [MemberData(nameof(Hazards))]
    public void NelsonAalen(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        var curve = new KaplanMeier(Waits(example, "minutes", "answered", 1), Waits(example, "minutes", "answered", 0));
        example.Check("event_times", curve.Steps.ToArray().Select(s => (double?)s.Time));
        example.Check("cumhaz", CumulativeHazard.Of(curve).Cast<double?>());
    }

    [SkippableTheory]
    [MemberData(nameof(Kappas))]
    public void Cohen(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        RaterAgreement agreement = RaterAgreement.Cohen(Table(example.Input("table")));
        example.Check("observed", agreement.Observed);
        example.Check("expected", agreement.Expected);
        example.Check("kappa", agreement.Kappa);
    }

    [SkippableTheory]
    [MemberData(nameof(WeightedKappas))]
    public void WeightedCohen(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        long[][] table = Table(example.Input("table"));
        example.Check("kappa_unweighted", RaterAgreement.Cohen(table).Kappa);
        example.Check("kappa_linear", RaterAgreement.Cohen(table, KappaWeights.Linear).Kappa);
        example.Check("kappa_quadratic", RaterAgreement.Cohen(table, KappaWeights.Quadratic).Kappa);
    }

    [SkippableTheory]
    [MemberData(nameof(FleissKappas))]
    public void Fleiss(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        RaterAgreement agreement = RaterAgreement.Fleiss(Table(example.Input("counts")));
        example.Check("p_bar", agreement.Observed);
        example.Check("p_e", agreement.Expected);
        example.Check("kappa", agreement.Kappa);
    }

    private static long[] Waits(WorkedExample example, string times, string events, long wanted)
    {
        long[] happened = example.Counts(events);
        return [.. example.Counts(times).Where((_, i) => happened[i] == wanted).Order()];
    }

    private static long[][] Table(JsonElement rows) => [.. rows.EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetInt64()).ToArray())];
}
