using System.Globalization;
using System.Text.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>A file of an export, and what its bare records are.</summary>
internal sealed class ExportFile
{
    private readonly ExportFormat _format;
    private readonly int? _bare;
    private readonly bool _isTable;

    private ExportFile(SourceFile file, ExportFormat format, FileSample sample)
    {
        (File, _format) = (file, format);
        _isTable = sample.Columns.Count > 0;
        _bare = format.PartOf(_isTable ? sample.Columns : sample.Keys);
    }

    public SourceFile File { get; }

    public string Name => File.Name;

    /// <summary>Looks at the beginning of each file.</summary>
    /// <exception cref="SourceException">One is not of the system; the message says what it is.</exception>
    public static IReadOnlyList<ExportFile> Open(IReadOnlyList<SourceFile> files, ExportFormat format)
    {
        if (files.Count == 0)
        {
            throw new SourceException($"No file was given; an export of {format.System} needs at least its tickets.");
        }

        List<ExportFile> opened = new(files.Count);
        foreach (SourceFile file in files)
        {
            FileSample sample = FileSample.Of(file);
            if (format.Recognise(sample) is null && !sample.IsEmptyList)
            {
                RecognisedFile other = SourceCatalog.Recognise(file);
                string seen = other.Source is null ? other.Content : $"{other.Content} Use --source {other.Source.Key}.";
                throw new SourceException(file.Name, null, null, $"This is no part of an export of {format.System}: {seen} Here, {format.Expected}.");
            }

            opened.Add(new(file, format, sample));
        }

        return opened;
    }

    /// <summary>Reads all the files once for the records of some parts, for what is neither streamed nor joined to tickets.</summary>
    /// <exception cref="SourceException">A file is cut short, or a wanted record is not well-formed.</exception>
    public static void ForEach(IReadOnlyList<ExportFile> files, Func<int, bool> isWanted, Action<int, ExportFile, JsonRecords> take)
    {
        foreach (ExportFile file in files)
        {
            using JsonRecords records = file.Records();
            while (records.Read())
            {
                try
                {
                    if (file.Part(records) is { } part && isWanted(part))
                    {
                        take(part, file, records);
                    }
                }
                catch (JsonException e)
                {
                    throw records.Unreadable(e);
                }
            }
        }
    }

    /// <summary>Its records.</summary>
    /// <param name="issues">Gets the rows of a table that cannot be read. Null: they were told before.</param>
    public JsonRecords Records(Action<DataIssue>? issues = null) => new(
        _isTable ? new(Name, () => new CsvAsJson(File, issues ?? (static _ => { }))) : File,
        _format.Sections,
        _format.Expected);

    /// <summary>The part that the current record is of. Null: not known, as an error among the pages.</summary>
    public int? Part(JsonRecords records) => _format.Part(records, _bare);

    /// <summary>Where the current record stands, for messages.</summary>
    public string Place(JsonRecords records) => FormattableString.Invariant($"{Name}:{records.CurrentLine}");

    /// <summary>The last number in the file's name: some endpoints name a record in their path only, so there callers can keep it. Null: none.</summary>
    public long? IdInName()
    {
        ReadOnlySpan<char> name = Path.GetFileName(Name);
        long? id = null;
        for (int at = 0; at < name.Length; at++)
        {
            int length = 0;
            while (at + length < name.Length && char.IsAsciiDigit(name[at + length]))
            {
                length++;
            }

            if (length > 0)
            {
                id = long.TryParse(name.Slice(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : id;
                at += length;
            }
        }

        return id;
    }
}
