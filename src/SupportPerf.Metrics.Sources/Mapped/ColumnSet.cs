namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>The columns that a part of the map names, each with a slot in its rows.</summary>
internal sealed class ColumnSet
{
    private readonly List<string> names = [];
    private readonly List<bool> required = [];

    public IReadOnlyList<string> Names => this.names;

    public IEnumerable<string> Required => this.names.Where((_, slot) => this.required[slot]);

    public int Slot(string name, bool isRequired)
    {
        int slot = this.names.IndexOf(name);
        if (slot < 0)
        {
            slot = this.names.Count;
            this.names.Add(name);
            this.required.Add(false);
        }

        this.required[slot] |= isRequired;
        return slot;
    }
}
