using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Reports;

/// <summary>Explains tickets: it runs the KPIs of a report over one ticket and shows what they observe.</summary>
internal sealed class TicketExplainer
{
    private const int LongestHours = 36_525;

    private readonly ReportOptions _options;
    private readonly Definitions _definitions;
    private readonly CalendarPicker _calendars;
    private readonly long? _asOf;
    private readonly List<DataIssue> _issues = [];
    private readonly List<ExplainedFigure> _figures = [];
    private TicketFacts _facts = null!;
    private IReadOnlyList<KeyValuePair<Instant, string>> _history = [];
    private readonly RecordCalendar _hours;

    public TicketExplainer(ReportOptions options)
    {
        _options = options;
        _calendars = new CalendarPicker(options.Calendar, options.Policy);
        _hours = new RecordCalendar(_calendars.Calendars);
        _definitions = options.Policy?.AppliedTo(options.Definitions) ?? options.Definitions;
        _asOf = options.AsOf is { } instant && Nanoseconds.InRange(instant) ? Nanoseconds.Of(instant) : null;
    }

    private bool HasHours => _hours.HasAny;

    public RecordExplanation Explain(Ticket ticket)
    {
        _facts = new TicketReader(_definitions, _options.AsOf, _issues.Add).Read(ticket);
        _history = TicketHistory.Of(ticket);
        if (_facts.LeftOut is null)
        {
            _calendars.Set(_hours, _facts);
            foreach (TicketDuration metric in MeasureCatalog.TicketDurations(_definitions))
            {
                AddDurations(metric);
            }

            foreach (TicketRatio metric in MeasureCatalog.TicketRatios(_definitions))
            {
                AddVerdicts(metric);
            }

            foreach (TicketTally metric in MeasureCatalog.TicketTallies(_definitions))
            {
                RecordedTally tally = new();
                metric.Observe(_facts, tally);
                if (tally.Value is { } value)
                {
                    _figures.Add(new ExplainedFigure { Metric = metric.Key, Variant = metric.Variant, Outcome = "counted", Value = value, Anchor = InstantOf(tally.Anchor) });
                }
            }

            foreach (TicketCount metric in MeasureCatalog.TicketCounts)
            {
                RecordedCount count = new();
                metric.Observe(_facts, count);
                _figures.AddRange(count.Anchors.Select(anchor => new ExplainedFigure { Metric = metric.Key, Variant = metric.Variant, Outcome = "counted", Value = 1, Anchor = InstantOf(anchor) }));
            }

            AddBacklog();
        }

        return new RecordExplanation
        {
            Record = "ticket",
            Id = ticket.Id,
            LeftOut = _facts.LeftOut?.ToString(),
            Calendar = _hours.Number < 0 ? null : $"{_calendars.NameOf(_hours.Number) ?? "the only calendar"} ({_calendars.Calendars[_hours.Number].TimeZone.Id}{(HasHours ? "" : ", never open")})",
            AsOf = _options.AsOf,
            DefinitionId = _definitions.Id,
            History = _history,
            Figures = _figures,
            Issues = _issues,
        };
    }

    private void AddDurations(TicketDuration metric)
    {
        RecordedDurations recorded = new(_hours);
        metric.Observe(_facts, recorded);
        _figures.AddRange(recorded.Observations.Select(observed => FigureOf(metric, observed)));
    }

    private ExplainedFigure FigureOf(TicketDuration metric, RecordedDurations.Observation observed)
    {
        ExplainedFigure figure = new()
        {
            Metric = metric.Key,
            Variant = observed.Variant ?? metric.Variant,
            Outcome = observed.Outcome == ClockOutcome.Excluded ? "left_out" : EnumNames<ClockOutcome>.Of(observed.Outcome),
            Reason = observed.Reason,
            Anchor = InstantOf(observed.Anchor),
            CalendarTime = DurationOf(observed.CalendarTime),
            BusinessTime = metric.CalendarOnly ? null : DurationOf(observed.BusinessTime),
        };
        // A clock that stopped before it started, or that the ticket's end cut off, counted nowhere.
        return observed.Stretches.Count == 0
            ? figure
            : WithClock(figure, observed.Stretches, counts: observed.Outcome is not (ClockOutcome.Excluded or ClockOutcome.EndedBefore));
    }

    /// <summary>With the start and the stop of a clock, and if it counts what of it counted.</summary>
    private ExplainedFigure WithClock(ExplainedFigure figure, IReadOnlyList<Stretch> stretches, bool counts)
    {
        long start = stretches[0].Start;
        long stop = stretches[stretches.Count - 1].Stop;
        figure = figure with
        {
            Start = Nanoseconds.ToInstant(start),
            StartedBy = HappenedAt(start),
            Stop = stop == Nanoseconds.Never ? null : Nanoseconds.ToInstant(stop),
            StoppedBy = stop == Nanoseconds.Never ? [] : HappenedAt(stop),
        };
        if (!counts)
        {
            return figure;
        }

        Interval[] counted = Intervals(stretches);
        return figure with
        {
            Counted = counted,
            Paused = Pauses(stretches),
            Hours = HoursOf(counted),
            CalendarTime = figure.CalendarTime ?? counted.Aggregate(Duration.Zero, static (sum, interval) => sum + interval.Duration),
            BusinessTime = figure.BusinessTime ?? (HasHours && counted.Length > 0 ? BusinessTimeOf(counted) : null),
        };
    }

