using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>How many records were left out, by reason.</summary>
internal sealed class Exclusions
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public long Total { get; private set; }

    public void Add(string reason, long count = 1)
    {
        _counts.TryGetValue(reason, out long before);
        _counts[reason] = before + count;
        Total += count;
    }

    /// <summary>How many were left out for a reason.</summary>
    public long For(string reason) => _counts.TryGetValue(reason, out long count) ? count : 0;

    public void Merge(Exclusions? other)
    {
        foreach (KeyValuePair<string, long> entry in other?._counts ?? [])
        {
            Add(entry.Key, entry.Value);
        }
    }

    /// <summary>What two give together; null where there is nothing.</summary>
    public static Exclusions? Merge(Exclusions? one, Exclusions? other)
    {
        if (other is null)
        {
            return one;
        }

        one ??= new();
        one.Merge(other);
        return one;
    }

    public static bool Holds(Exclusions? one, Exclusions? other) =>
        other is null || (one is not null && other._counts.All(entry => one._counts.TryGetValue(entry.Key, out long count) && count >= entry.Value));

    /// <summary>What is left of the first; null where that is nothing.</summary>
    public static Exclusions? Subtract(Exclusions? one, Exclusions? other)
    {
        foreach (KeyValuePair<string, long> entry in other?._counts ?? [])
        {
            long left = one!._counts[entry.Key] - entry.Value;
            one.Total -= entry.Value;
            if (left == 0)
            {
                one._counts.Remove(entry.Key);
            }
            else
            {
                one._counts[entry.Key] = left;
            }
        }

        return one?.Total > 0 ? one : null;
    }

    public static void Write(Exclusions? exclusions, ByteWriter into)
    {
        into.Count(exclusions?._counts.Count ?? 0);
        foreach (KeyValuePair<string, long> entry in exclusions?._counts ?? [])
        {
            into.Text(entry.Key);
            into.Count(entry.Value);
        }
    }

    public static Exclusions? Read(ref ByteReader from)
    {
        int reasons = from.Length(bytesEach: 2);
        Exclusions? exclusions = null;
        string? last = null;
        for (int i = 0; i < reasons; i++)
        {
            string reason = from.Text();
            if (last is not null && string.CompareOrdinal(last, reason) >= 0)
            {
                throw from.Bad("has reasons out of order");
            }

            (exclusions ??= new()).Add(reason, from.Positive());
            last = reason;
        }

        return exclusions;
    }

    public IReadOnlyDictionary<string, long> ToDictionary() => new SortedDictionary<string, long>(_counts, StringComparer.Ordinal);
}
