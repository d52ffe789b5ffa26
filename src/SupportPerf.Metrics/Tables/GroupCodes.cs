using System.Runtime.CompilerServices;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>The group of each row as a number that rises with the values of the group, as reports order them. Immutable once it is made.</summary>
internal sealed class GroupCodes
{
    /// <summary>Up to this many combinations of values all get a number, whether they occur or not.</summary>
    private const int AllNumbered = 1 << 12;

    /// <summary>Up to this many combinations are looked through for those that occur.</summary>
    private const int Most = 1 << 24;

    private const int Block = 1024;

    private readonly (CodeStore Codes, int[] Ranks, int Used)[] _parts;
    private readonly Dimension[] _by;
    private readonly TicketData _data;
    private readonly int[]? _numbers;
    private readonly int[] _keys;

    private GroupCodes(TicketData data, Dimension[] by, (CodeStore, int[], int)[] parts, int combinations)
    {
        _data = data;
        _by = by;
        _parts = parts;
        if (combinations <= AllNumbered)
        {
            _keys = Enumerable.Range(0, combinations).ToArray();
            return;
        }

        _numbers = new int[combinations];
        int[] keys = new int[Block];
        int[] scratch = new int[Block];
        for (int row = 0; row < data.Count; row += Block)
        {
            Span<int> some = keys.AsSpan(0, Math.Min(Block, data.Count - row));
            Keys(row, some, scratch);
            foreach (int key in some)
            {
                _numbers[key] = 1;
            }
        }

        List<int> found = [];
        for (int key = 0; key < combinations; key++)
        {
            if (_numbers[key] != 0)
            {
                _numbers[key] = found.Count;
                found.Add(key);
            }
        }

        _keys = found.ToArray();
    }

    /// <summary>How many groups there are.</summary>
    public int Count => _keys.Length;

    /// <summary>Numbers the groups; null where there are too many combinations to number.</summary>
    public static GroupCodes? Of(TicketData data, Grouping grouping)
    {
        Dimension[] by = grouping.By.ToArray();
        List<(CodeStore, int[], int)> parts = [];
        long combinations = 1;
        foreach (Dimension dimension in by)
        {
            if (data.Dimensions.TryGetValue(dimension.Name, out CodeStore? codes))
            {
                int[] ranks = RanksOf(codes, out int used);
                combinations *= used;
                if (combinations > Most)
                {
                    return null;
                }

                parts.Add((codes, ranks, used));
            }
        }

        return new GroupCodes(data, by, parts.ToArray(), (int)combinations);
    }

    /// <summary>The numbers of the groups of some rows.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="into">Takes them.</param>
    /// <param name="scratch">Room for as many.</param>
    [MethodImpl(Optimize.Fully)]
    public void Read(int row, Span<int> into, Span<int> scratch)
    {
        Keys(row, into, scratch);
        if (_numbers is not null)
        {
            for (int i = 0; i < into.Length; i++)
            {
                into[i] = _numbers[into[i]];
            }
        }
    }

    /// <summary>The values of a group, one a dimension.</summary>
    public string?[] ValuesOf(int group)
    {
        string?[] values = new string?[_by.Length];
        int key = _keys[group];
        int part = _parts.Length;
        for (int i = _by.Length - 1; i >= 0; i--)
        {
            if (_data.Dimensions.TryGetValue(_by[i].Name, out CodeStore? codes))
            {
                (_, int[] ranks, int used) = _parts[--part];
                values[i] = codes.Values[Array.IndexOf(ranks, key % used)];
                key /= used;
            }
        }

        return values;
    }

    [MethodImpl(Optimize.Fully)]
    private void Keys(int row, Span<int> into, Span<int> scratch)
    {
        if (_parts.Length == 0)
        {
            into.Clear();
            return;
        }

        _parts[0].Codes.Map(row, _parts[0].Ranks, into);
        for (int part = 1; part < _parts.Length; part++)
        {
            (CodeStore codes, int[] ranks, int used) = _parts[part];
            Span<int> own = scratch.Slice(0, into.Length);
            codes.Map(row, ranks, own);
            unchecked // There are at most 2^24 combinations.
            {
                for (int i = 0; i < into.Length; i++)
                {
                    into[i] = (into[i] * used) + own[i];
                }
            }
        }
    }

    /// <summary>The place of each code that occurs in the order of the values, ordinal, no value last; -1 for others.</summary>
    private static int[] RanksOf(CodeStore codes, out int used)
    {
        int[] order = Enumerable.Range(0, codes.Values.Count)
            .Where(codes.IsUsed)
            .OrderBy(code => codes.Values[code] is null)
            .ThenBy(code => codes.Values[code], StringComparer.Ordinal)
            .ToArray();
        int[] ranks = new int[codes.Values.Count];
        ranks.AsSpan().Fill(-1);
        for (int rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
        }

        used = order.Length;
        return ranks;
    }
}
