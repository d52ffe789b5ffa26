namespace SupportPerf.Metrics;

/// <summary>Which messages count as a reply.</summary>
public enum ReplyKind
{
    /// <summary>Public messages by people of the team. The default.</summary>
    PublicByAgent = 0,

    /// <summary>Public or private messages by people of the team.</summary>
    AnyByAgent = 1,

    /// <summary>Public messages by people of the team or by bots.</summary>
    PublicByAgentOrBot = 2,

    /// <summary>Public messages by anybody but the customer and third parties, auto-replies included.</summary>
    AnyPublic = 3,
}
