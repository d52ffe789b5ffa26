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
    private readonly RowGroups _groups;
    private readonly RowCalendars _calendars;
    public DurationBlock? Response { get; set; }

    public DurationBlock? Resolution { get; set; }

    public DurationBlock? Handle { get; set; }

    public RatioBlock? Rate { get; set; }

    public CountBlock? Created { get; set; }

    public CountBlock? Solved { get; set; }

    public CountBlock? Closed { get; set; }

    public StockBlock? Backlog { get; set; }

    public TallyBlock? Reopens { get; set; }

    /// <summary>The kinds of ratings that are asked for.</summary>
    public IEnumerable<RatingData> Ratings => _ratings.Select(static rating => rating.Data).ToArray();

    /// <summary>Whether it reads every row and counts it; otherwise it reads what the engine left.</summary>
    public bool ReadsAll { get; set; } = true;

    private readonly RatingScan[] _ratings;
    private readonly List<RatingScan> _plainRatings;
    private readonly SlaScan[] _slas;
    private readonly DurationBlock? _watchedResponse;
    private readonly DurationBlock? _watchedResolution;

    public TicketScan(TicketData data, RowFilter filter, TicketRun tickets, SurveyRun surveys, Selection selection)
    {
        _data = data;
        _filter = filter;
        _tickets = tickets;
        _groups = new RowGroups(data, tickets.Run.Window.Grouping);
        _calendars = new RowCalendars(data, tickets.Calendars);
        bool throughput = selection.HasMetric("throughput_ratio");
        (Response, _watchedResponse) = Clock(FirstResponseTime.Metric);
        (Resolution, _watchedResolution) = Clock(ResolutionTime.Metric);
        Handle = selection.HasMetric(TicketHandleTime.Metric.Key) ? BlockOf(TicketHandleTime.Metric.Key) : null;
        Rate = selection.HasMetric(ResolutionRate.Metric.Key) ? tickets.Ratios.First(static kpi => kpi.Metric.Key == ResolutionRate.Metric.Key).Block : null;
        Created = throughput || selection.HasMetric(TicketsCreated.Metric.Key) ? tickets.Counts[0].Block : null;
        Solved = throughput || selection.HasMetric(TicketsSolved.Metric.Key) ? tickets.Counts[1].Block : null;
        Closed = selection.HasMetric(TicketsClosed.Metric.Key) ? tickets.Counts.First(static kpi => kpi.Metric == TicketsClosed.Metric).Block : null;
        Backlog = tickets.CountsBacklog ? tickets.Backlog : null;
        Reopens = selection.HasMetric(Measures.Reopens.Metric.Key) ? tickets.Tallies.First(static kpi => kpi.Metric == Measures.Reopens.Metric).Block : null;
        Handle = data.HandleTimes is null ? null : Handle;
        Reopens = data.Reopens is null ? null : Reopens;
        _ratings = new[] { data.Csat, data.Nps }.Where(rating => rating is not null && selection.HasMetric(rating.Kind == SurveyKind.Nps ? "nps" : "csat")).Select(rating => new RatingScan(rating!, surveys)).ToArray();
        _plainRatings = [.. _ratings];
        _slas = selection.HasMetric(SlaAttainment.Key) ? SlaScan.Of(data, tickets) : [];

        DurationBlock BlockOf(string key) => tickets.Durations.First(kpi => kpi.Metric.Key == key).Block;

        // The share within an SLA's target by the survival curve needs clocks that are perhaps not asked for otherwise, and in both kinds of hours: then no other way may take them.
        (DurationBlock? Asked, DurationBlock? Watched) Clock(TicketDuration metric)
        {
            bool isWatched = selection.HasMetric(SlaAttainment.Key) && selection.HasStatistic("km_attainment")
                && tickets.Definitions.Slas.Any(rule => SlaAttainment.ClockOf(rule, tickets.Definitions) == metric);
            bool asksAll = selection.HasBasis(HoursBasis.Calendar) && selection.HasBasis(HoursBasis.Business) && selection.HasAnyStatistic("open_count");
            return isWatched && !asksAll ? (null, BlockOf(metric.Key))
                : isWatched || selection.HasMetric(metric.Key) ? (BlockOf(metric.Key), null)
                : (null, null);
        }
    }

    /// <summary>Reads the ratings of plain rows no more.</summary>
    public void LeaveOut(RatingData rating) => _plainRatings.RemoveAll(scan => scan.Data == rating);

    /// <summary>Reads some rows.</summary>
    public void Run(int first, int end, CancellationToken cancellationToken)
    {
        bool nothingPlain = !ReadsAll && _plainRatings.Count == 0 && _slas.Length == 0 && (Response, Resolution, Handle, Rate, Created, Solved, Closed, Backlog, Reopens) is (null, null, null, null, null, null, null, null, null);
        IEnumerable<int> rows = nothingPlain ? _data.Whole.Keys.Where(row => row >= first && row < end) : Enumerable.Range(first, end - first);
        foreach (int row in rows)
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
        Run run = _tickets.Run;
        run.Group = _groups.Of(row);
        RowFlags flags = (RowFlags)_data.Flags[row];
        if ((flags & RowFlags.IsKeptWhole) != 0)
        {
            TicketFacts facts = _data.Whole[row];
            _tickets.Log.Add(1);
            _tickets.Observe(facts);
            AddRatings(_ratings, row, facts.Created);
            return;
        }

        _tickets.Log.Add(ReadsAll ? 1 : 0);
        run.Calendar = _calendars.Of(row);
        AddPlain(row, flags, _data.Created[row]);
        AddRatings(_plainRatings, row, _data.Created[row]);
    }

    private static void AddRatings(IEnumerable<RatingScan> ratings, int row, long created)
    {
        foreach (RatingScan rating in ratings)
        {
            rating.Add(row, created);
        }
    }

    private void AddPlain(int row, RowFlags flags, long created)
    {
        int clocks = _data.Clocks[row];
        AddClock(Response ?? _watchedResponse, (ClockCode)(clocks & 15), created, _data.ResponseStops, row, DataIssueKind.ReplyBeforeCreation);
        AddClock(Resolution ?? _watchedResolution, (ClockCode)(clocks >> 4), created, _data.ResolutionStops, row, DataIssueKind.SolvedBeforeCreated);
        if (_slas.Length > 0)
        {
            AddVerdicts(row, clocks, flags, created);
        }

        if (Handle is not null && _data.HandleTimes is { } handled && handled[row] != TicketData.NoDuration)
        {
            Handle.Value(handled[row], (flags & RowFlags.HandledAtSolve) != 0 ? _data.SolvedAt(row) : created);
        }

        if ((flags & RowFlags.HasRate) != 0)
        {
            Rate?.Decided((flags & RowFlags.IsResolved) != 0, created);
        }

        Created?.Add(created);
        if (Solved is not null && (flags & RowFlags.IsSolved) != 0)
        {
            Solved.Add(_data.SolvedAt(row));
        }

        if (Closed is not null && _data.ClosedAt(row) is { } closed)
        {
            Closed.Add(closed);
        }

        if (Backlog is not null)
        {
            AddStays(Backlog, row, flags, created);
        }

        if (Reopens is not null && _data.Reopens is { } reopens && reopens[row] != TicketData.NoCount)
        {
            Reopens.Add(reopens[row], created);
        }
    }

    private void AddStays(StockBlock backlog, int row, RowFlags flags, long created)
    {
        if (!_data.Stays.TryGetValue(row, out Stretch[]? stays))
        {
            backlog.Stay(created, created, (flags & RowFlags.IsSolved) != 0 ? _data.SolvedAt(row) : Nanoseconds.Never);
            return;
        }

        foreach (Stretch stay in stays)
        {
            backlog.Stay(created, stay.Start, stay.Stop);
        }
    }

    private void AddVerdicts(int row, int clocks, RowFlags flags, long created)
    {
        ClockFact response = ClockOf((ClockCode)(clocks & 15), created, _data.ResponseStops, row, DataIssueKind.ReplyBeforeCreation, out long responded);
        ClockFact resolution = ClockOf((ClockCode)(clocks >> 4), created, _data.ResolutionStops, row, DataIssueKind.SolvedBeforeCreated, out long resolved);
        long end = (flags & RowFlags.IsSolved) != 0 ? _data.SolvedAt(row) : Nanoseconds.Never;
        foreach (SlaScan sla in _slas)
        {
            sla.Add(row, sla.WatchesResponse ? response : resolution, sla.WatchesResponse ? responded : resolved, created, end);
        }
    }

    private static void AddClock(DurationBlock? block, ClockCode code, long created, InstantStore stops, int row, DataIssueKind reason)
    {
        if (block is not null && code != ClockCode.None)
        {
            block.Clock(ClockOf(code, created, stops, row, reason, out long anchor), anchor);
        }
    }

    private static ClockFact ClockOf(ClockCode code, long created, InstantStore stops, int row, DataIssueKind reason, out long anchor)
    {
        ClockCode outcome = code & ClockCode.OutcomeMask;
        long stop = outcome == ClockCode.Open ? Nanoseconds.Never : stops[row];
        anchor = (code & ClockCode.AtStop) != 0 ? stop : created;
        return outcome switch
        {
            ClockCode.None => default,
            ClockCode.Completed => ClockFact.Between(created, stop, reason, 0),
            ClockCode.EndedBefore => ClockFact.EndedBefore(created, stop),
            ClockCode.Excluded => ClockFact.Excluded(created, stop, reason),
            _ => ClockFact.OpenUntil(created, stop),
        };
    }

    /// <summary>The answers of one kind; what a score means is found out once for each.</summary>
    private sealed class RatingScan(RatingData data, SurveyRun surveys)
    {
        public RatingData Data { get; } = data;

        private readonly Dictionary<sbyte, SurveyFacts> _facts = [];
        private readonly ScoreBlock _block = data.Kind == SurveyKind.Nps ? surveys.Blocks.Nps : surveys.Blocks.Csat;

        public void Add(int row, long created)
        {
            sbyte score = Data.Scores[row];
            if (score == RatingData.None)
            {
                return;
            }

            surveys.Log.Add(1);
            long time = Data.Times is null ? 0 : Data.Times[row];
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
                facts = surveys.Reader.Read(Data.ToResponse(score, FormattableString.Invariant($"row {row}")));
                _facts[score] = facts;
            }

            return facts;
        }
    }
}
