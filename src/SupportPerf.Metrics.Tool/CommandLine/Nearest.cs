namespace SupportPerf.Metrics.Tool.CommandLine;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>" Did you mean X?" for the nearest word, or nothing where none is near.</summary>
    public static string Hint(string given, IEnumerable<string> known)
    {
        string? nearest = known
            .Select(word => (Word: word, Distance: Distance(given, word)))
            .Where(one => one.Distance <= Math.Max(2, one.Word.Length / 3))
            .OrderBy(one => one.Distance)
            .Select(one => one.Word)
            .FirstOrDefault();
        return nearest is null ? "" : $" Did you mean {nearest}?";
    }

    // Letters to insert, delete, replace, or swap with their neighbour.
    private static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                int replace = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replace, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[a.Length, b.Length];
    }
}
