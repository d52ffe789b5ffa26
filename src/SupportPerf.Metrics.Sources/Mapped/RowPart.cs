using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>A part of the map that reads rows of one kind: tickets, messages, calls or surveys. One instance serves one reading.</summary>
internal abstract class RowPart(string key, ColumnSet columns, KeyField id, IReadOnlyList<Condition> where)
{
    /// <summary>The part's key in the map.</summary>
    public string Key => key;

    public ColumnSet Columns => columns;

    protected KeyField Id => id;

    /// <summary>Takes a row. It must not keep it: the next row overwrites it.</summary>
    public abstract void Take(Row row, IRecordSink sink, RowIssues issues);

    /// <summary>Gives out what is still held back at the end.</summary>
    public virtual void Finish(IRecordSink sink, RowIssues issues)
    {
    }

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
