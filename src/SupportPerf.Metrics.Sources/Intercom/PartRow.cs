using NodaTime;

namespace SupportPerf.Metrics.Sources.Intercom;

/// <summary>One part of a conversation or ticket.</summary>
internal sealed record PartRow
{
    public string? Id;
    public string? Type;
    public Instant? At;
    public string? AuthorType;
    public string? AuthorId;
    public string? AssignedType;
    public string? AssignedId;
    public bool HasBody;
    public string? State;
    public string? TicketState;
    public string? PreviousTicketState;
}
