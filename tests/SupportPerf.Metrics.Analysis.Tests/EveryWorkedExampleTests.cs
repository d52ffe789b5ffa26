using SupportPerf.Metrics.Tests;

namespace SupportPerf.Metrics.Analysis.Tests;

/// <summary>Every worked example is run by a test whose class name contains WorkedExample, by its id or with all of its operation, or stands here with the reason why not.</summary>
public class EveryWorkedExampleTests
{
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

    /// <summary>These must all be run: what the library counts, not what it analyses.</summary>
    private static readonly string[] Kpis =
    [
        "business-time", "bucketing", "ticket", "sla", "fcr", "reopen", "resolution-rate", "backlog", "CSAT", "NPS", "CES", "qa", "aht", "asa", "abandonment",
        "service-level", "occupancy", "escalation", "trap",
    ];

    private static readonly Lazy<string> Sources = new(static () => string.Concat(Directory
        .EnumerateFiles(Repository.Path("tests"), "*WorkedExample*Tests.cs", SearchOption.AllDirectories)
        .Where(static path => Path.GetFileNameWithoutExtension(path) != nameof(EveryWorkedExampleTests))
        .Select(File.ReadAllText)));

    private static bool IsRun(WorkedExample example) =>
        Sources.Value.Contains($"\"{example.Operation}\"", StringComparison.Ordinal) || Sources.Value.Contains($"\"{example.Id}\"", StringComparison.Ordinal);

    [SkippableFact]
    public void Each_is_run_or_named_with_a_reason()
    {
        Assert.Equal(NotRun.Keys.Order(), WorkedExamples.All.Where(static e => !IsRun(e)).Select(static e => e.Operation).Distinct().Order());
        Assert.All(WorkedExamples.All.Where(static e => NotRun.ContainsKey(e.Operation)), static e => Assert.False(IsRun(e), $"{e.Id} is run and stands here as not run."));
        Assert.True(WorkedExamples.All.Count(IsRun) >= 220);
    }

    [SkippableFact]
    public void Each_of_a_kpi_is_run()
    {
        WorkedExample[] examples = [.. WorkedExamples.All.Where(static e => Kpis.Contains(e.Kpi))];
        Assert.Equal(Kpis.Order(), examples.Select(static e => e.Kpi).Distinct().Order());
        Assert.All(examples, static e => Assert.True(IsRun(e), $"{e.Id} ({e.Operation}) is not run."));
    }
}
