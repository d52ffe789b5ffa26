namespace SupportPerf.Metrics.Tool.Sample;

/// <summary>One agent of the sample.</summary>
/// <param name="Name">The name.</param>
/// <param name="Group">The group.</param>
/// <param name="Pace">How long this one takes beside the others: 1 is usual, 1.5 half as long again.</param>
/// <param name="Care">How much better (above 0) or worse (below 0) customers rate this one, in points of a five-point scale.</param>
internal sealed record SampleAgent(string Name, string Group, double Pace, double Care);
