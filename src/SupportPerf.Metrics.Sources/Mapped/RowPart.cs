using NodaTime;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>A part of the map that reads rows of one kind: tickets, messages, calls or surveys. One instance serves one reading.</summary>
internal abstract class RowPart(string key, ColumnSet columns, KeyField id, IReadOnlyList<Condition> where)
{
    private RowVersions? _versions;

    /// <summary>The part's key in the map.</summary>
    public string Key => key;

    public ColumnSet Columns => columns;

    /// <summary>Whether each row is a record, so that two rows of one id are two versions of it.</summary>
    public abstract bool RowsAreRecords { get; }

    protected KeyField Id => id;

    /// <summary>First pass, where rows are records: counts the row's id.</summary>
    public void Count(Row row)
    {
        _versions ??= new RowVersions(columns.Names.Count);
        if (IsWanted(row) && id.Hash(row) is { } hash)
        {
            _versions.Count(hash);
        }
    }

    /// <summary>All rows were counted.</summary>
    public void EndCounting() => _versions?.EndCounting();

    /// <summary>Takes a row. It must not be kept: the next row overwrites it.</summary>
    public void Take(Row row, IRecordSink sink, RowIssues issues)
    {
        if (_versions is null || id.Hash(row) is not { } hash || !_versions.IsRepeated(hash) || !IsWanted(row))
        {
            TakeRow(row, sink, issues);
        }
        else if (id.Read(row, issues) is not null && _versions.Take(hash, row, VersionOf(row), issues) is { } latest)
        {
            TakeRow(latest, sink, issues);
        }
    }

    /// <summary>Gives out what is still held back at the end.</summary>
    public virtual void Finish(IRecordSink sink, RowIssues issues)
    {
    }

    protected abstract void TakeRow(Row row, IRecordSink sink, RowIssues issues);

    /// <summary>When the row's version of the record was made. Null: not known.</summary>
    protected virtual Instant? VersionOf(Row row) => null;

    protected bool IsWanted(Row row)
    {
        foreach (Condition condition in where)
        {
            if (!condition.Holds(row))
            {
                return false;
            }
        }

        return true;
    }
}
