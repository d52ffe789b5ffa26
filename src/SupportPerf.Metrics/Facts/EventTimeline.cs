using NodaTime;

namespace SupportPerf.Metrics.Facts;

/// <summary>The events of one ticket in order of time (ties keep the order of the source), without those that are not to be seen.</summary>
internal sealed class EventTimeline
{
    private readonly List<Entry> _entries = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public delegate long? Visibility(Instant? instant, Ticket ticket, string what);

    public int Count => _entries.Count;

    public bool HasMessages { get; private set; }

    public bool HasStatuses { get; private set; }

    public bool HasAssignments { get; private set; }

    /// <summary>How many events repeat the id of an earlier one; the first of them counts.</summary>
    public int Duplicates { get; private set; }

    public Entry this[int index] => _entries[index];

    public void Load(Ticket ticket, Visibility visible)
    {
        _entries.Clear();
        _ids.Clear();
        HasMessages = HasStatuses = HasAssignments = false;
        Duplicates = 0;
        bool sorted = true;
        IReadOnlyList<TicketEvent> events = ticket.Events;
        for (int i = 0; i < events.Count; i++)
        {
            TicketEvent happened = events[i];
            if (happened.Id is not null && !_ids.Add(happened.Id))
            {
                Duplicates++;
                continue;
            }

            if (visible(happened.At, ticket, happened.Kind.ToString()) is not { } at)
            {
                continue;
            }

            sorted = sorted && (_entries.Count == 0 || _entries[_entries.Count - 1].At <= at);
            _entries.Add(new Entry(at, _entries.Count, happened));
            HasMessages |= happened.Kind == TicketEventKind.Message;
            HasStatuses |= happened.Kind == TicketEventKind.Status;
            HasAssignments |= happened.Kind == TicketEventKind.Assignment;
        }

        if (!sorted)
        {
            _entries.Sort(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Order.CompareTo(b.Order));
        }
    }

    internal readonly struct Entry(long at, int order, TicketEvent happened)
    {
        public long At { get; } = at;

        public int Order { get; } = order;

        public TicketEvent Event { get; } = happened;
    }
}
