using NodaTime;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>What an audit changed, reduced to what KPIs need: about 100 bytes.</summary>
internal struct HistoryEvent
{
    public long TicketId;
    public Instant At;

    /// <summary>The audit's id; events of one audit keep its order.</summary>
    public long AuditId;

    /// <summary>Which reading of the audit this is: an audit that comes twice counts once.</summary>
    public int Copy;
    public int Sequence;
    public HistoryKind Kind;
    public bool IsPublic;

    /// <summary>A rule, trigger or automation did it, not the person named.</summary>
    public bool IsAutomatic;

    /// <summary>A bot wrote it.</summary>
    public bool IsBot;
    public long Author;

    /// <summary>The new group, schedule or target ticket, by kind; or the seconds spent.</summary>
    public long? Value;

    /// <summary>The new assignee, where it changed.</summary>
    public long? Agent;

    /// <summary>The new status or rating.</summary>
    public string? Text;

    /// <summary>The status before.</summary>
    public string? Before;

    public static IComparer<HistoryEvent> ByTicket { get; } = Comparer<HistoryEvent>.Create((x, y) =>
    {
        int order = x.TicketId.CompareTo(y.TicketId);
        order = order != 0 ? order : x.At.CompareTo(y.At);
        order = order != 0 ? order : x.AuditId.CompareTo(y.AuditId);
        order = order != 0 ? order : x.Copy.CompareTo(y.Copy);
        return order != 0 ? order : x.Sequence.CompareTo(y.Sequence);
    });
}
