using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Statistics;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Reports;

/// <content>The backlog and the ages of what is open.</content>
internal sealed partial class RowFactory
{
    /// <summary>The backlog at the end of each period, from the first entry to the as-of instant, and the ages then.</summary>
    public void AddStock(StockBlock block)
    {
        Grouping grouping = _window.Grouping;
        Dictionary<int, StretchCell> stays = [];
        StretchCell allStays = new();
        foreach ((int group, _, StretchCell cell) in block.Stays.All())
        {
            stays.Add(group, cell);
            allStays.Merge(cell);
        }

        foreach ((int? group, int period, long open) in Levels(block))
        {
            if (!Shows(period))
            {
                continue;
            }

            IReadOnlyList<string?>? values = group is { } number ? grouping.ValuesOf(number) : null;
            StretchCell? cell = group is { } own ? stays.TryGetValue(own, out StretchCell? found) ? found : null : allStays;
            (long end, long at) = EndOf(period);

            // Looking for what is open then takes a pass over all stays: only where someone asks for more than the level that is known.
            DurationCell ages = Periods.Grain == PeriodGrain.All || _selection.HasMetric(OpenAge.Key) ? AgesAt(cell, end, at, _calendars) : new DurationCell();
            long level = Periods.Grain == PeriodGrain.All ? ages.Calendar.Count : open;
            if (_selection.HasMetric(Backlog.Metric.Key))
            {
                ReportRow row = Row(period, values, Backlog.Metric.Key, "count", "count", null) with { Value = level, N = level };
                if (Add(row))
                {
                    _figures?.Add(row, new ComparedValue(level, level, hasPercent: true));
                }
            }

            if (ages.Calendar.Count == 0 || !_selection.HasMetric(OpenAge.Key))
            {
                continue;
            }

            if (_selection.HasBasis(HoursBasis.Calendar))
            {
                AddAges(period, values, ages, HoursBasis.Calendar);
            }

            if (HasCalendar && _selection.HasBasis(HoursBasis.Business))
            {
                AddAges(period, values, ages, HoursBasis.Business);
            }
        }
    }

    /// <summary>The ages, at an instant, of what entered before the end and did not leave before it.</summary>
    private static DurationCell AgesAt(StretchCell? cell, long end, long at, CalendarSet calendars)
    {
        DurationCell ages = new();
        foreach (StretchCell.OpenStretch stay in cell?.Stretches ?? [])
        {
            if (stay.Start >= end || stay.Stop < end)
            {
                continue;
            }

            ages.Calendar.Add(at - stay.Created);
            if (stay.Calendar >= 0 && !calendars[stay.Calendar].IsNeverOpen)
            {
                ages.Business.Add(calendars.Between(stay.Calendar, stay.Created, at));
            }
        }

        return ages;
    }

    private void AddAges(int period, IReadOnlyList<string?>? values, DurationCell ages, HoursBasis basis)
    {
        DurationSummary summary = DurationSummaries.Of(ages, basis, _calendars, _asOf, _percentileType);
        summary.Prepare(_percentileShares, _selection.HasIntervals, ends: _selection.HasAnyStatistic("min", "max"));
        ReportRow place = Row(period, values, OpenAge.Key, "", "seconds", null, basis, n: summary.Count);
        Put(place, "count", "count", summary.Count);
        Put(place, "mean", "seconds", summary.MeanSeconds);
        AddPercentiles(place, summary);
        AddEnds(place, summary);
        Put(place, "sum", "seconds", summary.TotalSeconds);
    }

    /// <summary>Whether a period's end lies in the window: a stock counts what entered before it too.</summary>
    private bool Shows(int period)
    {
        if (Periods.Grain == PeriodGrain.All || !_window.IsBounded)
        {
            return true;
        }

        long start = Nanoseconds.Of(PeriodOf(period).Start!.Value);
        return Nanoseconds.Of(PeriodOf(period).End!.Value) > _window.From && (_window.To == Nanoseconds.Never || start < _window.To);
    }

    private IEnumerable<(int? Group, int Period, long Open)> Levels(StockBlock block)
    {
        Dictionary<int, Dictionary<int, long>> changes = [];
        Dictionary<int, long> total = [];
        foreach ((int group, int period, FlowCell flow) in block.Flows.All())
        {
            if (!changes.TryGetValue(group, out Dictionary<int, long>? own))
            {
                own = [];
                changes.Add(group, own);
            }

            own[period] = flow.In - flow.Out;
            total.TryGetValue(period, out long before);
            total[period] = before + flow.In - flow.Out;
        }

        if (total.Count == 0)
        {
            yield break;
        }

        int last = Periods.IndexOf(_asOf);
        bool grouped = _window.Grouping.By.Count > 0;
        List<(int? Group, Dictionary<int, long> Changes)> series = _selection.HasTotals || !grouped ? [(null, total)] : [];
        if (grouped)
        {
            series.AddRange(changes.OrderBy(entry => _window.Grouping.ValuesOf(entry.Key), GroupOrder.Instance).Select(static entry => ((int?)entry.Key, entry.Value)));
        }

        foreach ((int? group, Dictionary<int, long> own) in series)
        {
            long open = 0;
            for (int period = own.Keys.Min(); period <= last; period++)
            {
                own.TryGetValue(period, out long change);
                open += change;
                yield return (group, period, open);
            }
        }
    }
}
