using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The ids of tickets that were reopened, for answers to surveys that come before or after them. Not thread-safe.</summary>
internal sealed class ReopenedTickets : IState
{
    private readonly List<Entry> _tickets = [];

    /// <summary>The ids, some perhaps more than once.</summary>
    public IEnumerable<string> Ids => _tickets.Select(static entry => entry.Id);

    public bool IsEmpty => _tickets.Count == 0;

    public void Add(string id) => _tickets.Add(new Entry(id));

    public void Flush()
    {
    }

    public void Merge(IState other, Func<int, int> importGroup) => _tickets.AddRange(((ReopenedTickets)other)._tickets);

    public bool Holds(IState other, Func<int, int> importGroup) => Multiset.Holds(_tickets, ((ReopenedTickets)other)._tickets);

    public void Subtract(IState other, Func<int, int> importGroup) => Multiset.Subtract(_tickets, ((ReopenedTickets)other)._tickets);

    public void MarkGroups(bool[] used)
    {
    }

    public void Write(ByteWriter into, int[] positions)
    {
        into.Count(_tickets.Count);
        foreach (string id in Ids.OrderBy(static id => id, StringComparer.Ordinal))
        {
            into.Text(id);
        }
    }

    public void Read(ref ByteReader from, StateContext context)
    {
        int count = from.Length(bytesEach: 1);
        string? last = null;
        for (int i = 0; i < count; i++)
        {
            string id = from.Text();
            if (last is not null && string.CompareOrdinal(last, id) > 0)
            {
                throw from.Bad("has reopened tickets out of order");
            }

            Add(id);
            last = id;
        }
    }

    private readonly record struct Entry(string Id);
}
