using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>Lets the measures observe a ticket and notes what they saw, so that a table holds no rules of its own. Not thread-safe.</summary>
internal sealed class TicketRowReader(Definitions definitions)
{
    private readonly TicketDuration _response = FirstResponseTime.MetricOf(definitions);
    private readonly bool _lastAssignee = definitions.AgentAttribution == AgentAttribution.LastAssignee;
    private readonly DurationProbe _durations = new();
    private readonly RatioProbe _ratio = new();
    private readonly CountProbe _count = new();
    private readonly TallyProbe _tally = new();
    private readonly StockProbe _stock = new();

    /// <summary>Reads a row; false: the ticket does not fit into one.</summary>
    public bool Read(TicketFacts facts, out TicketRow row)
    {
        row = new TicketRow { Created = facts.Created };
        return facts.ScheduleList.Count == 0
            && (_lastAssignee || Credits.AreOwn(facts))
            && InstantStore.Holds(facts.Created)
            && ReadClock(_response, facts, DataIssueKind.ReplyBeforeCreation, out row.Response, out row.ResponseStop)
            && ReadClock(ResolutionTime.Metric, facts, DataIssueKind.SolvedBeforeCreated, out row.Resolution, out row.ResolutionStop)
            && ReadCounts(facts, ref row)
            && ReadStays(facts, ref row)
            && ReadLimits(facts, ref row)
            && ReadHandleTime(facts, ref row)
            && ReadReopens(facts, ref row);
    }

    private bool ReadClock(TicketDuration metric, TicketFacts facts, DataIssueKind usualReason, out ClockCode code, out long stop)
    {
        _durations.Clear();
        metric.Observe(facts, _durations);
        (code, stop) = (ClockCode.None, 0);
        if (_durations.Clocks == 0)
        {
            return !_durations.HasOthers;
        }

        ClockFact clock = _durations.Last;
        code = CodeOf(clock, _durations.Anchor, facts.Created, out stop);
        return _durations.Clocks == 1
            && !_durations.HasOthers
            && clock.StartNanoseconds == facts.Created
            && InstantStore.Holds(stop)
            && (_durations.Anchor == facts.Created || (stop != 0 && _durations.Anchor == stop))
            && (clock.Reason is null || clock.Reason == usualReason);
    }

    private static ClockCode CodeOf(in ClockFact clock, long anchor, long created, out long stop)
    {
        bool stops = clock.StopNanoseconds != Nanoseconds.Never && clock.Outcome != ClockOutcome.NotApplicable;
        stop = stops ? clock.StopNanoseconds : 0;
        ClockCode code = clock.Outcome switch
        {
            ClockOutcome.NotApplicable => ClockCode.None,
            ClockOutcome.Completed => ClockCode.Completed,
            ClockOutcome.Open => stops ? ClockCode.OpenUntil : ClockCode.Open,
            ClockOutcome.EndedBefore => ClockCode.EndedBefore,
            _ => ClockCode.Excluded,
        };
        return code != ClockCode.None && anchor != created ? code | ClockCode.AtStop : code;
    }

    private bool ReadCounts(TicketFacts facts, ref TicketRow row)
    {
        _ratio.Clear();
        ResolutionRate.Metric.Observe(facts, _ratio);
        row.Flags |= (_ratio.Decisions == 0 ? RowFlags.None : RowFlags.HasRate) | (_ratio.Met ? RowFlags.IsResolved : RowFlags.None);
        _count.Clear();
        TicketsCreated.Metric.Observe(facts, _count);
        bool createdOnce = _count is { Times: 1, HasOthers: false } && _count.Anchor == facts.Created;
        _count.Clear();
        TicketsSolved.Metric.Observe(facts, _count);
        if (_count.Times > 0)
        {
            bool hasStop = row.Resolution is not (ClockCode.None or ClockCode.Open) && _count.Anchor == row.ResolutionStop;
            row.Flags |= RowFlags.IsSolved | (hasStop ? RowFlags.SolvedAtResolution : RowFlags.None);
            row.Solved = _count.Anchor;
        }

        return createdOnce
            && !_count.HasOthers
            && _count.Times <= 1
            && InstantStore.Holds(row.Solved)
            && !_ratio.HasOthers
            && (_ratio.Decisions == 0 || (_ratio.Decisions == 1 && _ratio.Anchor == facts.Created));
    }

    /// <summary>The close, and when it was open.</summary>
    private bool ReadStays(TicketFacts facts, ref TicketRow row)
    {
        bool isSolved = (row.Flags & RowFlags.IsSolved) != 0;
        _count.Clear();
        TicketsClosed.Metric.Observe(facts, _count);
        if (_count.Times > 0)
        {
            bool atSolve = isSolved && _count.Anchor == row.Solved;
            row.Flags |= atSolve ? RowFlags.ClosedAtSolve : RowFlags.None;
            row.Closed = atSolve ? null : _count.Anchor;
        }

        _stock.Clear();
        Backlog.Metric.Observe(facts, _stock);
        bool isUsual = _stock.Stays.Count == 1 && _stock.Stays[0].Start == facts.Created && _stock.Stays[0].Stop == (isSolved ? row.Solved : Nanoseconds.Never);
        row.Stays = isUsual ? null : _stock.Stays.ToArray();
        return _count.Times <= 1 && !_count.HasOthers && _stock.AreOfCreation(facts.Created);
    }

