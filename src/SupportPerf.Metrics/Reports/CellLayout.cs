using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Reports;

/// <summary>The cells of one KPI as rows need them: the total of each period where it is asked for, then the groups.</summary>
internal static class CellLayout
{
    /// <summary>For each period, in order, the total and then each group, in order of their values.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="grouping">The groups.</param>
    /// <param name="totals">Whether the totals of groups are asked for.</param>
    /// <param name="reserve">Makes room in a total for all that will be merged into it. Null: it needs none.</param>
    public static IEnumerable<(int Period, IReadOnlyList<string?>? Values, TCell Cell)> Of<TCell>(
        CellMap<TCell> cells, Grouping grouping, bool totals, Action<TCell, IEnumerable<TCell>>? reserve = null)
        where TCell : class, ICell<TCell>, new()
    {
        bool grouped = grouping.By.Count > 0;
        foreach (IGrouping<int, (int Group, int Period, TCell Cell)> period in cells.All().GroupBy(static cell => cell.Period).OrderBy(static period => period.Key))
        {
            (int Group, int Period, TCell Cell)[] all = period.ToArray();
            if (!grouped)
            {
                yield return (period.Key, null, all[0].Cell);
                continue;
            }

            Array.Sort(all, (x, y) => GroupOrder.Instance.Compare(grouping.ValuesOf(x.Group), grouping.ValuesOf(y.Group)));
            if (totals)
            {
                TCell total = cells.New();
                reserve?.Invoke(total, all.Select(static entry => entry.Cell));
                foreach ((_, _, TCell cell) in all)
                {
                    total.Merge(cell);
                }

                yield return (period.Key, null, total);
            }

            foreach ((int group, _, TCell cell) in all)
            {
                yield return (period.Key, grouping.ValuesOf(group), cell);
            }
        }
    }
}
