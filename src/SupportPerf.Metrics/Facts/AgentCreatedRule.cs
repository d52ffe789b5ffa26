namespace SupportPerf.Metrics;

/// <summary>How the first response of a ticket that an agent opened is taken.</summary>
public enum AgentCreatedRule
{
    /// <summary>The clock starts at the customer's first message; none: it does not apply. The default.</summary>
    FromFirstCustomerMessage = 0,

    /// <summary>From creation to the second public agent message, as Zendesk does.</summary>
    SecondAgentMessage = 1,

    /// <summary>It does not apply.</summary>
    Exclude = 2,
}
