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
    private readonly List<string> names = [];
    private readonly List<ColumnNeed> needs = [];

    public IReadOnlyList<string> Names => this.names;

    public int Slot(string name, ColumnNeed need)
    {
        int slot = this.names.IndexOf(name);
        if (slot < 0)
        {
            slot = this.names.Count;
            this.names.Add(name);
            this.needs.Add(ColumnNeed.Optional);
        }

        if (this.needs[slot] < need)
        {
            this.needs[slot] = need;
        }

        return slot;
    }

    /// <summary>The columns that are needed so much or more.</summary>
    public IEnumerable<string> Needed(ColumnNeed need) => this.names.Where((_, slot) => this.needs[slot] >= need);
}
