using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>Rows that are messages of tickets. They are held until the tickets are read, for a ticket gives out its events at once.</summary>
internal sealed class MessagePart(ColumnSet columns, KeyField ticket, IReadOnlyList<Condition> where) : RowPart("messages", columns, ticket, where)
{
    private static readonly Comparison<Message> InOrder = static (a, b) => a.Order != b.Order ? a.Order.CompareTo(b.Order) : a.Row.CompareTo(b.Row);
    private readonly Dictionary<string, Conversation> _conversations = new(StringComparer.Ordinal);
    private int _rows;

    public required InstantField At { get; init; }

    public CountField? Order { get; init; }

    public TextField? MessageId { get; init; }

    public required ChoiceField<AuthorKind> Role { get; init; }

    public TextField? Author { get; init; }

    public Condition? IsPublic { get; init; }

    public TextField? Session { get; init; }

    public override bool RowsAreRecords => false;

    protected override void TakeRow(Row row, IRecordSink sink, RowIssues issues)
    {
        if (!IsWanted(row) || Id.Read(row, issues) is not { } id)
        {
            return;
        }

        if (At.Read(row, issues) is not { } at)
        {
            issues.Add(DataIssueKind.MissingAnchor, row, At.ColumnName, "The message has no instant; it is left out.");
            return;
        }

        if (!_conversations.TryGetValue(id, out Conversation? conversation))
        {
            conversation = new(row.File, row.Line);
            _conversations.Add(id, conversation);
        }

        conversation.Messages.Add(new Message(
            Order?.ReadLong(row, issues) ?? long.MaxValue,
            _rows++,
            new TicketEvent
            {
                At = at,
                Kind = TicketEventKind.Message,
                Id = MessageId?.Read(row, issues),
                Author = Role.Read(row, issues) ?? AuthorKind.Unknown,
                AuthorId = Author?.Read(row, issues),
                IsPublic = IsPublic?.Answer(row) ?? true,
                Session = Session?.Read(row, issues),
            }));
    }

    /// <summary>The messages of a ticket in their order.</summary>
    public IReadOnlyList<TicketEvent> Of(string ticketId)
    {
        if (!_conversations.TryGetValue(ticketId, out Conversation? conversation))
        {
            return [];
        }

        conversation.IsTaken = true;
        if (Order is not null)
        {
            conversation.Messages.Sort(InOrder);
        }

        return conversation.Messages.ConvertAll(static message => message.Event);
    }

    public override void Finish(IRecordSink sink, RowIssues issues)
    {
        foreach ((string id, Conversation conversation) in _conversations)
        {
            if (!conversation.IsTaken)
            {
                issues.RecordId = id;
                issues.Add(
                    DataIssueKind.OrphanEvent,
                    FormattableString.Invariant($"{SourceException.Place(conversation.File, conversation.Line, null)}{conversation.Messages.Count} messages name a ticket that is not in the input; they are left out."));
            }
        }
    }

    private readonly record struct Message(long Order, int Row, TicketEvent Event);

    private sealed class Conversation(string file, long line)
    {
        public string File => file;

        public long Line => line;

        public List<Message> Messages { get; } = [];

        public bool IsTaken { get; set; }
    }
}
