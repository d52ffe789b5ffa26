using NodaTime;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Reports;

/// <summary>The runs that a report's periods are compared with, fed beside its own. Not thread-safe.</summary>
internal sealed class Comparisons
{
    private readonly ReportOptions _options;
    private readonly ComparisonPlan _plan;
    private readonly ReportRun? _earlier;
    private readonly List<(CutPeriod Cut, ReportRun Run)> _cuts = [];

    /// <param name="options">What the report shall show.</param>
    /// <param name="window">The report's own window.</param>
    /// <param name="runOf">A run over another window, as of another instant, that is silent about bad data: the report's own run says what is wrong.</param>
    /// <exception cref="ArgumentException">The options do not say what is to be compared.</exception>
    public Comparisons(ReportOptions options, Window window, Func<Window, Instant, ReportRun> runOf)
    {
        _options = options;
        DateTimeZone zone = window.Periods.Zone;
        _plan = new ComparisonPlan(options, new Periods(options.Period, zone));

        // Groups are numbered together.
        ReportRun RunOf(Instant from, Instant to, Instant asOf) =>
            runOf(new Window(new Periods(options.Period, zone), window.Grouping, Nanoseconds.Of(from), Nanoseconds.Of(to)), asOf);
        foreach (CutPeriod cut in _plan.Cuts)
        {
            if (cut.Window is { } part)
            {
                _cuts.Add((cut, RunOf(part.From, part.To, cut.AsOf)));
            }
        }

        _earlier = _plan.EarlierFrom is { } start && options.From is { } end && Nanoseconds.InRange(start) && start < end ? RunOf(start, end, options.AsOf!.Value) : null;
    }

    private IEnumerable<ReportRun> Runs => _cuts.Select(static cut => cut.Run).Concat(_earlier is null ? [] : [_earlier]);

    /// <summary>What the runs have counted, part by part.</summary>
    public IEnumerable<KeyValuePair<string, IState>> Parts() =>
        Runs.SelectMany(static (run, number) => run.Parts().Select(part => new KeyValuePair<string, IState>(NameOf(number, part.Key), part.Value)));

    public void Add<TRecord>(TRecord record, Action<ReportRun, TRecord> add)
    {
        foreach (ReportRun run in Runs)
        {
            add(run, record);
        }
    }

    /// <summary>Runs the records that wait in blocks for more.</summary>
    public void Flush()
    {
        foreach (ReportRun run in Runs)
        {
            run.Flush();
        }
    }

    /// <summary>A comparison for each figure of a report that has a predecessor, in the order of its rows.</summary>
    /// <param name="figures">The figures of the report.</param>
    /// <param name="isMissing">Says of a part by its name whether it was not counted.</param>
    public IReadOnlyList<ComparisonRow> ToRows(ComparedFigures figures, Func<string, bool> isMissing)
    {
        ComparedFigures FiguresOf(ReportRun run, int number, Instant asOf)
        {
            ComparedFigures own = new();
            run.ToRows(Nanoseconds.Of(asOf), own, part => isMissing(NameOf(number, part)));
            return own;
        }

        Dictionary<CutPeriod, ComparedFigures> cuts = [];
        foreach ((CutPeriod cut, ReportRun run) in _cuts)
        {
            cuts.Add(cut, FiguresOf(run, cuts.Count, cut.AsOf));
        }

        ComparedFigures? earlier = _earlier is null ? null : FiguresOf(_earlier, cuts.Count, _options.AsOf!.Value);
        List<ComparisonRow> rows = [];
        foreach ((ReportRow row, ComparedFigure figure) in figures.All)
        {
            CutPeriod? part = _plan.Cuts.FirstOrDefault(cut => cut.PeriodStart == row.PeriodStart);
            if (part is { Window: null } || (part is null && row.PeriodStart is null))
            {
                continue;
            }

            Instant? previous = part is null ? _plan.PredecessorOf(row.PeriodStart!.Value)?.Start : part.PreviousPeriodStart;
            if (part is null && previous is null)
            {
                continue;
            }

            ComparedFigures? own = part is null ? null : cuts[part];
            ComparedFigure? before = own is not null ? own.Find(previous, row) : figures.Find(previous, row) ?? earlier?.Find(previous, row);
            if (before is null)
            {
                bool hasBegun = own?.HasBegun(previous, row) == true || (previous is not null && (figures.HasBegun(previous, row) || earlier?.HasBegun(previous, row) == true));
                if (!hasBegun)
                {
                    continue;
                }

                before = figure.Empty;
            }

            ComparisonRow place = PlaceOf(row, part);
            if (figure.Compare(place, before, (Days(place.PeriodStart, place.PeriodEnd), Days(place.PreviousStart, place.PreviousEnd))) is { } compared)
            {
                rows.Add(compared);
            }
        }

        return rows;
    }

    private static double Days(Instant start, Instant end) => (end - start).TotalDays;

    private static string NameOf(int run, string part) => FormattableString.Invariant($"compared {run + 1}: {part}");

    private ComparisonRow PlaceOf(ReportRow row, CutPeriod? part)
    {
        (Instant Start, Instant End) previous = part is null ? _plan.PredecessorOf(row.PeriodStart!.Value)!.Value : (part.PreviousStart, part.PreviousEnd);
        return new ComparisonRow
        {
            PeriodStart = part?.Start ?? row.PeriodStart!.Value,
            PeriodEnd = part?.End ?? row.PeriodEnd!.Value,
            IsIncomplete = part?.IsIncomplete ?? false,
            PreviousStart = previous.Start,
            PreviousEnd = previous.End,
            PeriodLocalDate = row.PeriodLocalDate,
            PeriodGrain = row.PeriodGrain,
            ComparedWith = _options.Compare,
            Metric = row.Metric,
            Statistic = row.Statistic,
            HoursBasis = row.HoursBasis,
            Unit = row.Unit,
            Variant = row.Variant,
            Dimensions = row.Dimensions,
            DefinitionId = row.DefinitionId,
        };
    }
}