    /// <summary>The stretches as intervals; what still runs until the as-of instant, where one is given.</summary>
    private Interval[] Intervals(IEnumerable<Stretch> stretches) => stretches
        .Select(stretch => (stretch.Start, Stop: stretch.Stop == Nanoseconds.Never ? _asOf ?? stretch.Start : stretch.Stop))
        .Where(static stretch => stretch.Stop > stretch.Start)
        .Select(static stretch => new Interval(Nanoseconds.ToInstant(stretch.Start), Nanoseconds.ToInstant(stretch.Stop)))
        .ToArray();

    private ExplainedPause[] Pauses(IReadOnlyList<Stretch> stretches)
    {
        List<ExplainedPause> pauses = [];
        for (int i = 1; i < stretches.Count; i++)
        {
            long from = stretches[i - 1].Stop;
            long until = stretches[i].Start;
            while (from < until)
            {
                StatusStretch? during = _facts.StatusList.Where(status => status.StartNanoseconds <= from && status.StopNanoseconds > from).Select(static status => (StatusStretch?)status).FirstOrDefault();
                long end = Math.Min(until, during?.StopNanoseconds ?? until);
                pauses.Add(new ExplainedPause { Start = Nanoseconds.ToInstant(from), End = Nanoseconds.ToInstant(end), Status = during?.Name });
                from = end;
            }
        }

        return pauses.ToArray();
    }

    private Duration? BusinessTimeOf(Interval[] counted)
    {
        Duration sum = Duration.Zero;
        foreach (Interval interval in counted)
        {
            if (_hours.Between(Nanoseconds.Of(interval.Start), Nanoseconds.Of(interval.End)) is not { } open)
            {
                return null;
            }

            sum += Nanoseconds.ToDuration(open);
        }

        return sum;
    }

    private CalendarExplanation[] HoursOf(Interval[] counted) =>
        HasHours
            ? counted
                .Where(static interval => interval.Duration.TotalDays < LongestHours)
                .SelectMany(interval => _hours.Pieces(Nanoseconds.Of(interval.Start), Nanoseconds.Of(interval.End)))
                .Where(static piece => piece.Number >= 0)
                .Select(piece => _calendars.Calendars[piece.Number].Explain(Nanoseconds.ToInstant(piece.Start), Nanoseconds.ToInstant(piece.Stop)))
                .ToArray()
            : [];

    private string[] HappenedAt(long instant)
    {
        Instant at = Nanoseconds.ToInstant(instant);
        return _history.Where(entry => entry.Key == at).Select(static entry => entry.Value).ToArray();
    }

    private void AddVerdicts(TicketRatio metric)
    {
        RecordedRatio recorded = new(_hours);
        metric.Observe(_facts, recorded);
        foreach (RecordedRatio.Verdict verdict in recorded.Verdicts)
        {
            ExplainedFigure figure = FigureOf(metric, verdict);
            _figures.Add(verdict.Run is { } run ? OfRun(figure, run, verdict) : figure);
        }
    }

    private ExplainedFigure FigureOf(TicketRatio metric, RecordedRatio.Verdict verdict)
    {
        bool? met = verdict.At(_asOf, _calendars.Calendars);
        bool undecided = met is null && (verdict.Target is not null || verdict.Reason == "Undecided");
        return new ExplainedFigure
        {
            Metric = metric.Key,
            Variant = metric.Variant,
            Outcome = met is { } yes ? yes ? "yes" : "no" : undecided ? "undecided" : "left_out",
            Reason = met is null && !undecided ? verdict.Reason : null,
            Anchor = InstantOf(verdict.Anchor),
            Start = verdict.Target is { } running ? Nanoseconds.ToInstant(running.Start) : null,
            StartedBy = verdict.Target is { } since ? HappenedAt(since.Start) : [],
        };
    }

    private ExplainedFigure OfRun(ExplainedFigure figure, in SlaRun run, RecordedRatio.Verdict verdict)
    {
        List<Stretch> stretches = run.Stretches ?? [new Stretch(run.Clock.StartNanoseconds, run.Clock.StopNanoseconds)];
        bool hasRun = stretches.Count > 0 && run.Clock.Outcome != ClockOutcome.NotApplicable;
        ExplainedFigure told = hasRun ? WithClock(figure, stretches, counts: run.Clock.Outcome is ClockOutcome.Completed or ClockOutcome.Open) : figure;
        return told with
        {
            Target = DurationOf(run.Target),
            DueAt = InstantOf(verdict.Due),
            BusinessTime = verdict.Basis == HoursBasis.Business ? told.BusinessTime : null,
            Hours = verdict.Basis == HoursBasis.Business ? told.Hours : [],
        };
    }

    private void AddBacklog()
    {
        if (_facts.OpenStretches.Count == 0)
        {
            return;
        }

        Interval[] open = Intervals(_facts.OpenStretches);
        bool isOpen = _facts.OpenStretches[_facts.OpenStretches.Count - 1].Stop == Nanoseconds.Never;
        _figures.Add(new ExplainedFigure
        {
            Metric = "backlog",
            Outcome = isOpen ? "open" : "completed",
            Start = Nanoseconds.ToInstant(_facts.OpenStretches[0].Start),
            Stop = isOpen ? null : Nanoseconds.ToInstant(_facts.OpenStretches[_facts.OpenStretches.Count - 1].Stop),
            Counted = open,
            Paused = Pauses(_facts.OpenStretches),
            CalendarTime = open.Aggregate(Duration.Zero, static (sum, interval) => sum + interval.Duration),
        });
    }

    private static Instant? InstantOf(long? nanoseconds) => nanoseconds is { } value ? Nanoseconds.ToInstant(value) : null;

    private static Duration? DurationOf(long? nanoseconds) => nanoseconds is { } value ? Nanoseconds.ToDuration(value) : null;
}
