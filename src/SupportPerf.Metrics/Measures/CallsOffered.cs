namespace SupportPerf.Metrics.Measures;

/// <summary>Calls offered: all that arrived, whatever became of them, without those that the source calls no real calls.</summary>
/// <remarks>Anchor: the offer. Unit: count.</remarks>
internal static class CallsOffered
{
    public static CallCount Metric { get; } = new("calls_offered", static (call, into) => into.Add(call.Offered));
}