    /// <summary>What the row does not say.</summary>
    private static bool ReadLimits(TicketFacts facts, ref TicketRow row)
    {
        ClockFact response = facts.Clock(TicketClock.FirstResponse);
        ClockFact resolution = facts.Clock(TicketClock.Resolution);
        bool sameResponse = CodeOf(response, facts.ResponseAnchorOf(response), facts.Created, out long responded) == row.Response && responded == row.ResponseStop;
        bool sameResolution = CodeOf(resolution, facts.ResolutionAnchorOf(resolution), facts.Created, out long resolved) == row.Resolution && resolved == row.ResolutionStop;
        bool sameEnd = facts.End == ((row.Flags & RowFlags.IsSolved) != 0 ? row.Solved : Nanoseconds.Never);
        row.Limits = (facts.Ticket.Events.Count > 0 || facts.StatusList.Count > 0 ? RowLimits.HasHistory : RowLimits.None)
            | (sameResponse ? RowLimits.None : RowLimits.ResponseDiffers)
            | (sameResolution ? RowLimits.None : RowLimits.ResolutionDiffers)
            | (sameEnd ? RowLimits.None : RowLimits.EndDiffers);
        return true;
    }

    private bool ReadHandleTime(TicketFacts facts, ref TicketRow row)
    {
        _durations.Clear();
        TicketHandleTime.Metric.Observe(facts, _durations);
        if (_durations.Values == 0)
        {
            return _durations is { HasOthers: false, Clocks: 0 };
        }

        row.HandleTime = _durations.Duration;
        bool atSolve = (row.Flags & RowFlags.IsSolved) != 0 && _durations.Anchor == row.Solved;
        row.Flags |= atSolve ? RowFlags.HandledAtSolve : RowFlags.None;
        return _durations is { Values: 1, HasOthers: false, Clocks: 0 } && (atSolve || _durations.Anchor == facts.Created);
    }

    private bool ReadReopens(TicketFacts facts, ref TicketRow row)
    {
        _tally.Clear();
        Measures.Reopens.Metric.Observe(facts, _tally);
        row.Reopens = _tally.Times == 0 ? null : (int)Math.Max(-1, Math.Min(int.MaxValue, _tally.Value));
        return _tally.Times == 0 || (_tally.Times == 1 && _tally.Value == row.Reopens && row.Reopens >= 0 && _tally.Anchor == facts.Created);
    }

    private sealed class DurationProbe : DurationObserver
    {
        public int Clocks { get; private set; }

        public int Values { get; private set; }

        public ClockFact Last { get; private set; }

        public long Duration { get; private set; }

        public long Anchor { get; private set; }

        public bool HasOthers { get; private set; }

        protected override RecordCalendar Hours { get; } = new(CalendarSet.None);

        public void Clear() => (Clocks, Values, HasOthers) = (0, 0, false);

        public override void Clock(in ClockFact clock, long anchor)
        {
            if (clock.Outcome != ClockOutcome.NotApplicable)
            {
                Clocks++;
                (Last, Anchor) = (clock, anchor);
            }
        }

        public override void Sum(in ClockFact clock, List<Stretch> stretches, long anchor) => HasOthers = true;

        public override void Stretches(List<Stretch> stretches, long anchor, StretchSum sum = StretchSum.Total) => HasOthers = true;

        public override void Value(long nanoseconds, long? anchor)
        {
            Values++;
            HasOthers |= anchor is null;
            (Duration, Anchor) = (nanoseconds, anchor ?? 0);
        }

        public override void Exclude(string reason, long? anchor) => HasOthers = true;

        public override DurationObserver Variant(string name)
        {
            HasOthers = true;
            return this;
        }

        protected override DurationCell? CellAt(long? anchor) => null;
    }

    private sealed class RatioProbe : RatioObserver
    {
        public int Decisions { get; private set; }

        public bool Met { get; private set; }

        public long? Anchor { get; private set; }

        public bool HasOthers { get; private set; }

        public override RecordCalendar Hours { get; } = new(CalendarSet.None);

        public void Clear() => (Decisions, Met, HasOthers) = (0, false, false);

        public override void Decided(bool met, long? anchor)
        {
            Decisions++;
            (Met, Anchor) = (met, anchor);
        }

        public override void Undecided(long? anchor) => HasOthers = true;

        public override void Exclude(string reason, long? anchor) => HasOthers = true;

        public override void Open(OpenTarget target, long anchor) => HasOthers = true;

        public override void Claim(in ContactClaim claim, long anchor) => HasOthers = true;

        public override void Contact(TextHash key, long at) => HasOthers = true;
    }

    private sealed class CountProbe : CountObserver
    {
        public int Times { get; private set; }

        public long Anchor { get; private set; }

        public bool HasOthers { get; private set; }

        public void Clear() => (Times, Anchor, HasOthers) = (0, 0, false);

        public override void Add(long? anchor)
        {
            Times++;
            HasOthers |= anchor is null;
            Anchor = anchor ?? 0;
        }

        public override void Begin()
        {
        }

        public override void AddOnce(long anchor) => Add(anchor);
    }

    private sealed class StockProbe : StockObserver
    {
        private long _created;

        public List<Stretch> Stays { get; } = [];

        public void Clear() => Stays.Clear();

        public bool AreOfCreation(long created) => Stays.Count == 0 || _created == created;

        public override void Stay(long created, long start, long stop)
        {
            _created = created;
            Stays.Add(new Stretch(start, stop));
        }
    }

    private sealed class TallyProbe : TallyObserver
    {
        public int Times { get; private set; }

        public long Value { get; private set; }

        public long Anchor { get; private set; }

        public void Clear() => Times = 0;

        public override void Add(long value, long anchor)
        {
            Times++;
            (Value, Anchor) = (value, anchor);
        }
    }
}
