using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Calls answered by an agent.</summary>
/// <remarks>Anchor: the offer. Unit: count.</remarks>
internal static class CallsAnswered
{
    public static CallCount Metric { get; } = new("calls_answered", Observe);

    private static void Observe(CallFacts call, CountObserver into)
    {
        if (call.IsAnswered)
        {
            into.Add(call.Offered);
        }
    }
}
