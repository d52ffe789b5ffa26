namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>How much a part of the map needs a column.</summary>
internal enum ColumnNeed
{
    /// <summary>Some inputs do not have it.</summary>
    Optional,

    /// <summary>Every input with a header has it; JSON records leave out what they have no value for.</summary>
    Usual,

    /// <summary>Without it there is no record.</summary>
    Always,
}

/// <summary>The columns that a part of the map names, each with a slot in its rows.</summary>
internal sealed class ColumnSet
{
    private readonly List<string> _names = [];
    private readonly List<ColumnNeed> _needs = [];

    public IReadOnlyList<string> Names => _names;

    public int Slot(string name, ColumnNeed need)
    {
        int slot = _names.IndexOf(name);
        if (slot < 0)
        {
            slot = _names.Count;
            _names.Add(name);
            _needs.Add(ColumnNeed.Optional);
        }

        if (_needs[slot] < need)
        {
            _needs[slot] = need;
        }

        return slot;
    }

    /// <summary>The columns that are needed so much or more.</summary>
    public IEnumerable<string> Needed(ColumnNeed need) => _names.Where((_, slot) => _needs[slot] >= need);
}
