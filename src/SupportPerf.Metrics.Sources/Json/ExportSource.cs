namespace SupportPerf.Metrics.Sources.Json;

/// <summary>A system whose export is read in two passes and recognised by its format.</summary>
internal abstract class ExportSource : Source
{
    /// <summary>What its parts are known by.</summary>
    protected abstract ExportFormat Format { get; }

    public sealed override void Read(
        IReadOnlyList<SourceFile> files,
        IRecordSink sink,
        SourceOptions? options = null,
        IProgress<ReadProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sink);
        Begin(new(Open(files), sink, options ?? SourceOptions.Default, progress, cancellationToken)).Run();
    }

    internal sealed override string? Recognise(FileSample sample) => Format.Recognise(sample);

    /// <summary>One reading, before it starts.</summary>
    protected abstract ExportReading Begin(ReadingInput input);

    /// <summary>The files, each seen to be of this system.</summary>
    /// <exception cref="SourceException">One is not.</exception>
    protected IReadOnlyList<ExportFile> Open(IReadOnlyList<SourceFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return ExportFile.Open(files, Format);
    }
}
