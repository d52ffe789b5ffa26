using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>A named service level of calls, for example 80 % within 20 s.</summary>
public sealed record ServiceLevelRule
{
    /// <summary>The name: the variant of its report rows. Null: the only or main one.</summary>
    public string? Name { get; init; }

    /// <summary>The longest wait that counts as in time, inclusive.</summary>
    public Duration Threshold { get; init; } = Duration.FromSeconds(20);

    /// <summary>The formula.</summary>
    public ServiceLevelFormula Formula { get; init; }

    /// <summary>Whether calls that flowed out of the queue count as offered too, and so as not met.</summary>
    public bool IncludeFlowOuts { get; init; }

    /// <summary>The target share, printed beside the value. Null: none.</summary>
    public double? Target { get; init; }

    /// <summary>The service level of Genesys Cloud: answered in time / (answered + what its three switches include).</summary>
    /// <param name="threshold">The longest wait that counts as in time, inclusive.</param>
    /// <param name="flowOuts">The switch that includes calls that flowed out.</param>
    /// <param name="shortAbandons">The switch that includes short abandons; it has no effect without abandons.</param>
    /// <param name="abandons">The switch that includes abandons.</param>
    /// <remarks>Short abandons are those of <see cref="Definitions.ShortAbandon"/>. Without abandons nothing of them is taken away a second time.</remarks>
    public static ServiceLevelRule Genesys(Duration threshold, bool flowOuts = false, bool shortAbandons = false, bool abandons = true) => new()
    {
        Threshold = threshold,
        Formula = !abandons ? ServiceLevelFormula.Answered : shortAbandons ? ServiceLevelFormula.Offered : ServiceLevelFormula.OfferedWithoutShortAbandons,
        IncludeFlowOuts = flowOuts,
    };
}
