namespace SupportPerf.Metrics.Measures;

/// <summary>Open age: how old the open tickets are at the end of a period.</summary>
/// <remarks>
/// Formula: the period's end, or the as-of instant in the period that holds it, less the creation, of each ticket in the backlog then. Left out: in
/// business hours, tickets without hours. Anchor: the period's end. Unit: seconds. Empty: no row. Source: ServiceNow (age of open records).
/// </remarks>
internal static class OpenAge
{
    public const string Key = "open_age";
}
