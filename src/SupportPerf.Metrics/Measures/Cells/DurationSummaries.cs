using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>Sums up a cell as of an instant.</summary>
internal static class DurationSummaries
{
    private static readonly IReadOnlyDictionary<string, long> None = new SortedDictionary<string, long>();

    /// <param name="cell">The cell.</param>
    /// <param name="basis">Calendar or business hours.</param>
    /// <param name="calendars">The calendars of the run.</param>
    /// <param name="asOf">Until when running clocks run.</param>
    /// <param name="percentileType">The type of the percentiles.</param>
    /// <param name="countsRunning">Whether running clocks count as if they stopped then.</param>
    public static DurationSummary Of(
        DurationCell cell,
        HoursBasis basis,
        CalendarSet calendars,
        long asOf,
        PercentileType percentileType,
        bool countsRunning = false)
    {
        // A record whose calendar is never open, or that has none, has no business time: it is not lost, it is left out.
        long withoutHours = basis == HoursBasis.Business ? cell.Calendar.Count - cell.Business.Count : 0;
        ValueList values = basis == HoursBasis.Business ? cell.Business : cell.Calendar;
        List<long> running = new(cell.Open?.Count ?? 0);
        foreach (OpenClock open in cell.Open ?? [])
        {
            long until = Math.Min(open.Until, asOf);
            if (basis == HoursBasis.Business && (open.Calendar < 0 || calendars[open.Calendar].IsNeverOpen))
            {
                withoutHours++;
                continue;
            }

            long before = open.Before is null ? 0 : basis == HoursBasis.Business ? open.Before.Business : open.Before.Calendar;
            running.Add(before + (until <= open.Start ? 0 : basis == HoursBasis.Business ? calendars.Between(open.Calendar, open.Start, until) : until - open.Start));
        }

        if (countsRunning && running.Count > 0)
        {
            ValueList all = values.NewEmpty();
            all.Merge(values);
            running.ForEach(all.Add);
            values = all;
            running.Clear();
        }

        running.Sort();
        return new DurationSummary(values.ToOrdered(), values.Sum, running.ToArray(), cell.EndedBefore, ExcludedOf(cell, withoutHours), percentileType);
    }

    private static IReadOnlyDictionary<string, long> ExcludedOf(DurationCell cell, long withoutHours)
    {
        if (withoutHours == 0)
        {
            return cell.Excluded?.ToDictionary() ?? None;
        }

        Exclusions all = new();
        all.Merge(cell.Excluded);
        all.Add(nameof(DataIssueKind.ScheduleNeverOpen), withoutHours);
        return all.ToDictionary();
    }
}
