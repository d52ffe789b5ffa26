namespace SupportPerf.Metrics.Sources.Json;

/// <summary>What a record of one part of an export is known by: the first key must be there, and as many in all as the number says.</summary>
internal sealed record PartMarks(int Part, int Needed, params string[] Keys);
