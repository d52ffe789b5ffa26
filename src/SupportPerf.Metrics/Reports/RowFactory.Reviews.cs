using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Statistics;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Reports;

/// <content>Quality reviews.</content>
internal sealed partial class RowFactory
{
    public void AddReviews(QaBlock block)
    {
        AddScorecard(null, block);
        foreach (KeyValuePair<string, QaBlock> scorecard in block.Variants)
        {
            AddScorecard(scorecard.Key, scorecard.Value);
        }
    }

    private void AddScorecard(string? variant, QaBlock block)
    {
        if (!_selection.HasMetric(QaScore.Key))
        {
            return;
        }

        foreach ((int period, IReadOnlyList<string?>? values, QaCell cell) in PlacesOf(block.Cells))
        {
            long[] sorted = cell.Scores.ToSorted();
            ReportRow place = Row(period, values, QaScore.Key, "", "ratio", variant, n: sorted.Length, excluded: cell.Excluded?.Total ?? 0);
            Add(place with { Statistic = "count", Unit = "count", Value = sorted.Length });
            double? mean = QaScore.Mean(cell);
            if (Put(place, "mean", "ratio", mean))
            {
                _figures?.Add(place with { Statistic = "mean" }, new ComparedValue(mean, sorted.Length, hasPercent: false));
            }

            _figures?.Add(place with { Statistic = "median" }, new ComparedMedian(sorted, QaReader.ScoreUnit, _percentileType, isDuration: false));
            foreach ((string name, double p) in Percentiles)
            {
                ConfidenceInterval? interval = Quantiles.Interval(sorted, p, 0.95, _percentileType);
                Add(
                    With(
                        place with { Statistic = name, Value = Quantiles.Of(sorted, p, _percentileType) / QaReader.ScoreUnit },
                        interval is { } ci ? new ConfidenceInterval(ci.Low / QaReader.ScoreUnit, ci.High / QaReader.ScoreUnit, ci.Level, ci.Method) : null));
            }

            Add(place with { Statistic = "min", Value = sorted.Length == 0 ? null : (double)sorted[0] / QaReader.ScoreUnit });
            Add(place with { Statistic = "max", Value = sorted.Length == 0 ? null : (double)sorted[sorted.Length - 1] / QaReader.ScoreUnit });
            Add(place with
            {
                Statistic = "pooled",
                Value = QaScore.Pooled(cell),
                Numerator = cell.Points.ToDouble() / QaReader.PointUnit,
                Denominator = cell.Weight.ToDouble() / QaReader.PointUnit,
            });
            AddRatio(place, "critical_failure_rate", new Ratio(cell.CriticalFailures, cell.WithCritical), place.Excluded);
        }
    }
}
