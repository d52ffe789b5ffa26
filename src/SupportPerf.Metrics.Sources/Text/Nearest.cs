namespace SupportPerf.Metrics.Sources.Text;

/// <summary>Finds the word that somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>A sentence with the nearest word, or nothing where none is near.</summary>
    public static string Hint(string given, IEnumerable<string> known)
    {
        string? best = null;
        int bestDistance = Math.Max(2, given.Length / 3) + 1;
        foreach (string word in known)
        {
            int distance = string.Equals(word, given, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(given, word, bestDistance);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (word, distance);
            }
        }

        return best is null ? "" : $" Did you mean '{best}'?";
    }

    /// <summary>How many letters to insert, drop, change or swap with their neighbour, case aside.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit)
        {
            return limit;
        }

        int[] before = new int[b.Length + 1];
        int[] last = [.. Enumerable.Range(0, b.Length + 1)];
        int[] now = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                bool same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                now[j] = Math.Min(Math.Min(last[j], now[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 2]) && char.ToUpperInvariant(a[i - 2]) == char.ToUpperInvariant(b[j - 1]))
                {
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                }
            }

            (before, last, now) = (last, now, before);
        }

        return last[b.Length];
    }
}
