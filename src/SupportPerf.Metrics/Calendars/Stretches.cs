namespace SupportPerf.Metrics.Calendars;

/// <summary>Set arithmetic on sorted, disjoint half-open stretches kept as start, end, start, end ... in one list.</summary>
internal static class Stretches
{
    /// <summary>Appends a stretch that starts no earlier than the last one; touching or overlapping stretches become one.</summary>
    public static void Append(List<long> stretches, long start, long end)
    {
        if (end <= start)
        {
            return;
        }

        int last = stretches.Count - 1;
        if (last > 0 && start <= stretches[last])
        {
            if (end > stretches[last])
            {
                stretches[last] = end;
            }

            return;
        }

        stretches.Add(start);
        stretches.Add(end);
    }

    public static void Union(List<long> a, List<long> b, List<long> into)
    {
        for (int i = 0, j = 0; i < a.Count || j < b.Count;)
        {
            if (j >= b.Count || (i < a.Count && a[i] <= b[j]))
            {
                Append(into, a[i], a[i + 1]);
                i += 2;
            }
            else
            {
                Append(into, b[j], b[j + 1]);
                j += 2;
            }
        }
    }

    public static void Intersect(List<long> a, List<long> b, List<long> into)
    {
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            Append(into, Math.Max(a[i], b[j]), Math.Min(a[i + 1], b[j + 1]));
            if (a[i + 1] < b[j + 1])
            {
                i += 2;
            }
            else
            {
                j += 2;
            }
        }
    }

    public static void Subtract(List<long> a, List<long> b, List<long> into)
    {
        int j = 0;
        for (int i = 0; i < a.Count; i += 2)
        {
            long start = a[i];
            while (j < b.Count && b[j + 1] <= start)
            {
                j += 2;
            }

            for (int k = j; k < b.Count && b[k] < a[i + 1]; k += 2)
            {
                Append(into, start, b[k]);
                start = Math.Max(start, b[k + 1]);
            }

            Append(into, start, a[i + 1]);
        }
    }
}
