namespace SupportPerf.Metrics.Reports;

/// <summary>Keeps records that have, for each dimension named, one of the values given for it.</summary>
internal sealed class RecordFilter
{
    private readonly (Dimension Dimension, HashSet<string> Values)[] _conditions;

    public RecordFilter(IReadOnlyList<KeyValuePair<Dimension, string>> where)
    {
        foreach (KeyValuePair<Dimension, string> condition in where)
        {
            if (condition.Key.Equals(Dimension.HourOfDay) || condition.Key.Equals(Dimension.Weekday))
            {
                throw new ArgumentException($"A filter on {condition.Key} is not possible: it differs from KPI to KPI. Break down by it instead.", nameof(where));
            }
        }

        _conditions = where
            .GroupBy(static condition => condition.Key)
            .Select(static group => (group.Key, new HashSet<string>(group.Select(static condition => condition.Value), StringComparer.Ordinal)))
            .ToArray();
    }

    public bool Keeps<TRecord>(TRecord record, Func<TRecord, Dimension, string?> valueOf)
    {
        foreach ((Dimension dimension, HashSet<string> values) in _conditions)
        {
            if (!values.Contains(valueOf(record, dimension) ?? SupportReport.NoValue))
            {
                return false;
            }
        }

        return true;
    }
}
