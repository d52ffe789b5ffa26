using System.Collections;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>What a cell of scores holds by score and category, in their order. Scales are short: a few entries side by side are found faster than in a tree, and allocate nothing when added to.</summary>
internal sealed class ScoreEntries : IEnumerable<KeyValuePair<ScoreCell.Key, ScoreCell.Entry>>
{
    private long[] _codes = [];
    private ScoreCell.Entry[] _entries = [];

    public int Count { get; private set; }

    /// <summary>One of them, from 0, in order.</summary>
    public KeyValuePair<ScoreCell.Key, ScoreCell.Entry> At(int index) => new(KeyOf(_codes[index]), _entries[index]);

    public ScoreCell.Entry this[ScoreCell.Key key]
    {
        get => TryGetValue(key, out ScoreCell.Entry entry) ? entry : throw new KeyNotFoundException();
        set
        {
            long code = CodeOf(key);
            int at = IndexOf(code);
            at = at < 0 ? Insert(~at, code) : at;
            _entries[at] = value;
        }
    }

    /// <summary>Makes room for so many in all, so that it grows once.</summary>
    public void Reserve(int count)
    {
        if (count > _codes.Length)
        {
            Array.Resize(ref _codes, count);
            Array.Resize(ref _entries, count);
        }
    }

    public bool TryGetValue(ScoreCell.Key key, out ScoreCell.Entry entry)
    {
        int at = IndexOf(CodeOf(key));
        entry = at < 0 ? default : _entries[at];
        return at >= 0;
    }

    /// <summary>Adds to what there is of a key.</summary>
    public void Add(in ScoreCell.Key key, in ScoreCell.Entry added)
    {
        long code = CodeOf(key);
        int at = IndexOf(code);
        if (at < 0)
        {
            at = Insert(~at, code);
            _entries[at] = added;
            return;
        }

        WideSum weight = _entries[at].Weight;
        weight.Add(added.Weight);
        _entries[at] = new ScoreCell.Entry(_entries[at].Count + added.Count, weight);
    }

    public void Remove(ScoreCell.Key key)
    {
        int at = IndexOf(CodeOf(key));
        if (at >= 0)
        {
            Count--;
            Array.Copy(_codes, at + 1, _codes, at, Count - at);
            Array.Copy(_entries, at + 1, _entries, at, Count - at);
        }
    }

    public IEnumerator<KeyValuePair<ScoreCell.Key, ScoreCell.Entry>> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return At(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A number that orders keys: by score, none first, then by category and top.</summary>
    private static long CodeOf(in ScoreCell.Key key) =>
        ((key.Score is { } score ? score - (long)int.MinValue + 1 : 0) << 3) + ((key.Category + 1) << 1) + (key.IsTop ? 1 : 0);

    private static ScoreCell.Key KeyOf(long code)
    {
        long score = code >> 3;
        return new(score == 0 ? null : (int)(score - 1 + int.MinValue), (int)((code >> 1) & 3) - 1, (code & 1) != 0);
    }

    /// <summary>Where a code is; else the complement of where it belongs.</summary>
    private int IndexOf(long code)
    {
        long[] codes = _codes;
        int at = 0;
        while (at < Count && codes[at] < code)
        {
            at++;
        }

        return at < Count && codes[at] == code ? at : ~at;
    }

    private int Insert(int at, long code)
    {
        if (Count == _codes.Length)
        {
            Reserve(Math.Max(4, Count * 2));
        }

        Array.Copy(_codes, at, _codes, at + 1, Count - at);
        Array.Copy(_entries, at, _entries, at + 1, Count - at);
        _codes[at] = code;
        Count++;
        return at;
    }
}
