using SupportPerf.Metrics.Sources.Mapped;

namespace SupportPerf.Metrics.Sources;

/// <summary>Reads CSV and JSON exports of any system by a <see cref="SourceMap"/>.</summary>
/// <remarks>
/// <para>
/// Inputs are CSV with a header (RFC 4180), a JSON array, or one JSON object a line, in UTF-8, each perhaps gzipped. Which input holds what is seen
/// from its columns, so their order does not matter. Values are read without their outer blanks.
/// </para>
/// <para>
/// Rows are streamed. Where each row is a record, an input is read twice: first its ids are counted, in 16 bytes each and a little more, so that of
/// several records with one id only the latest version leaves, by its instant of update where the map names one, else by its place; the others are
/// reported as <see cref="DataIssueKind.DuplicateId"/>. The stream is opened once and rewound; one that cannot seek is kept in memory as it is stored.
/// Where rows are updates, the last row and the events of each ticket are held, or of one ticket only where the map says that rows are grouped
/// (then 16 bytes an id remain). Messages are held until their tickets are read.
/// </para>
/// <para>One instance may be used by several threads; each reading stands for itself.</para>
/// </remarks>
/// <param name="map">The map.</param>
public sealed class MappedReader(SourceMap map)
{
    private const int RowsBetweenChecks = 1024;
    private const long BytesBetweenReports = 1 << 20;
    private readonly SourceMap _map = map ?? throw new ArgumentNullException(nameof(map));

    /// <summary>Reads the inputs into a sink.</summary>
    /// <param name="files">The inputs, in any order.</param>
    /// <param name="sink">Takes the records, and as <see cref="DataIssue"/> what is wrong with them, with file, line, column, what stands there and what was expected.</param>
    /// <param name="progress">Takes how far the reading has come, about once a megabyte. Null: nobody.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="files"/> or <paramref name="sink"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no file.</exception>
    /// <exception cref="SourceException">An input cannot be used at all. Records that were read before stay with the sink.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public void Read(IReadOnlyList<SourceFile> files, IRecordSink sink, IProgress<ReadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(sink);
        if (files.Count == 0)
        {
            throw new ArgumentException("There is no file to read.", nameof(files));
        }

        MapPlan plan = _map.NewPlan();
        RowIssues issues = new(sink);
        List<MappedFile> mapped = [];
        try
        {
            foreach (SourceFile file in files)
            {
                mapped.Add(MappedFile.Open(file, plan));
            }

            foreach (RowPart part in plan.Parts)
            {
                if (mapped.TrueForAll(file => !file.Feeds(part)))
                {
                    ReportAbsent(part, issues);
                }
            }

            foreach (MappedFile file in mapped.Where(file => file.NeedsCounting))
            {
                ReadRows(file, static _ => { }, file.Count, progress, cancellationToken);
                file.Restart();
            }

            foreach (RowPart part in plan.Parts)
            {
                part.EndCounting();
            }

            // Messages come first: tickets take theirs along.
            foreach (MappedFile file in mapped.OrderBy(file => file.HoldsMessages ? 0 : 1))
            {
                ReadRows(file, sink.Add, () => file.Take(sink, issues), progress, cancellationToken);
                if (file.Source.Rows == 0)
                {
                    issues.RecordId = null;
                    issues.Add(DataIssueKind.MissingPart, $"{SourceException.Place(file.Source.Name, null, null)}It has no rows.");
                }
            }

            foreach (RowPart part in plan.Parts.OrderBy(part => part is MessagePart ? 1 : 0))
            {
                part.Finish(sink, issues);
            }
        }
        finally
        {
            foreach (MappedFile file in mapped)
            {
                file.Dispose();
            }
        }
    }

    private static void ReadRows(MappedFile file, Action<DataIssue> onIssue, Action onRow, IProgress<ReadProgress>? progress, CancellationToken cancellationToken)
    {
        long reported = 0;
        int untilCheck = 0;
        while (file.Source.Read(onIssue))
        {
            if (--untilCheck < 0)
            {
                untilCheck = RowsBetweenChecks;
                cancellationToken.ThrowIfCancellationRequested();
                if (progress is not null && file.Source.Input.BytesRead - reported >= BytesBetweenReports)
                {
                    reported = file.Source.Input.BytesRead;
                    progress.Report(Progress(file));
                }
            }

            onRow();
        }

        progress?.Report(Progress(file));
    }

    /// <summary>Of an input that is read twice, both readings count.</summary>
    private static ReadProgress Progress(MappedFile file)
    {
        long? total = file.Source.Input.TotalBytes;
        return new()
        {
            File = file.Source.Name,
            BytesRead = file.Source.Input.BytesRead + (file.IsSecondPass ? total ?? 0 : 0),
            TotalBytes = file.NeedsCounting ? total * 2 : total,
            Rows = file.Source.Rows,
        };
    }

    private static void ReportAbsent(RowPart part, RowIssues issues)
    {
        issues.RecordId = null;
        issues.Add(
            DataIssueKind.MissingPart,
            $"No input holds the map's {part.Key} (columns {string.Join(", ", part.Columns.Needed(ColumnNeed.Usual))}); the KPIs that need them have no value.");
    }
}
