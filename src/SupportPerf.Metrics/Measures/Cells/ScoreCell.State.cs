using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <content>Taking away, saving and loading.</content>
internal sealed partial class ScoreCell : ICell<ScoreCell>
{
    public bool IsEmpty => _entries.Count == 0 && NotAnswered == 0 && Superseded == 0 && Excluded is null;

    public bool Holds(ScoreCell other) =>
        other._entries.All(entry => _entries.TryGetValue(entry.Key, out Entry mine) && mine.Count >= entry.Value.Count)
        && NotAnswered >= other.NotAnswered
        && Superseded >= other.Superseded
        && Weighted >= other.Weighted
        && Exclusions.Holds(Excluded, other.Excluded);

    public void Subtract(ScoreCell other)
    {
        foreach (KeyValuePair<Key, Entry> entry in other._entries)
        {
            Entry mine = _entries[entry.Key];
            WideSum weight = mine.Weight;
            weight.Subtract(entry.Value.Weight);
            Entry left = new(mine.Count - entry.Value.Count, weight);
            Count -= entry.Value.Count;
            if (left.Count == 0)
            {
                _entries.Remove(entry.Key);
            }
            else
            {
                _entries[entry.Key] = left;
            }
        }

        NotAnswered -= other.NotAnswered;
        Superseded -= other.Superseded;
        Weighted -= other.Weighted;
        Excluded = Exclusions.Subtract(Excluded, other.Excluded);
    }

    public void Write(ByteWriter into)
    {
        into.Count(_entries.Count);
        foreach (KeyValuePair<Key, Entry> entry in _entries)
        {
            into.Byte((byte)((entry.Key.Score is null ? 0 : 1) | ((entry.Key.Category + 1) << 1) | (entry.Key.IsTop ? 8 : 0)));
            if (entry.Key.Score is { } score)
            {
                into.Signed(score);
            }

            into.Count(entry.Value.Count);
            into.Sum(entry.Value.Weight);
        }

        into.Count(NotAnswered);
        into.Count(Superseded);
        into.Count(Weighted);
        Exclusions.Write(Excluded, into);
    }

    public void Read(ref ByteReader from, int calendars)
    {
        int entries = from.Length(bytesEach: 4);
        Key? last = null;
        for (int i = 0; i < entries; i++)
        {
            int flags = from.Index(16);
            int category = ((flags >> 1) & 3) - 1;
            long? score = (flags & 1) != 0 ? from.Signed() : null;
            if (category > 1 || score is < int.MinValue or > int.MaxValue)
            {
                throw from.Bad("has a score that cannot be");
            }

            Key key = new((int?)score, category, (flags & 8) != 0);
            if (last is { } before && before.CompareTo(key) >= 0)
            {
                throw from.Bad("has scores out of order");
            }

            long count = from.Positive();
            Add(key, new Entry(count, from.Sum()));
            last = key;
        }

        NotAnswered = from.Count();
        Superseded = from.Count();
        Weighted = from.Count();
        Excluded = Exclusions.Read(ref from);
        if (IsEmpty || Weighted > Count)
        {
            throw from.Bad("has counts that contradict each other");
        }
    }
}
