using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>Some of the rows of a table: those of a range that a filter keeps. Immutable.</summary>
internal sealed class TableView
{
    private readonly TableData _data;
    private readonly string _noun;

    /// <summary>All rows.</summary>
    /// <param name="data">The columns.</param>
    /// <param name="noun">What its rows are, as messages say it: several of them.</param>
    public TableView(TableData data, string noun)
        : this(data, noun, RowFilter.None, 0, data.Count)
    {
    }

    private TableView(TableData data, string noun, RowFilter filter, int first, int end)
    {
        _data = data;
        _noun = noun;
        Filter = filter;
        First = first;
        End = end;
        Count = filter.KeepsAll ? end - first : Enumerable.Range(first, end - first).Count(filter.Keeps);
    }

    public RowFilter Filter { get; }

    /// <summary>The first row of the range.</summary>
    public int First { get; }

    /// <summary>The row after its last.</summary>
    public int End { get; }

    /// <summary>How many rows of the range the filter keeps.</summary>
    public int Count { get; }

    /// <summary>Some consecutive rows of these.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many.</exception>
    public TableView Slice(int start, int length)
    {
        if (start < 0 || start > Count)
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, FormattableString.Invariant($"The table has {Count} {_noun}."));
        }

        if (length < 0 || length > Count - start)
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, FormattableString.Invariant($"From {start} on the table has {Count - start} {_noun}."));
        }

        int first = RowAt(First, start);
        return new TableView(_data, _noun, Filter, first, RowAt(first, length));
    }

    /// <summary>Those of these rows that have one of some values of a dimension.</summary>
    /// <exception cref="ArgumentException">The dimension is the hour or the weekday of a KPI's anchor.</exception>
    public TableView Where(Dimension dimension, string[] values)
    {
        Guard.NotNull(dimension, nameof(dimension));
        Guard.NotNull(values, nameof(values));
        return values.Length == 0
            ? new TableView(_data, _noun, Filter, First, First)
            : Where(values.Select(value => new KeyValuePair<Dimension, string>(dimension, value)).ToArray());
    }

    /// <summary>Those of these rows that have, for each dimension named, one of the values given for it.</summary>
    /// <exception cref="ArgumentException">A dimension is the hour or the weekday of a KPI's anchor.</exception>
    public TableView Where(IReadOnlyList<KeyValuePair<Dimension, string>> where) =>
        where.Count == 0 ? this : new TableView(_data, _noun, Filter.And(_data, where), First, End);

    /// <summary>The options of a report, with what the table knows of it.</summary>
    /// <param name="options">What is asked for. Null: the defaults.</param>
    /// <param name="metrics">The KPIs that the table carries.</param>
    /// <param name="degreeOfParallelism">How many threads may work at it.</param>
    /// <exception cref="ArgumentException">The table has no such report.</exception>
    public ReportOptions Checked(ReportOptions? options, IReadOnlyList<string> metrics, int degreeOfParallelism)
    {
        if (degreeOfParallelism < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(degreeOfParallelism), degreeOfParallelism, "At least one thread must work.");
        }

        options ??= new ReportOptions();
        Definitions definitions = _data.Definitions;
        if (!ReferenceEquals(options.Definitions, Definitions.Default) && options.Definitions.Id != definitions.Id)
        {
            throw new ArgumentException($"The table was read under the definitions {definitions.Id}, the report asks for {options.Definitions.Id}. Facts are decided when the table is made.", nameof(options));
        }

        if (options.Compare != ReportComparison.None)
        {
            throw new ArgumentException($"A table's report compares no periods: ask {nameof(SupportReport)}.{nameof(SupportReport.Compute)} for it.", nameof(options));
        }

        if (options.Metrics.FirstOrDefault(key => Measures.MeasureCatalog.Keys.Contains(key) && !metrics.Contains(key)) is { } missing)
        {
            throw new ArgumentException($"A table of {_noun} does not carry {missing}. It has {string.Join(", ", metrics)}.", nameof(options));
        }

        Instant? asOf = _data.JudgedAsOf;
        if (options.AsOf is { } given && given != asOf)
        {
            if (_data.AsOf is not null || given < asOf)
            {
                throw new ArgumentException($"The table's {_noun} were read as of {asOf}, the report asks for {given}. Name the instant when the table is made.", nameof(options));
            }

            asOf = given;
        }

        return options with { Definitions = definitions, AsOf = asOf, Metrics = options.Metrics.Count > 0 ? options.Metrics : metrics };
    }

    private int RowAt(int from, int count)
    {
        if (Filter.KeepsAll)
        {
            return from + count;
        }

        int row = from;
        for (int left = count; left > 0; row++)
        {
            left -= Filter.Keeps(row) ? 1 : 0;
        }

        return row;
    }
}
