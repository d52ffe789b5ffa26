namespace SupportPerf.Metrics.Sources.Zendesk;

internal enum HistoryKind : byte
{
    /// <summary>The status at creation.</summary>
    Created,

    /// <summary>Status, custom status or both changed.</summary>
    Status,

    /// <summary>Group, assignee or both changed.</summary>
    Assignment,
    Message,

    /// <summary>A comment that holds the whole transcript of a chat.</summary>
    Transcript,
    VoiceMessage,

    /// <summary>A message that a trigger or automation sent.</summary>
    Notification,
    Schedule,
    Rating,
    Merge,
    TimeSpent,
}
