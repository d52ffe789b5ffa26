using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Calls answered: those that an agent took.</summary>
/// <remarks>
/// Formula: the calls that an agent answered. Left out: abandoned calls and those that flowed out. Anchor: the offer. Unit: count. Empty: 0, or no row.
/// Source: ICMI.
/// </remarks>
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
