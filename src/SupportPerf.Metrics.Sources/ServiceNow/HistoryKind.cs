namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>What a row of a ticket's history tells.</summary>
internal enum HistoryKind
{
    /// <summary>For the customer to see.</summary>
    Comment = 0,
    WorkNote,
    State,
    HoldReason,
    Group,
    Agent,
    Priority,
}
