using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Statistics;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Reports;

/// <content>Shares, counts and tallies.</content>
internal sealed partial class RowFactory
{
    public void AddRatios<TFacts>(Metric<TFacts, RatioObserver> metric, RatioBlock block)
    {
        if (!_selection.HasMetric(metric.Key) || (metric.NeedsAny && block.Cells.All().All(static cell => cell.Cell.Numerator == 0)))
        {
            return;
        }

        // Where targets may still be open, every period and group has the bounds, so that they can be laid side by side.
        bool hasBounds = metric.Key == SlaAttainment.Key && metric.Population == SlaPopulation.Decided && block.Cells.All().Any(static entry => entry.Cell.Open is { Count: > 0 });
        foreach ((int period, IReadOnlyList<string?>? values, RatioCell cell) in PlacesOf(block.CellsAt(_asOf)))
        {
            RatioSummary summary = RatioSummaries.Of(cell, metric.Population, _calendars, _asOf);
            ReportRow place = Row(period, values, metric.Key, "ratio", "ratio", metric.Variant, metric.Basis, metric.Target);
            AddRatio(place, "ratio", summary.Ratio, summary.ExcludedCount);
            if (hasBounds)
            {
                AddBounds(place, summary);
            }
        }
    }

    /// <summary>What the share would be if all that are undecided were late, or in time.</summary>
    private void AddBounds(ReportRow place, RatioSummary summary)
    {
        long all = summary.Ratio.Denominator + summary.Undecided;
        place = place with { N = all, Excluded = summary.ExcludedCount - summary.Undecided, Denominator = all };
        Add(place with { Statistic = "worst_case", Value = summary.WorstCase, Numerator = summary.Ratio.Numerator });
        Add(place with { Statistic = "best_case", Value = summary.BestCase, Numerator = summary.Ratio.Numerator + summary.Undecided });
    }

    public void AddCounts<TFacts>(Metric<TFacts, CountObserver> metric, CountBlock block)
    {
        if (!_selection.HasMetric(metric.Key))
        {
            return;
        }

        foreach ((int period, IReadOnlyList<string?>? values, CountCell cell) in PlacesOf(block.Cells))
        {
            ReportRow row = Row(period, values, metric.Key, "count", "count", metric.Variant) with { Value = cell.Count, N = cell.Count };
            if (Add(row))
            {
                _figures?.Add(row, new ComparedRate(cell.Count, null));
            }
        }
    }

    public void AddTallies<TFacts>(Metric<TFacts, TallyObserver> metric, TallyBlock block)
    {
        if (!_selection.HasMetric(metric.Key) || (metric.NeedsAny && block.Cells.All().All(static cell => cell.Cell.Sum == 0)))
        {
            return;
        }

        foreach ((int period, IReadOnlyList<string?>? values, TallyCell cell) in PlacesOf(block.Cells))
        {
            ReportRow place = Row(period, values, metric.Key, "", "count", metric.Variant, n: cell.Records, excluded: cell.Excluded?.Total ?? 0);
            Put(place, "count", "count", cell.Records);
            Put(place, "sum", "count", cell.Sum);
            ReportRow mean = place with { Statistic = "mean", Value = cell.Records == 0 ? null : (double)cell.Sum / cell.Records };
            if (Add(mean))
            {
                _figures?.Add(mean, new ComparedRate(cell.Sum, cell.Records));
            }

            foreach ((string name, double p) in Percentiles)
            {
                Add(With(place with { Statistic = name, Value = cell.Quantile(p, _percentileType) }, cell.Interval(p, 0.95, _percentileType)));
            }

            Put(place, "min", "count", cell.Records == 0 ? null : cell.At(0));
            Put(place, "max", "count", cell.Records == 0 ? null : cell.At(cell.Records - 1));
        }
    }

    /// <summary>Tickets solved in a period by tickets created in it: a flow, which may exceed 1.</summary>
    public void AddThroughput(CountBlock created, CountBlock solved)
    {
        if (!_selection.HasMetric(ThroughputRatio.Key))
        {
            return;
        }

        Dictionary<string, CountCell> ended = [];
        foreach ((int period, IReadOnlyList<string?>? values, CountCell cell) in PlacesOf(solved.Cells))
        {
            ended.Add(PlaceKey(period, values), cell);
        }

        foreach ((int period, IReadOnlyList<string?>? values, CountCell cell) in PlacesOf(created.Cells))
        {
            long numerator = ended.TryGetValue(PlaceKey(period, values), out CountCell? found) ? found.Count : 0;
            double throughput = (double)numerator / cell.Count;
            ReportRow row = Row(period, values, ThroughputRatio.Key, "ratio", "ratio", null) with { Value = throughput, N = cell.Count, Numerator = numerator, Denominator = cell.Count };
            if (Add(row))
            {
                _figures?.Add(row, new ComparedValue(throughput, cell.Count, hasPercent: false));
            }
        }
    }

    private static string PlaceKey(int period, IReadOnlyList<string?>? values) =>
        values is null ? FormattableString.Invariant($"{period}") : FormattableString.Invariant($"{period}|") + string.Join("|", values.Select(static value => value is null ? "-" : FormattableString.Invariant($"{value.Length}:{value}")));

    private void AddRatio(ReportRow place, string statistic, Ratio ratio, long excluded)
    {
        ConfidenceInterval? interval = _selection.HasIntervals ? ratio.Interval : null;
        ReportRow row = place with
        {
            Statistic = statistic,
            Unit = "ratio",
            Value = ratio.Value,
            N = ratio.Denominator,
            Excluded = excluded,
            Numerator = ratio.Numerator,
            Denominator = ratio.Denominator,
            CiLow = interval?.Low,
            CiHigh = interval?.High,
            CiMethod = interval?.Method,
        };
        if (Add(row))
        {
            _figures?.Add(row, new ComparedShare(ratio));
        }
    }
}
