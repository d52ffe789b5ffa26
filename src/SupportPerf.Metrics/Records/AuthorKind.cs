namespace SupportPerf.Metrics;

/// <summary>Who wrote a message or made a change, as of the moment it happened (not as of today).</summary>
public enum AuthorKind
{
    /// <summary>The source does not say. Never counts as an agent.</summary>
    Unknown = 0,

    /// <summary>The requester or somebody on the requester's side.</summary>
    Customer = 1,

    /// <summary>A person who works for the support team.</summary>
    Agent = 2,

    /// <summary>A chatbot or AI agent that talks to the customer.</summary>
    Bot = 3,

    /// <summary>An auto-reply, trigger or workflow.</summary>
    Automation = 4,

    /// <summary>The helpdesk itself.</summary>
    System = 5,

    /// <summary>Neither the customer nor the support team asked, for example a vendor or a bystander.</summary>
    ThirdParty = 6,
}
