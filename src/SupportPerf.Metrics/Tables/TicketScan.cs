using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics.Tables;

/// <summary>Reads the rows of a table one by one into the blocks of a run, whatever the options: the plain way, which everything else must equal. Not thread-safe.</summary>
internal sealed class TicketScan
{
    private const int RowsBetweenChecks = 1 << 14;

    private readonly TicketData _data;
    private readonly RowFilter _filter;
    private readonly TicketRun _tickets;
    private readonly SurveyRun _surveys;
    private readonly RowGroups _groups;
    private readonly RowCalendars _calendars;
    private readonly DurationBlock? _response;
    private readonly DurationBlock? _resolution;
    private readonly DurationBlock? _handle;
    private readonly RatioBlock? _rate;
    private readonly CountBlock? _created;
    private readonly CountBlock? _solved;
    private readonly TallyBlock? _reopens;
    private readonly RatingScan[] _ratings;

    public TicketScan(TicketData data, RowFilter filter, TicketRun tickets, SurveyRun surveys, Selection selection)
    {
        _data = data;
        _filter = filter;
        _tickets = tickets;
        _surveys = surveys;
        _groups = new RowGroups(data, tickets.Run.Window.Grouping);
        _calendars = new RowCalendars(data, tickets.Calendars);
        bool throughput = selection.HasMetric("throughput_ratio");
        _response = Block(FirstResponseTime.Metric.Key);
        _resolution = Block(ResolutionTime.Metric.Key);
        _handle = Block(TicketHandleTime.Metric.Key);
        _rate = selection.HasMetric(ResolutionRate.Metric.Key) ? tickets.Ratios.First(static kpi => kpi.Metric.Key == ResolutionRate.Metric.Key).Block : null;
        _created = throughput || selection.HasMetric(TicketsCreated.Metric.Key) ? tickets.Counts[0].Block : null;
        _solved = throughput || selection.HasMetric(TicketsSolved.Metric.Key) ? tickets.Counts[1].Block : null;
        _reopens = selection.HasMetric(Measures.Reopens.Metric.Key) ? tickets.Tallies.First(static kpi => kpi.Metric == Measures.Reopens.Metric).Block : null;
        _ratings = new[] { data.Csat, data.Nps }.Where(rating => rating is not null && selection.HasMetric(rating.Kind == SurveyKind.Nps ? "nps" : "csat")).Select(rating => new RatingScan(rating!, surveys)).ToArray();

        DurationBlock? Block(string key) => selection.HasMetric(key) ? tickets.Durations.First(kpi => kpi.Metric.Key == key).Block : null;
    }

    /// <summary>Reads some rows.</summary>
    public void Run(int first, int end, CancellationToken cancellationToken)
    {
        for (int row = first; row < end; row++)
        {
            if ((row & (RowsBetweenChecks - 1)) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (_filter.Keeps(row))
            {
                Add(row);
            }
        }
    }

    private void Add(int row)
    {
        _tickets.Log.Add(1);
        Run run = _tickets.Run;
        run.Group = _groups.Of(row);
        RowFlags flags = (RowFlags)_data.Flags[row];
        long created;
        if ((flags & RowFlags.IsKeptWhole) != 0)
        {
            TicketFacts facts = _data.Whole[row];
            created = facts.Created;
            _tickets.Observe(facts);
        }
        else
        {
            created = _data.Created[row];
            run.Calendar = _calendars.Of(row);
            AddPlain(row, flags, created);
        }

        foreach (RatingScan rating in _ratings)
        {
            rating.Add(row, created);
        }
    }

    private void AddPlain(int row, RowFlags flags, long created)
    {
        int clocks = _data.Clocks[row];
        AddClock(_response, (ClockCode)(clocks & 15), created, _data.ResponseStops, row, DataIssueKind.ReplyBeforeCreation);
        AddClock(_resolution, (ClockCode)(clocks >> 4), created, _data.ResolutionStops, row, DataIssueKind.SolvedBeforeCreated);
        if (_handle is not null && _data.HandleTimes is { } handled && handled[row] != TicketData.NoDuration)
        {
            _handle.Value(handled[row], (flags & RowFlags.HandledAtSolve) != 0 ? _data.SolvedAt(row) : created);
        }

        if ((flags & RowFlags.HasRate) != 0)
        {
            _rate?.Decided((flags & RowFlags.IsResolved) != 0, created);
        }

        _created?.Add(created);
        if (_solved is not null && (flags & RowFlags.IsSolved) != 0)
        {
            _solved.Add(_data.SolvedAt(row));
        }

        if (_reopens is not null && _data.Reopens is { } reopens && reopens[row] != TicketData.NoCount)
        {
            _reopens.Add(reopens[row], created);
        }
    }

    private static void AddClock(DurationBlock? block, ClockCode code, long created, InstantStore stops, int row, DataIssueKind reason)
    {
        if (block is null || code == ClockCode.None)
        {
            return;
        }

        ClockCode outcome = code & ClockCode.OutcomeMask;
        long stop = outcome == ClockCode.Open ? Nanoseconds.Never : stops[row];
        ClockFact clock = outcome switch
        {
            ClockCode.Completed => ClockFact.Between(created, stop, reason, 0),
            ClockCode.EndedBefore => ClockFact.EndedBefore(created, stop),
            ClockCode.Excluded => ClockFact.Excluded(created, stop, reason),
            _ => ClockFact.OpenUntil(created, stop),
        };
        block.Clock(clock, (code & ClockCode.AtStop) != 0 ? stop : created);
    }

    /// <summary>The answers of one kind; what a score means is found out once for each.</summary>
    private sealed class RatingScan(RatingData data, SurveyRun surveys)
    {
        private readonly Dictionary<sbyte, SurveyFacts> _facts = [];
        private readonly ScoreBlock _block = data.Kind == SurveyKind.Nps ? surveys.Blocks.Nps : surveys.Blocks.Csat;

        public void Add(int row, long created)
        {
            sbyte score = data.Scores[row];
            if (score == RatingData.None)
            {
                return;
            }

            surveys.Log.Add(1);
            long time = data.Times is null ? 0 : data.Times[row];
            long anchor = time == 0 ? created : time;
            SurveyFacts facts = Of(score, row);
            switch (facts.Outcome)
            {
                case SurveyOutcome.Answered:
                    _block.Answer(facts.Score, facts.Category, facts.IsTop, null, anchor);
                    break;
                case SurveyOutcome.NotAnswered:
                    _block.NotAnswered(anchor);
                    break;
                default:
                    _block.Exclude(facts.Reason.ToString()!, anchor);
                    break;
            }
        }

        private SurveyFacts Of(sbyte score, int row)
        {
            if (!_facts.TryGetValue(score, out SurveyFacts facts) || facts.Outcome == SurveyOutcome.Excluded)
            {
                facts = surveys.Reader.Read(new SurveyResponse { Id = FormattableString.Invariant($"row {row}"), Kind = data.Kind, Score = score, Scale = data.Scale });
                _facts[score] = facts;
            }

            return facts;
        }
    }
}
