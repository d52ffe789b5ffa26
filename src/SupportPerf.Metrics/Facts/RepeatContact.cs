namespace SupportPerf.Metrics;

/// <summary>Which new tickets are a further contact about the same thing.</summary>
public enum RepeatContact
{
    /// <summary>Those by the same requester on the same topic; tickets without a topic are on the same one. The default.</summary>
    SameRequesterAndTopic = 0,

    /// <summary>Those by the same requester.</summary>
    SameRequester = 1,

    /// <summary>None: only what happens on the ticket itself is looked at.</summary>
    None = 2,
}
