using System.Runtime.InteropServices;
using NodaTime;

namespace SupportPerf.Metrics.Facts;

/// <summary>The events of one ticket in order of time (ties keep the order of the source), without those that are not to be seen.</summary>
internal sealed class EventTimeline
{
    private readonly List<Entry> _entries = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>An instant of an event in nanoseconds; null where it is not to be seen.</summary>
    public delegate long? Visibility(Instant instant, Ticket ticket, TicketEventKind what);

    public int Count => _entries.Count;

    public bool HasMessages { get; private set; }

    public bool HasStatuses { get; private set; }

    public bool HasAssignments { get; private set; }

    public bool HasSchedules { get; private set; }

    public bool HasEscalations { get; private set; }

    /// <summary>Whether a bot wrote, changed the status, or handed over.</summary>
    public bool HasBot { get; private set; }

    /// <summary>How many messages have an author that the source does not tell.</summary>
    public int UnknownAuthors { get; private set; }

    /// <summary>How many events repeat the id of an earlier one; the first of them counts.</summary>
    public int Duplicates { get; private set; }

    public Entry this[int index] => _entries[index];

    public void Load(Ticket ticket, Definitions definitions, Visibility visible)
    {
        IReadOnlyList<TicketEvent> events = ticket.Events;
        if (_entries.Count > 0 || _ids.Count > 0)
        {
            _entries.Clear();
            _ids.Clear();
            HasMessages = HasStatuses = HasAssignments = HasSchedules = HasEscalations = HasBot = false;
            Duplicates = 0;
            UnknownAuthors = 0;
        }

        if (events.Count == 0)
        {
            return;
        }

        bool mapsStatuses = definitions.StatusCategories.Count > 0;
        bool sorted = true;
        for (int i = 0; i < events.Count; i++)
        {
            TicketEvent happened = events[i];
            if (happened.Id is not null && !_ids.Add(happened.Id) && !definitions.KeepRepeatedEvents)
            {
                Duplicates++;
                continue;
            }

            if (visible(happened.At, ticket, happened.Kind) is not { } at)
            {
                continue;
            }

            sorted = sorted && (_entries.Count == 0 || _entries[_entries.Count - 1].At <= at);
            AuthorKind author = happened.Author == AuthorKind.Unknown && definitions.UnknownAuthorIsAgent ? AuthorKind.Agent : happened.Author;
            _entries.Add(new Entry(at, _entries.Count, happened, author, mapsStatuses ? definitions.CategoryOf(happened) : happened.Status));
            HasBot |= author == AuthorKind.Bot;
            switch (happened.Kind)
            {
                case TicketEventKind.Message:
                    HasMessages = true;
                    UnknownAuthors += author == AuthorKind.Unknown ? 1 : 0;
                    break;
                case TicketEventKind.Status:
                    HasStatuses = true;
                    break;
                case TicketEventKind.Assignment:
                    HasAssignments = true;
                    break;
                case TicketEventKind.Schedule:
                    HasSchedules = true;
                    break;
                case TicketEventKind.Escalation:
                    HasEscalations = true;
                    break;
                case TicketEventKind.Handoff:
                    HasBot = true;
                    break;
                default:
                    break;
            }
        }

        if (!sorted)
        {
            _entries.Sort(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Order.CompareTo(b.Order));
        }
    }

    [StructLayout(LayoutKind.Auto)]
    internal readonly struct Entry(long at, int order, TicketEvent happened, AuthorKind author, TicketStatus? status)
    {
        public long At { get; } = at;

        public int Order { get; } = order;

        public TicketEvent Event { get; } = happened;

        public TicketEventKind Kind => Event.Kind;

        /// <summary>Who did it, as the definitions take it.</summary>
        public AuthorKind Author { get; } = author;

        /// <summary>The category of a status event, as the definitions take it.</summary>
        public TicketStatus? Status { get; } = status;

        public bool IsMessage => Event.Kind == TicketEventKind.Message;

        public bool IsFromCustomer => IsMessage && Event.IsPublic && Author == AuthorKind.Customer;

        public bool IsPublicFromAgent => IsMessage && Event.IsPublic && Author == AuthorKind.Agent;
    }
}
