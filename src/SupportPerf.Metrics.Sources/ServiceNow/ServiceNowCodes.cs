namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>The codes and words of priorities, channels and states that every instance starts with.</summary>
internal static class ServiceNowCodes
{
    public const string Incident = "incident";
    public const string Case = "sn_customerservice_case";

    /// <summary>The one state of incidents that is two statuses.</summary>
    public const int OnHold = 3;

    /// <summary>A state's category by its code, where the table is one whose codes are known. Null: not known.</summary>
    public static TicketStatus? State(string? table, int code, string? holdReason) => table switch
    {
        Incident => code switch
        {
            1 => TicketStatus.New,
            2 => TicketStatus.Open,
            OnHold => Hold(holdReason),
            4 => TicketStatus.Pending,
            5 => TicketStatus.OnHold,
            6 => TicketStatus.Solved,
            7 or 8 => TicketStatus.Closed,
            _ => null,
        },
        Case => code switch
        {
            1 => TicketStatus.New,
            10 => TicketStatus.Open,
            18 => TicketStatus.Pending,
            6 => TicketStatus.Solved,
            3 or 7 => TicketStatus.Closed,
            _ => null,
        },
        "task" or "sc_task" or "sc_req_item" or "sc_request" => code switch
        {
            -5 => TicketStatus.OnHold,
            1 => TicketStatus.New,
            2 => TicketStatus.Open,
            3 or 4 or 7 => TicketStatus.Closed,
            _ => null,
        },
        _ => null,
    };

    /// <summary>The name of a state by its code.</summary>
    public static string? StateName(string? table, int code) => (table, code) switch
    {
        (Incident, 1) or (Case, 1) => "New",
        (Incident, 2) => "In Progress",
        (Incident, OnHold) => "On Hold",
        (Incident, 6) or (Case, 6) => "Resolved",
        (Incident, 7) or (Case, 3) => "Closed",
        (Incident, 8) => "Canceled",
        (Case, 7) => "Cancelled",
        (Case, 10) => "Open",
        (Case, 18) => "Awaiting Info",
        _ => null,
    };

    /// <summary>A state's category by its name.</summary>
    public static TicketStatus? State(string name, string? holdReason) => Key(name) switch
    {
        "new" => TicketStatus.New,
        "open" or "active" or "in progress" or "work in progress" or "assigned" => TicketStatus.Open,
        "on hold" => Hold(holdReason),
        "awaiting caller" or "awaiting user info" or "awaiting info" => TicketStatus.Pending,
        "pending" or "awaiting change" or "awaiting problem" or "awaiting vendor" or "awaiting evidence" => TicketStatus.OnHold,
        "resolved" or "solved" => TicketStatus.Solved,
        "closed" or "closed complete" or "closed incomplete" or "closed skipped" => TicketStatus.Closed,
        _ => IsCanceled(name) ? TicketStatus.Closed : null,
    };

    public static bool IsCanceled(string? name) => name is not null && Key(name) is "canceled" or "cancelled";

    /// <summary>The priority, by code or by words as <c>2 - High</c>. Null: not known.</summary>
    public static string? Priority(string text) => text[0] switch
    {
        '1' when IsCode(text) => "urgent",
        '2' when IsCode(text) => "high",
        '3' when IsCode(text) => "normal",
        '4' or '5' when IsCode(text) => "low",
        _ => Key(text) switch
        {
            "critical" => "urgent",
            "high" => "high",
            "moderate" or "medium" => "normal",
            "low" or "planning" => "low",
            _ => null,
        },
    };

    /// <summary>The channel. Null: not known.</summary>
    public static string? Channel(string text) => Key(text) switch
    {
        "email" => "email",
        "phone" => "phone",
        "self-service" or "self service" or "web" or "service portal" => "web_form",
        "chat" or "virtual_agent" or "virtual agent" => "chat",
        "messaging" => "messaging",
        "sms" => "sms",
        "social" or "social media" => "social",
        "event" or "monitoring" or "integration" or "api" => "api",
        "walk-in" or "walk in" => "other",
        _ => null,
    };

    /// <summary>Whether nobody asked: a machine opened it.</summary>
    public static bool IsMachine(string? contactType) => contactType is not null && Key(contactType) is "event" or "monitoring" or "integration";

    /// <summary>Waiting for the caller is pending, for anybody else on hold.</summary>
    private static TicketStatus Hold(string? reason) =>
        reason is not null && Key(reason) is "1" or "awaiting caller" or "awaiting customer" ? TicketStatus.Pending : TicketStatus.OnHold;

    private static bool IsCode(string text) => text.Length == 1 || (text.Length > 2 && text[1] == ' ' && text[2] == '-');

    private static string Key(string text) => text.Trim().ToLowerInvariant();
}
