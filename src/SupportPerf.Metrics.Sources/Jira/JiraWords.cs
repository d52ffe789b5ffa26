namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>What Jira's own words for statuses, priorities and channels stand for.</summary>
internal static class JiraWords
{
    /// <summary>The category of a status in progress or to do by its name, as Jira Service Management ships it: the category alone does not tell who is waited for.</summary>
    public static TicketStatus? Waiting(string name)
    {
        bool Starts(string start) => name.StartsWith(start, StringComparison.OrdinalIgnoreCase);
        if (Starts("waiting for support") || Starts("waiting for agent"))
        {
            return TicketStatus.Open;
        }

        if (Starts("waiting") || Starts("awaiting") || Starts("pending"))
        {
            return Has(name, "customer") || Has(name, "reporter") || Has(name, "requester") ? TicketStatus.Pending : TicketStatus.OnHold;
        }

        return Has(name, "on hold") ? TicketStatus.OnHold : null;
    }

    /// <summary>Whether a status of the category done is the close behind the solve.</summary>
    public static bool IsClosed(string name) => name.Equals("Closed", StringComparison.OrdinalIgnoreCase);

    /// <summary>The category of a status whose category is not known, by the names that Jira ships. Null: none of them.</summary>
    public static TicketStatus? Shipped(string name) => Waiting(name) ?? name.ToUpperInvariant() switch
    {
        "TO DO" or "NEW" => TicketStatus.New,
        "OPEN" or "IN PROGRESS" or "REOPENED" or "ESCALATED" or "IN REVIEW" or "WORK IN PROGRESS" or "UNDER REVIEW" => TicketStatus.Open,
        "DONE" or "RESOLVED" or "COMPLETED" or "CANCELED" or "CANCELLED" or "DECLINED" => TicketStatus.Solved,
        "CLOSED" => TicketStatus.Closed,
        _ => null,
    };

    public static string? Priority(string name) => name.ToUpperInvariant() switch
    {
        "HIGHEST" or "BLOCKER" or "CRITICAL" or "URGENT" => "urgent",
        "HIGH" or "MAJOR" => "high",
        "MEDIUM" or "NORMAL" => "normal",
        "LOW" or "LOWEST" or "MINOR" or "TRIVIAL" => "low",
        _ => null,
    };

    /// <summary>The channel by the property <c>request.channel.type</c>.</summary>
    public static string? Channel(string name) => name switch
    {
        "portal" or "anonymousportal" or "widget" => "web_form",
        "email" => "email",
        "api" => "api",
        "jira" => "in_app",
        _ => null,
    };

    private static bool Has(string name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);
}
