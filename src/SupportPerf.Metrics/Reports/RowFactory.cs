using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Statistics;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Reports;

/// <summary>Turns cells into tidy rows.</summary>
internal sealed partial class RowFactory
{
    private readonly Window _window;
    private readonly CalendarSet _calendars;
    private readonly long _asOf;
    private readonly PercentileType _percentileType;
    private readonly string _definitionId;
    private readonly Selection _selection;
    private readonly ComparedFigures? _figures;
    private readonly int _threads;
    private readonly (string Name, double P)[] _percentiles;
    private readonly double[] _percentileShares;
    private readonly List<ReportRow> _rows = [];
    private readonly Dictionary<IReadOnlyList<string?>, IReadOnlyDictionary<string, string?>> _dimensions = [];
    private readonly Dictionary<int, RowPeriod> _periods = [];

    public RowFactory(Window window, CalendarSet calendars, long asOf, PercentileType percentileType, string definitionId, Selection selection, ComparedFigures? figures = null, int threads = 1)
    {
        _window = window;
        _calendars = calendars;
        _asOf = asOf;
        _percentileType = percentileType;
        _definitionId = definitionId;
        _selection = selection;
        _figures = figures;
        _threads = threads;
        _percentiles = Percentiles.Where(one => selection.HasStatistic(one.Name)).ToArray();
        _percentileShares = Array.ConvertAll(_percentiles, static one => one.P);
    }

    public IReadOnlyList<ReportRow> Rows => _rows;

    private Periods Periods => _window.Periods;

    private bool HasCalendar => !_calendars.IsEmpty;

    /// <summary>A row without figures, for its place in the report.</summary>
    private ReportRow Row(
        int period,
        IReadOnlyList<string?>? values,
        string metric,
        string statistic,
        string unit,
        string? variant,
        HoursBasis basis = default,
        double? target = null,
        long n = 0,
        long excluded = 0)
    {
        RowPlace place = new()
        {
            Period = PeriodOf(period),
            Dimensions = values is null ? ReportRow.NoDimensions : DimensionsOf(values),
            Metric = metric,
            Variant = variant,
            HoursBasis = basis,
            Target = target,
        };
        return new ReportRow(place, statistic, unit) { N = n, Excluded = excluded };
    }

    private RowPeriod PeriodOf(int period)
    {
        if (!_periods.TryGetValue(period, out RowPeriod? found))
        {
            bool isAll = Periods.Grain == PeriodGrain.All;
            found = new RowPeriod
            {
                Start = isAll ? null : Periods.StartOf(period),
                End = isAll ? null : Periods.StartOf(period + 1),
                Date = isAll ? null : Periods.DateOf(period),
                Grain = Periods.Grain,
                TimeZone = Periods.Zone.Id,
                DefinitionId = _definitionId,
            };
            _periods.Add(period, found);
        }

        return found;
    }

    /// <summary>The values of a group by dimension, the same object for all its rows.</summary>
    private IReadOnlyDictionary<string, string?> DimensionsOf(IReadOnlyList<string?> values)
    {
        if (!_dimensions.TryGetValue(values, out IReadOnlyDictionary<string, string?>? dimensions))
        {
            Dictionary<string, string?> made = new(values.Count, StringComparer.Ordinal);
            for (int i = 0; i < values.Count; i++)
            {
                made[_window.Grouping.By[i].Name] = values[i];
            }

            _dimensions.Add(values, dimensions = made);
        }

        return dimensions;
    }

    private bool Has(string statistic) => _selection.HasStatistic(statistic);

    /// <summary>Adds the row of one statistic of a place unless it is not asked for.</summary>
    /// <returns>Whether it was added.</returns>
    private bool Put(ReportRow place, string statistic, string unit, double? value)
    {
        bool has = Has(statistic);
        if (has)
        {
            _rows.Add(place with { Statistic = statistic, Unit = unit, Value = value });
        }

        return has;
    }

    /// <summary>Adds a row unless its statistic is not asked for.</summary>
    /// <returns>Whether it was added.</returns>
    private bool Add(ReportRow row)
    {
        bool has = Has(row.Statistic);
        if (has)
        {
            _rows.Add(row);
        }

        return has;
    }

    private IEnumerable<(int Period, IReadOnlyList<string?>? Values, TCell Cell)> PlacesOf<TCell>(CellMap<TCell> cells, Action<TCell, IEnumerable<TCell>>? reserve = null)
        where TCell : class, ICell<TCell>, new() =>
        CellLayout.Of(cells, _window.Grouping, _selection.HasTotals, reserve);

    private ReportRow With(ReportRow row, ConfidenceInterval? interval) =>
        _selection.HasIntervals && interval is { } ci ? row with { CiLow = ci.Low, CiHigh = ci.High, CiMethod = ci.Method } : row;

    /// <summary>
    /// The end of a period for a stock and the instant its ages count to. A period's end is exclusive: what ends exactly there was
    /// still open in it. What ends at the as-of instant has ended as of it.
    /// </summary>
    private (long End, long At) EndOf(int period)
    {
        long end = Periods.Grain == PeriodGrain.All ? _window.To : Nanoseconds.Of(PeriodOf(period).End!.Value);
        return _asOf < end ? (_asOf + 1, _asOf) : (end, end);
    }
}
