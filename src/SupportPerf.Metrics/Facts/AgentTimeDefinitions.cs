namespace SupportPerf.Metrics;

/// <summary>Which occupancies and utilizations of agents are reported. The words mean different things in different schools, so each is named.</summary>
/// <remarks>Immutable and thread-safe; change one with <c>with</c>. Rules of one KPI need names that differ.</remarks>
public sealed record AgentTimeDefinitions
{
    /// <summary>The recommended definitions: those of COPC.</summary>
    public static AgentTimeDefinitions Default { get; } = new();

    /// <summary>The occupancies to report.</summary>
    public IReadOnlyList<OccupancyRule> Occupancies { get; init; } = [new()];

    /// <summary>The utilizations to report.</summary>
    public IReadOnlyList<UtilizationRule> Utilizations { get; init; } = [new()];

    internal IEnumerable<string> ToWords() =>
    [
        .. Occupancies.Select(static rule => $"occupancy {rule.Name ?? "(main)"}: {rule.Formula}"),
        .. Utilizations.Select(static rule => $"utilization {rule.Name ?? "(main)"}: {rule.Formula}"),
    ];
}
