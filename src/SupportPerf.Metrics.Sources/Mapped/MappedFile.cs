using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>An open input and the parts of the map that its rows go to.</summary>
internal sealed class MappedFile : IDisposable
{
    private readonly List<(RowPart Part, RowBinding Binding, Row Row)> feeds;

    private MappedFile(RowSource source, List<(RowPart Part, RowBinding Binding, Row Row)> feeds)
    {
        this.Source = source;
        this.feeds = feeds;
    }

    public RowSource Source { get; }

    public bool HoldsMessages => this.feeds[0].Part is MessagePart;

    /// <summary>Opens an input and finds the parts whose columns it has.</summary>
    public static MappedFile Open(SourceFile file, MapPlan plan)
    {
        RowSource source = RowSource.Open(file, plan.Format);
        try
        {
            List<RowPart> fitting = plan.Parts.Where(part => part.Columns.Required.All(source.Has)).ToList();

            // Rows that are records and name their own ticket too are the records, not its messages.
            if (fitting.Exists(part => part is not MessagePart))
            {
                fitting.RemoveAll(part => part is MessagePart);
            }

            if (fitting.Count == 0)
            {
                throw NothingFits(source, plan);
            }

            return new(source, fitting.ConvertAll(part => (part, source.Bind(part.Columns.Names), new Row(part.Columns.Names.Count))));
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public bool Feeds(RowPart part) => this.feeds.Exists(feed => feed.Part == part);

    /// <summary>Gives the current row to the parts.</summary>
    public void Take(IRecordSink sink, RowIssues issues)
    {
        foreach ((RowPart part, RowBinding binding, Row row) in this.feeds)
        {
            binding.Fill(row);
            part.Take(row, sink, issues);
        }
    }

    public void Dispose() => this.Source.Dispose();

    /// <summary>Names the columns that the nearest part misses.</summary>
    private static SourceException NothingFits(RowSource source, MapPlan plan)
    {
        RowPart nearest = plan.Parts.MinBy(part => part.Columns.Required.Count(column => !source.Has(column)))!;
        List<string> absent = nearest.Columns.Required.Where(column => !source.Has(column)).ToList();
        string names = string.Join(", ", absent.Select(column => $"'{column}'{Nearest.Hint(column, source.Columns)}"));
        string seen = string.Join(", ", source.Columns.Take(12)) + (source.Columns.Count > 12 ? ", ..." : "");
        return new SourceException(
            source.Name,
            source is CsvRows ? 1 : null,
            absent[0],
            $"The map's {nearest.Key} need {(absent.Count == 1 ? "the column" : "the columns")} {names} that {(absent.Count == 1 ? "is" : "are")} not here; the columns here are {seen}.");
    }
}
