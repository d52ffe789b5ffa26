using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics.Tables;

/// <summary>Which figures a report asks for. Immutable.</summary>
internal sealed class Selection
{
    private readonly HashSet<string>? _metrics;
    private readonly HashSet<string>? _statistics;
    private readonly HoursBasis? _basis;

    /// <exception cref="ArgumentException">The options name a KPI or a statistic that there is not.</exception>
    public Selection(ReportOptions options)
    {
        _metrics = Set(options.Metrics, MeasureCatalog.Keys, "KPI");
        _statistics = Set(options.Statistics, MeasureCatalog.Statistics, "statistic");
        _basis = options.HoursBasis;
        HasTotals = options.Totals;
        HasIntervals = options.Intervals;
        if (!options.Totals && options.Compare != ReportComparison.None)
        {
            throw new ArgumentException($"Comparisons look at totals to see when a KPI began: leave {nameof(ReportOptions.Totals)} true, or compare nothing.", nameof(options));
        }

        Metrics = _metrics is null ? "" : $"metrics: {string.Join(", ", _metrics.OrderBy(static key => key, StringComparer.Ordinal))}";
    }

    /// <summary>Whether each period has the total of its groups.</summary>
    public bool HasTotals { get; }

    /// <summary>Whether figures have confidence intervals.</summary>
    public bool HasIntervals { get; }

    /// <summary>The KPIs in words; empty where all are asked for.</summary>
    public string Metrics { get; }

    public bool HasMetric(string key) => _metrics is null || _metrics.Contains(key);

    public bool HasStatistic(string name) => _statistics is null || _statistics.Contains(name);

    public bool HasAnyStatistic(params string[] names) => _statistics is null || names.Any(_statistics.Contains);

    /// <summary>Whether durations on a basis are asked for.</summary>
    public bool HasBasis(HoursBasis basis) => _basis is null || _basis == basis;

    private static HashSet<string>? Set(IReadOnlyList<string> names, IReadOnlyCollection<string> known, string what)
    {
        foreach (string name in names)
        {
            if (!known.Contains(name))
            {
                throw new ArgumentException($"There is no {what} \"{name}\". Known are {string.Join(", ", known)}.", nameof(names));
            }
        }

        return names.Count == 0 ? null : new HashSet<string>(names, StringComparer.Ordinal);
    }
}
