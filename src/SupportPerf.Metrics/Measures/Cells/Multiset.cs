namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>Lists taken as multisets: the order of their items means nothing.</summary>
internal static class Multiset
{
    public static bool Holds<T>(List<T>? one, List<T>? other)
        where T : struct, IEquatable<T>
    {
        if (other is null || other.Count == 0)
        {
            return true;
        }

        if (one is null || one.Count < other.Count)
        {
            return false;
        }

        Dictionary<T, int> wanted = CountsOf(other);
        int found = 0;
        foreach (T item in one)
        {
            if (wanted.TryGetValue(item, out int left) && left > 0)
            {
                wanted[item] = left - 1;
                found++;
            }
        }

        return found == other.Count;
    }

    /// <summary>Takes each item of another list away once.</summary>
    public static void Subtract<T>(List<T>? one, List<T>? other)
        where T : struct, IEquatable<T>
    {
        if (other is null || other.Count == 0)
        {
            return;
        }

        Dictionary<T, int> wanted = CountsOf(other);
        one!.RemoveAll(item =>
        {
            if (!wanted.TryGetValue(item, out int left) || left == 0)
            {
                return false;
            }

            wanted[item] = left - 1;
            return true;
        });
    }

    private static Dictionary<T, int> CountsOf<T>(List<T> items)
        where T : struct, IEquatable<T>
    {
        Dictionary<T, int> counts = [];
        foreach (T item in items)
        {
            counts.TryGetValue(item, out int count);
            counts[item] = count + 1;
        }

        return counts;
    }
}
