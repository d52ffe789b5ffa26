using NodaTime;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>An SLA as it is defined, from contract_sla.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">SLA, OLA or underpinning contract.</param>
/// <param name="Target">Whether it is about the response or the resolution.</param>
/// <param name="Allowed">The time that it allows. Null: relative, worked out by a script.</param>
/// <param name="Schedule">The hours that count. Null: all.</param>
/// <param name="PausedIn">The statuses in which its clock stands still. Null: that depends on something else too.</param>
internal sealed record SlaDefinition(string Id, string Name, string? Kind, string? Target, Duration? Allowed, string? Schedule, IReadOnlyList<TicketStatus>? PausedIn)
{
    /// <summary>Whether it is about the first response; by its name where the definition does not say.</summary>
    public bool IsResponse => IsResponseName(Target, Name);

    public static bool IsResponseName(string? target, string? name) =>
        target is not null ? target == "response" : name is not null && name.Contains("response", StringComparison.OrdinalIgnoreCase);
}
