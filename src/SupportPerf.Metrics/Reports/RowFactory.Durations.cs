using NodaTime;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Statistics;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Reports;

/// <content>Durations.</content>
internal sealed partial class RowFactory
{
    private const double PerSecond = 1e9;

    private static readonly (string Name, double P)[] Percentiles = [("median", 0.5), ("p75", 0.75), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99)];

    private static readonly (string Name, double P)[] SurvivalPercentiles = [("km_median", 0.5), ("km_p75", 0.75), ("km_p90", 0.9)];

    public void AddDurations<TFacts>(Metric<TFacts, DurationObserver> metric, DurationBlock block)
    {
        if (!_selection.HasMetric(metric.Key))
        {
            return;
        }

        AddDurations(metric, metric.Variant, block);
        foreach (KeyValuePair<string, DurationBlock> variant in block.Variants)
        {
            AddDurations(metric, variant.Key, variant.Value);
        }
    }

    /// <summary>
    /// What share of the clocks stops within an SLA's target by the Kaplan-Meier curve: what still runs counts for as long as it has run, instead of being left out. Only for one target for all,
    /// since a curve over clocks of different targets answers no question.
    /// </summary>
    public void AddSurvivalAttainment(SlaRule rule, DurationBlock block)
    {
        if (!_selection.HasMetric(SlaAttainment.Key) || !Has("km_attainment") || rule.Target is not { } target || rule.Targets.Count > 0 || target < Duration.Zero)
        {
            return;
        }

        foreach ((int period, IReadOnlyList<string?>? values, DurationCell cell) in PlacesOf(block.Cells))
        {
            KaplanMeier curve = DurationSummaries.Of(cell, rule.Basis, _calendars, _asOf, _percentileType).KaplanMeier;
            if (curve.Count > 0)
            {
                long within = (long)target.TotalNanoseconds;
                ReportRow row = Row(period, values, SlaAttainment.Key, "km_attainment", "ratio", rule.Name, rule.Basis) with { Value = curve.Attainment(within), N = curve.Count, Excluded = cell.EndedBefore + (cell.Excluded?.Total ?? 0) };
                Add(With(row, curve.AttainmentInterval(within)));
            }
        }
    }

    private void AddDurations<TFacts>(Metric<TFacts, DurationObserver> metric, string? variant, DurationBlock block)
    {
        // Where a clock may still run, every period and group has the figures that count what runs, so that they can be laid side by side.
        bool mayRun = !metric.CountsRunning && block.Cells.All().Any(static entry => entry.Cell.Open is { Count: > 0 });
        (int Period, IReadOnlyList<string?>? Values, DurationCell Cell)[] places =
            PlacesOf(block.Cells, static (into, cells) => into.Reserve(cells)).ToArray();
        DurationSummary[]? calendarTimes = _selection.HasBasis(HoursBasis.Calendar) ? Summaries(places, HoursBasis.Calendar, metric.CountsRunning, mayRun) : null;
        DurationSummary[]? businessTimes = HasCalendar && !metric.CalendarOnly && _selection.HasBasis(HoursBasis.Business)
            ? Summaries(places, HoursBasis.Business, metric.CountsRunning, mayRun)
            : null;
        for (int i = 0; i < places.Length; i++)
        {
            (int period, IReadOnlyList<string?>? values, _) = places[i];
            if (calendarTimes is not null)
            {
                AddDuration(period, values, metric.Key, variant, HoursBasis.Calendar, calendarTimes[i], mayRun);
                if (metric.Cap is { } cap && Has("capped_count"))
                {
                    Add(Row(period, values, metric.Key, "capped_count", "count", variant, HoursBasis.Calendar) with { Value = calendarTimes[i].CountFrom(cap), N = calendarTimes[i].Count });
                }
            }

            if (businessTimes is not null)
            {
                AddDuration(period, values, metric.Key, variant, HoursBasis.Business, businessTimes[i], mayRun);
            }
        }
    }

    /// <summary>The summaries of all cells of a KPI, what rows will ask of them looked up already: the work that threads share.</summary>
    private DurationSummary[] Summaries((int Period, IReadOnlyList<string?>? Values, DurationCell Cell)[] places, HoursBasis basis, bool countsRunning, bool mayRun)
    {
        DurationSummary[] summaries = new DurationSummary[places.Length];
        bool ends = _selection.HasAnyStatistic("min", "max");
        bool curves = mayRun && _selection.HasAnyStatistic("km_median", "km_p75", "km_p90");
        if (_threads == 1)
        {
            for (int i = 0; i < summaries.Length; i++)
            {
                Summarize(i);
            }
        }
        else
        {
            Parallel.For(0, summaries.Length, new ParallelOptions { MaxDegreeOfParallelism = _threads }, Summarize);
        }

        return summaries;

        void Summarize(int i)
        {
            DurationSummary summary = DurationSummaries.Of(places[i].Cell, basis, _calendars, _asOf, _percentileType, countsRunning);
            summary.Prepare(_percentileShares, _selection.HasIntervals, ends);
            _ = curves ? summary.KaplanMeier : null;
            summaries[i] = summary;
        }
    }

    private void AddDuration(int period, IReadOnlyList<string?>? values, string metric, string? variant, HoursBasis basis, DurationSummary summary, bool mayRun)
    {
        ReportRow place = Row(period, values, metric, "", "seconds", variant, basis, n: summary.Count, excluded: summary.ExcludedCount + summary.EndedBeforeStop);
        Put(place, "count", "count", summary.Count);
        if (Put(place, "mean", "seconds", summary.MeanSeconds))
        {
            _figures?.Add(place with { Statistic = "mean" }, new ComparedValue(summary.MeanSeconds, summary.Count, hasPercent: true));
        }

        if (Has("median"))
        {
            _figures?.Add(place with { Statistic = "median" }, new ComparedMedian(summary.Sorted, PerSecond, _percentileType, isDuration: true));
        }

        AddPercentiles(place, summary);
        AddEnds(place, summary);
        Put(place, "sum", "seconds", summary.TotalSeconds);
        Put(place, "open_count", "count", summary.OpenCount);
        Put(place, "ended_before_count", "count", summary.EndedBeforeStop);
        if (!mayRun)
        {
            return;
        }

        ReportRow survival = place with { N = summary.Count + summary.OpenCount };
        foreach ((string name, double p) in SurvivalPercentiles)
        {
            if (Has(name))
            {
                ConfidenceInterval? interval = summary.KaplanMeier.QuantileInterval(p);
                Add(
                    With(
                        survival with { Statistic = name, Value = summary.KaplanMeier.Quantile(p) / PerSecond },
                        interval is { } ci ? new ConfidenceInterval(ci.Low / PerSecond, ci.High / PerSecond, ci.Level, ci.Method) : null));
            }
        }
    }

    private void AddPercentiles(ReportRow place, DurationSummary summary)
    {
        foreach ((string name, double p) in _percentiles)
        {
            double? value = summary.PercentileSeconds(p);
            _rows.Add(_selection.HasIntervals && summary.PercentileInterval(p) is { } interval
                ? place with { Statistic = name, Value = value, CiLow = interval.Low, CiHigh = interval.High, CiMethod = interval.Method }
                : place with { Statistic = name, Value = value });
        }
    }

    private void AddEnds(ReportRow place, DurationSummary summary)
    {
        if (_selection.HasAnyStatistic("min", "max"))
        {
            Put(place, "min", "seconds", summary.MinSeconds);
            Put(place, "max", "seconds", summary.MaxSeconds);
        }
    }
}
