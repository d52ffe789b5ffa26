namespace SupportPerf.Metrics.Sources.Json;

/// <summary>Hands issues to the sink.</summary>
internal sealed class IssueLog(IRecordSink sink)
{
    public void Add(string? record, DataIssueKind kind, string message) => sink.Add(new DataIssue { RecordId = record, Kind = kind, Message = message });
}
