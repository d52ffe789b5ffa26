namespace SupportPerf.Metrics.Sources;

/// <summary>A part of a system's export that a source reads.</summary>
/// <param name="Name">The part's own name, for example <c>tickets</c>.</param>
/// <param name="From">The endpoint or export that gives it.</param>
/// <param name="Gives">Which KPIs need it.</param>
public sealed record SourcePart(string Name, string From, string Gives);
