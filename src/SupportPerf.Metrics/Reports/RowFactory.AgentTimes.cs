using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Reports;

/// <content>Agents' times.</content>
internal sealed partial class RowFactory
{
    public void AddQuotients<TFacts>(Metric<TFacts, QuotientObserver> metric, QuotientBlock block)
    {
        if (!_selection.HasMetric(metric.Key))
        {
            return;
        }

        foreach ((int period, IReadOnlyList<string?>? values, QuotientCell cell) in PlacesOf(block.Cells))
        {
            ReportRow row = Row(period, values, metric.Key, "ratio", "ratio", metric.Variant) with
            {
                Value = cell.Value,
                N = cell.Records,
                Excluded = cell.Excluded,
                Numerator = cell.Numerator.ToDouble() / PerSecond,
                Denominator = cell.Denominator.ToDouble() / PerSecond,
            };
            if (Add(row))
            {
                _figures?.Add(row, new ComparedValue(cell.Value, cell.Records, hasPercent: false));
            }
        }
    }
}
