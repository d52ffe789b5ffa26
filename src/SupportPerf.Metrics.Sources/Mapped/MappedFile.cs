using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>An open input and the parts of the map that its rows go to.</summary>
internal sealed class MappedFile : IDisposable
{
    private const int Shown = 12;
    private readonly SourceFile _file;
    private readonly RewindableStream _stream;
    private readonly RowFormat _format;
    private readonly List<Feed> _feeds;

    private MappedFile(SourceFile file, RewindableStream stream, RowFormat format, RowSource source, List<Feed> feeds)
    {
        _file = file;
        _stream = stream;
        _format = format;
        Source = source;
        _feeds = feeds;
    }

    public RowSource Source { get; private set; }

    public bool HoldsMessages => _feeds[0].Part is MessagePart;

    /// <summary>Whether its ids are counted before it is read.</summary>
    public bool NeedsCounting => _feeds.Exists(feed => feed.Part.RowsAreRecords);

    /// <summary>Whether it is being read after it was counted.</summary>
    public bool IsSecondPass { get; private set; }

    /// <summary>Opens an input and finds the parts whose columns it has.</summary>
    public static MappedFile Open(SourceFile file, MapPlan plan)
    {
        RewindableStream stream = new(file.Open());
        try
        {
            SourceFile opened = new(file.Name, () => stream);
            RowSource source = RowSource.Open(opened, plan.Format);
            List<RowPart> fitting = plan.Parts.Where(part => Absent(part, source).Count == 0).ToList();

            // Rows that are records and name their own ticket too are the records, not its messages.
            if (fitting.Exists(part => part is not MessagePart))
            {
                fitting.RemoveAll(part => part is MessagePart);
            }

            if (fitting.Count == 0)
            {
                throw NothingFits(source, plan);
            }

            MappedFile mapped = new(opened, stream, plan.Format, source, fitting.ConvertAll(part => new Feed(part, source)));
            if (!mapped.NeedsCounting)
            {
                stream.ReadOnce();
            }

            return mapped;
        }
        catch
        {
            stream.Release();
            throw;
        }
    }

    public bool Feeds(RowPart part) => _feeds.Exists(feed => feed.Part == part);

    /// <summary>Goes back to the first row, to read after counting.</summary>
    public void Restart()
    {
        Source.Dispose();
        _stream.Rewind();
        Source = RowSource.Open(_file, _format);
        for (int i = 0; i < _feeds.Count; i++)
        {
            _feeds[i] = new Feed(_feeds[i].Part, Source);
        }

        IsSecondPass = true;
    }

    /// <summary>Counts the current row's id for the parts whose rows are records.</summary>
    public void Count()
    {
        foreach (Feed feed in _feeds)
        {
            if (feed.Part.RowsAreRecords)
            {
                feed.Part.Count(feed.Fill());
            }
        }
    }

    /// <summary>Gives the current row to the parts.</summary>
    public void Take(IRecordSink sink, RowIssues issues)
    {
        foreach (Feed feed in _feeds)
        {
            feed.Part.Take(feed.Fill(), sink, issues);
        }
    }

    public void Dispose()
    {
        Source.Dispose();
        _stream.Release();
    }

    /// <summary>The columns that a part needs and the source does not have.</summary>
    private static List<string> Absent(RowPart part, RowSource source)
    {
        if (source is { HasHeader: false, Columns.Count: 0 })
        {
            // No record, so none that lacks anything.
            return [];
        }

        ColumnNeed need = source.HasHeader ? ColumnNeed.Usual : ColumnNeed.Always;
        return part.Columns.Needed(need).Where(column => !source.Has(column)).ToList();
    }

    /// <summary>Names the columns that the nearest part misses.</summary>
    private static SourceException NothingFits(RowSource source, MapPlan plan)
    {
        RowPart nearest = plan.Parts.MinBy(part => Absent(part, source).Count)!;
        List<string> absent = Absent(nearest, source);
        string names = string.Join(", ", absent.Select(column => $"'{column}'{Nearest.Hint(column, source.Columns)}"));
        string seen = string.Join(", ", source.Columns.Take(Shown)) + (source.Columns.Count > Shown ? ", ..." : "");
        string hint = source.HasHeader && source.Columns.Count == 1 && source.Columns[0].AsSpan().IndexOfAny(";\t|,") is >= 0 and int at
            ? $" Are its fields delimited by {(source.Columns[0][at] == '\t' ? "tabs" : $"'{source.Columns[0][at]}'")}? Say so in the map as csv.delimiter."
            : "";
        return new SourceException(
            source.Name,
            source.HasHeader ? 1 : null,
            absent[0],
            $"The map's {nearest.Key} need {(absent.Count == 1 ? "the column" : "the columns")} {names} that {(absent.Count == 1 ? "is" : "are")} not here; the columns here are {(seen.Length == 0 ? "none" : seen)}.{hint}");
    }

    private sealed class Feed(RowPart part, RowSource source)
    {
        private readonly RowBinding _binding = source.Bind(part.Columns.Names);
        private readonly Row _row = new(part.Columns.Names.Count);

        public RowPart Part => part;

        public Row Fill()
        {
            _binding.Fill(_row);
            return _row;
        }
    }
}
