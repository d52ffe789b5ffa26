using SupportPerf.Metrics.Tests;

namespace SupportPerf.Metrics.Analysis.Tests;

/// <summary>Every worked example of the statistics is run by a test whose class name contains WorkedExample, or stands here with the reason why not.</summary>
public class StatisticsExamplesAreRunTests
{
    private static readonly string[] Statistics =
    [
        "NPS", "proportion", "percentile", "rate", "censoring", "duration", "comparison", "period-comparison", "CSAT", "CES", "qa",
        "staffing", "benchmark", "shrinkage", "mix-adjustment", "trend", "control-chart", "forecast", "sketch",
    ];

    private static readonly Dictionary<string, string> NotRun = new()
    {
        ["erlang_a"] = "the model with callers who hang up is not offered",
        ["funnel_limits"] = "benchmarks of agents are not offered",
        ["overdispersion_phi"] = "benchmarks of agents are not offered",
        ["beta_binomial_ml"] = "shrinkage is not offered",
        ["beta_binomial_mom"] = "shrinkage is not offered",
        ["beta_posterior"] = "shrinkage is not offered",
        ["gamma_poisson_posterior"] = "shrinkage is not offered",
        ["james_stein"] = "shrinkage is not offered",
        ["cochran_mantel_haenszel"] = "stratified tests are not offered; PostStratifiedShare and MixDecomposition are",
        ["direct_standardization"] = "stratified tests are not offered; PostStratifiedShare and MixDecomposition are",
        ["indirect_standardization"] = "stratified tests are not offered; PostStratifiedShare and MixDecomposition are",
        ["mantel_haenszel"] = "stratified tests are not offered; PostStratifiedShare and MixDecomposition are",
        ["mann_kendall"] = "trends are not offered",
        ["ols_trend"] = "trends are not offered",
        ["c_chart"] = "control charts are not offered",
        ["cusum_tabular"] = "control charts are not offered",
        ["ewma"] = "control charts are not offered",
        ["laney_p_prime"] = "control charts are not offered",
        ["p_chart"] = "control charts are not offered",
        ["u_chart"] = "control charts are not offered",
        ["western_electric"] = "control charts are not offered",
        ["xmr"] = "control charts are not offered",
        ["forecast_errors"] = "forecasts are not offered",
        ["holt_linear"] = "forecasts are not offered",
        ["holt_winters_additive"] = "forecasts are not offered",
        ["simple_exponential_smoothing"] = "forecasts are not offered",
        ["ddsketch_bin_count"] = "approximate quantiles use a log-linear histogram of the library's own, not DDSketch",
        ["ddsketch_mapping"] = "approximate quantiles use a log-linear histogram of the library's own, not DDSketch",
    };

    [SkippableFact]
    public void EachIsRunOrNamedWithAReason()
    {
        string[] operations = [.. WorkedExamples.All.Where(e => Statistics.Contains(e.Kpi)).Select(e => e.Operation).Distinct()];
        string sources = string.Concat(Directory
            .EnumerateFiles(Repository.Path("tests"), "*WorkedExample*Tests.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText));
        string[] run = [.. operations.Where(o => sources.Contains($"\"{o}\"", StringComparison.Ordinal))];
        Assert.Equal(operations.Except(run).Order(), NotRun.Keys.Order());
        Assert.True(WorkedExamples.All.Count(e => run.Contains(e.Operation)) >= 135);
    }
}
