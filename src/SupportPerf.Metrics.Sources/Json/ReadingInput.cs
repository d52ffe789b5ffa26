namespace SupportPerf.Metrics.Sources.Json;

/// <summary>What one reading of an export needs: the files, where records go, and how far the caller wants to follow it.</summary>
internal sealed record ReadingInput(
    IReadOnlyList<ExportFile> Files,
    IRecordSink Sink,
    SourceOptions Options,
    IProgress<ReadProgress>? Progress,
    CancellationToken CancellationToken);
