namespace SupportPerf.Metrics.Sources;

/// <summary>What a file was recognised as, from its content.</summary>
/// <param name="File">The file.</param>
/// <param name="Source">The system. Null: none of <see cref="SourceCatalog.All"/>.</param>
/// <param name="Content">What was seen, in one sentence; for an unknown file too.</param>
public sealed record RecognisedFile(SourceFile File, Source? Source, string Content);
