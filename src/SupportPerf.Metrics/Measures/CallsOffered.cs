namespace SupportPerf.Metrics.Measures;

/// <summary>Calls offered: all that arrived, whatever became of them, without those that the source calls no real calls.</summary>
/// <remarks>
/// Formula: all calls that arrived, whatever became of them. Left out: those that the source calls no real calls. Anchor: the offer. Unit: count. Empty:
/// 0, or no row. Source: ICMI.
/// </remarks>
internal static class CallsOffered
{
    public static CallCount Metric { get; } = new("calls_offered", static (call, into) => into.Add(call.Offered));
}
