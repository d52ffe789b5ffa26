namespace SupportPerf.Metrics;

/// <summary>What counts as a transfer. The first assignment never does, nor does a bot's hand-off to people.</summary>
public enum TransferKind
{
    /// <summary>A change of the group. The default.</summary>
    Group = 0,

    /// <summary>A change of the agent.</summary>
    Agent = 1,

    /// <summary>A change of either.</summary>
    GroupOrAgent = 2,
}
