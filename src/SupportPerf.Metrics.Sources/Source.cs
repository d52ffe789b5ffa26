using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources;

/// <summary>A system whose exports or API payloads are read into records without a map.</summary>
/// <remarks>Holds no state between calls: immutable and thread-safe. It never goes to the network; the caller fetches, it parses.</remarks>
public abstract class Source
{
    private protected Source()
    {
    }

    /// <summary>The key, for example <c>zendesk</c>.</summary>
    public abstract string Key { get; }

    /// <summary>The system's name, for example <c>Zendesk</c>.</summary>
    public abstract string DisplayName { get; }

    /// <summary>What it reads: one entry a part of the export.</summary>
    public abstract IReadOnlyList<SourcePart> Parts { get; }

    /// <summary>The definitions that reproduce the system's own figures.</summary>
    /// <value>The default is <see cref="Definitions.Default"/>, for a system that has no figures of its own.</value>
    public virtual Definitions Definitions => Definitions.Default;

    /// <summary>Reads an export: all its files in one call, in any order, into <paramref name="sink"/>.</summary>
    /// <param name="files">The files; each may be opened several times.</param>
    /// <param name="sink">Gets every record, and an issue for everything left out.</param>
    /// <param name="options">What the export does not say. Null: the defaults.</param>
    /// <param name="progress">Gets a report about every mebibyte. Null: none.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    /// <exception cref="SourceException">A file is not of this system, is cut short, or is not JSON at all. Nothing was pushed then.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public abstract void Read(
        IReadOnlyList<SourceFile> files,
        IRecordSink sink,
        SourceOptions? options = null,
        IProgress<ReadProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>The business calendars in an export, by the names that its tickets give them (<see cref="Ticket.Schedule"/>). Empty: it holds none.</summary>
    /// <exception cref="SourceException">As for <see cref="Read"/>.</exception>
    public virtual IReadOnlyDictionary<string, BusinessCalendar> ReadCalendars(IReadOnlyList<SourceFile> files, SourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new Dictionary<string, BusinessCalendar>(0);
    }

    /// <summary>The SLAs that an export defines, as rules for <see cref="Definitions.Slas"/>. Empty: it defines none.</summary>
    /// <exception cref="SourceException">As for <see cref="Read"/>.</exception>
    public virtual IReadOnlyList<SlaRule> ReadSlas(IReadOnlyList<SourceFile> files, SourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        return [];
    }

    /// <summary>The key.</summary>
    public override string ToString() => Key;

    /// <summary>Why the system's own figure of a ticket may differ from ours under its definitions. Null: nothing that it is known for.</summary>
    internal virtual string? Explain(Ticket ticket, ReportedMetric? reported) => null;

    /// <summary>What a file is, in one sentence, from its beginning. Null: not of this system.</summary>
    internal abstract string? Recognise(FileSample sample);
}
