namespace SupportPerf.Metrics.Tables;

/// <summary>Orders groups by their values, ordinal, with no value last.</summary>
internal sealed class GroupOrder : IComparer<IReadOnlyList<string?>>
{
    public static GroupOrder Instance { get; } = new();

    public int Compare(IReadOnlyList<string?>? x, IReadOnlyList<string?>? y)
    {
        for (int i = 0; i < x!.Count; i++)
        {
            int order = (x[i] is null).CompareTo(y![i] is null);
            order = order != 0 ? order : string.CompareOrdinal(x[i], y[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
