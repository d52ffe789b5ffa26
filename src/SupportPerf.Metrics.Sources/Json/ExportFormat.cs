namespace SupportPerf.Metrics.Sources.Json;

/// <summary>What the parts of a system's export are called and what their records are known by.</summary>
internal abstract class ExportFormat
{
    /// <summary>The system's name.</summary>
    public abstract string System { get; }

    /// <summary>What was expected, for messages.</summary>
    public abstract string Expected { get; }

    /// <summary>The arrays of a page (and the single objects of a one-record answer) by name, with the number of their part.</summary>
    public abstract IReadOnlyDictionary<string, int> Sections { get; }

    /// <summary>How the records of each part are told apart, the surest first.</summary>
    protected abstract IReadOnlyList<PartMarks> Marks { get; }

    /// <summary>Whether its tables come as CSV too.</summary>
    public virtual bool HasTables => false;

    /// <summary>The part's name in messages.</summary>
    public abstract string Name(int part);

    /// <summary>The part that records of these keys are of. Null: none known.</summary>
    public int? PartOf(IReadOnlySet<string> keys)
    {
        foreach (PartMarks marks in Marks)
        {
            if (keys.Contains(marks.Keys[0]) && marks.Keys.Count(keys.Contains) >= marks.Needed)
            {
                return marks.Part;
            }
        }

        return null;
    }

    /// <summary>One sentence on what a file is. Null: not of this system.</summary>
    public string? Recognise(FileSample sample)
    {
        if (sample.Columns.Count > 0)
        {
            return HasTables && PartOf(sample.Columns) is { } table ? $"{System}: {Name(table)}, a table." : null;
        }

        if (PartOf(sample.Keys) is { } bare)
        {
            return $"{System}: {Name(bare)}, each a record of its own.";
        }

        string[] parts = [.. sample.Keys.Where(key => Sections.TryGetValue(key, out int part) && IsOfPart(sample, key, part)).Order(StringComparer.Ordinal)];
        return parts.Length > 0 ? $"{System}: a page with {string.Join(", ", parts)}." : null;
    }

    /// <summary>The part that the current record is of. Null: not known, as an error among the pages.</summary>
    /// <param name="records">Where the record stands.</param>
    /// <param name="bare">The part of the file's first record, where records stand for themselves.</param>
    public virtual int? Part(JsonRecords records, int? bare) => records.Section >= 0 ? records.Section : bare;

    /// <summary>Whether a list that other systems may call the same is of ours.</summary>
    protected abstract bool IsOfPart(FileSample sample, string key, int part);
}
