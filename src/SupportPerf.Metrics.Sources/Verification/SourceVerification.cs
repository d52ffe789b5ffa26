using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Sources.Verification;

namespace SupportPerf.Metrics.Sources;

/// <summary>
/// Compares, ticket by ticket, what we compute under a source's own definitions with the figures that the source itself reports
/// (<see cref="Ticket.ReportedMetrics"/>). It is a sink: read an export into it, then ask for the <see cref="Report"/>.
/// </summary>
/// <remarks>
/// Memory does not grow with the number of tickets. Every ticket is compared, also one that reports leave out. Not thread-safe.
/// </remarks>
public sealed class SourceVerification : IRecordSink
{
    /// <summary>The statuses in which clocks of SLAs stand still, to explain a difference by.</summary>
    private static readonly TicketStatus[][] PausesOfClocks = [[], [TicketStatus.Pending], [TicketStatus.OnHold], [TicketStatus.Pending, TicketStatus.OnHold]];

    private readonly Source _source;
    private readonly VerificationOptions _options;
    private readonly Definitions _definitions;
    private readonly SortedDictionary<(string Metric, string? Variant, HoursBasis Basis), MetricComparison> _comparisons = new(Comparer<(string Metric, string? Variant, HoursBasis Basis)>.Create(
        (x, y) => string.CompareOrdinal(x.Metric, y.Metric) is not 0 and int order ? order
            : string.CompareOrdinal(x.Variant, y.Variant) is not 0 and int other ? other : x.Basis.CompareTo(y.Basis)));

    private readonly Dictionary<(string Metric, string? Variant, HoursBasis Basis), int> _ordinals = [];
    private long _records;

    /// <summary>A comparison with a source's own figures.</summary>
    /// <param name="source">The source.</param>
    /// <param name="options">The business hours. Null: none, so business figures are missing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public SourceVerification(Source source, VerificationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
        _options = options ?? new();

        // The source reports its figures for deleted and merged tickets too.
        _definitions = (_options.Definitions ?? source.Definitions) with { IncludeRemoved = RemovedTickets.All };
    }

    /// <summary>What was found so far.</summary>
    public VerificationReport Report => new()
    {
        Source = _source.Key,
        Definitions = _definitions.Name,
        Records = _records,
        Metrics = [.. _comparisons.Values.Select(comparison => comparison.Result())],
    };

    /// <summary>Reads an export and compares. Its own schedules are used, and <paramref name="calendar"/> where it has none.</summary>
    /// <param name="source">The source.</param>
    /// <param name="files">The export.</param>
    /// <param name="calendar">The business hours of tickets without a schedule. Null: none.</param>
    /// <param name="options">What the export does not say. Null: the defaults.</param>
    /// <param name="progress">Gets a report about every mebibyte. Null: none.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    /// <exception cref="SourceException">As for <see cref="Source.Read"/>.</exception>
    public static VerificationReport Run(
        Source source,
        IReadOnlyList<SourceFile> files,
        BusinessCalendar? calendar = null,
        SourceOptions? options = null,
        IProgress<ReadProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        SourceVerification verification = new(source, new() { Calendar = calendar, Calendars = source.ReadCalendars(files, options) });
        source.Read(files, verification, options, progress, cancellationToken);
        return verification.Report;
    }

    /// <inheritdoc/>
    public void Add(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        if (ticket.ReportedMetrics.Count == 0)
        {
            return;
        }

        _records++;
        _ordinals.Clear();
        TicketFacts facts = TicketFacts.Of(ticket, _definitions);
        foreach (ReportedMetric reported in ticket.ReportedMetrics)
        {
            (string, string?, HoursBasis) key = (reported.Metric, reported.Variant, reported.Basis);
            if (!_comparisons.TryGetValue(key, out MetricComparison? comparison))
            {
                comparison = new(reported.Metric, reported.Variant, reported.Basis, _options.KeptDifferences);
                _comparisons.Add(key, comparison);
            }

            int ordinal = _ordinals.GetValueOrDefault(key);
            _ordinals[key] = ordinal + 1;
            if (reported.Span is { } span && (span.Paused is not null || span.Stop is null))
            {
                CompareSpan(facts, reported, span, comparison);
            }
            else if (reported.Duration is { } theirs)
            {
                OwnFigure? figure = reported.Span is { Start: var start, Stop: { } stop }
                    ? OwnFigure.OfSpan(facts, start, stop, _definitions.PausedStatuses)
                    : OwnFigure.Of(facts, reported.Metric, ordinal);
                CompareDuration(facts, reported, theirs, figure, comparison);
            }
            else if (reported.Count is { } count)
            {
                CompareCount(facts, reported, count, comparison);
            }
        }
    }

    /// <summary>Not compared.</summary>
    public void Add(SurveyResponse response)
    {
    }

    /// <summary>Not compared.</summary>
    public void Add(Call call)
    {
    }

    /// <summary>Not compared.</summary>
    public void Add(QaReview review)
    {
    }

    /// <summary>Not compared.</summary>
    public void Add(DataIssue issue)
    {
    }

    private void CompareDuration(TicketFacts facts, ReportedMetric reported, Duration theirs, OwnFigure? figure, MetricComparison comparison)
    {
        Duration? ours = reported.Basis == HoursBasis.Business ? figure?.Business(at => CalendarOf(facts.Ticket, reported, at)) : figure?.Calendar();
        if (ours is not { } own)
        {
            comparison.AddMissing();
            comparison.Keep(() => Difference(facts, reported, WhyMissing(facts, theirs, Tolerance(reported, figure), figure)));
            return;
        }

        Duration tolerance = Tolerance(reported, figure!);
        bool isEqual = IsWithin(own - theirs, tolerance);
        comparison.AddEqualOrNot(isEqual, own - theirs);
        if (!isEqual)
        {
            comparison.Keep(() => Difference(facts, reported, WhyDifferent(facts, reported, theirs, figure!, tolerance)) with { OurDuration = own });
        }
    }

    /// <summary>A clock of the source's own: its stretch, by our calendar.</summary>
    private void CompareSpan(TicketFacts facts, ReportedMetric reported, MeasuredSpan span, MetricComparison comparison)
    {
        BusinessCalendar? calendar = reported.Basis == HoursBasis.Calendar ? BusinessCalendar.AlwaysOpen
            : CalendarOf(facts.Ticket, reported, span.Start);
        SpanFigure? figure = calendar is null ? null : SpanFigure.Of(span, calendar);
        if (reported.Duration is { } theirs && figure?.Length is { } ours)
        {
            bool isEqual = IsWithin(ours - theirs, reported.Precision);
            comparison.AddEqualOrNot(isEqual, ours - theirs);
            if (!isEqual)
            {
                comparison.Keep(() => Difference(facts, reported, WhyOf(facts.Ticket, reported)) with { OurDuration = ours });
            }
        }
        else if (reported.Count is { } count && figure?.IsLate is { } isLate)
        {
            long own = isLate ? 1 : 0;
            comparison.AddCount(own - count);
            if (own != count)
            {
                comparison.Keep(() => Difference(facts, reported, WhyOf(facts.Ticket, reported)) with { OurCount = own });
            }
        }
        else
        {
            comparison.AddMissing();
            comparison.Keep(() => Difference(facts, reported, calendar is not null ? WhyOf(facts.Ticket, reported)
                : span.Schedule is null ? "It names no schedule, and no business hours are given." : $"The hours of its schedule '{span.Schedule}' are not given."));
        }
    }

    private void CompareCount(TicketFacts facts, ReportedMetric reported, long theirs, MetricComparison comparison)
    {
        if (OwnFigure.Count(facts, reported.Metric) is not { } own)
        {
            comparison.AddMissing();
            comparison.Keep(() => Difference(facts, reported, WhyMissing(facts, Duration.Zero, Duration.Zero, null)));
            return;
        }

        comparison.AddCount(own - theirs);
        if (own != theirs)
        {
            comparison.Keep(() => Difference(facts, reported, WhyOf(facts.Ticket, reported)) with { OurCount = own });
        }
    }

    private static MetricDifference Difference(TicketFacts facts, ReportedMetric reported, string explanation) =>
        new() { RecordId = facts.Ticket.Id, Reported = reported, Explanation = explanation };

    /// <summary>One step of the source's rounding; one more for what it adds up from rounded pieces.</summary>
    private static Duration Tolerance(ReportedMetric reported, OwnFigure? figure) => figure is { IsSum: true } ? reported.Precision + reported.Precision : reported.Precision;

    /// <summary>The calendar of the export that gives the source's figure. Null: none does.</summary>
    private string? Fitting(OwnFigure figure, Duration theirs, Duration tolerance) => _options.Calendars
        .Where(calendar => IsWithin(figure.Business(calendar.Value) - theirs, tolerance))
        .Select(calendar => calendar.Key)
        .Order(StringComparer.Ordinal)
        .FirstOrDefault();

    private static bool IsWithin(Duration difference, Duration tolerance) => difference <= tolerance && -difference <= tolerance;

    /// <summary>The hours of a figure: those of its own schedule, else the ticket's.</summary>
    private BusinessCalendar? CalendarOf(Ticket ticket, ReportedMetric reported, Instant at) =>
        reported.Span?.Schedule is not { } name ? CalendarAt(ticket, at)
        : _options.Calendars.TryGetValue(name, out BusinessCalendar? named) ? named : _options.Calendar;

    private BusinessCalendar? CalendarAt(Ticket ticket, Instant at) =>
        SchedulesOf.At(ticket, at) is { } name && _options.Calendars.TryGetValue(name, out BusinessCalendar? calendar) ? calendar : _options.Calendar;

    private string WhyMissing(TicketFacts facts, Duration theirs, Duration tolerance, OwnFigure? figure)
    {
        if (figure is not null)
        {
            return SchedulesOf.Names(facts.Ticket) is [.., var name] ? $"The hours of its schedule '{name}' are not given."
                : Fitting(figure, theirs, tolerance) is { } fits ? $"It names no schedule, and no business hours are given; the figure is that of '{fits}'."
                : "It names no schedule, and no business hours are given.";
        }

        return facts.Ticket.Events.Count == 0 ? "Its history is not in the export: archived, or not fetched." : WhyOf(facts.Ticket, null);
    }

    private string WhyDifferent(TicketFacts facts, ReportedMetric reported, Duration theirs, OwnFigure figure, Duration tolerance)
    {
        if (reported.Basis != HoursBasis.Business)
        {
            return WhyOf(facts.Ticket, reported);
        }

        IReadOnlyList<string> names = SchedulesOf.Names(facts.Ticket);
        string? fits = Fitting(figure, theirs, tolerance);
        if (reported.Span is { Start: var start, Stop: { } stop })
        {
            foreach (TicketStatus[] paused in PausesOfClocks)
            {
                if (OwnFigure.OfSpan(facts, start, stop, paused).Business(at => CalendarOf(facts.Ticket, reported, at)) is { } own && IsWithin(own - theirs, tolerance))
                {
                    return paused.Length == 0
                        ? $"It is the time of the whole span: this clock did not stand still in {string.Join(" or ", _definitions.PausedStatuses)}."
                        : $"This clock stands still in {string.Join(" and ", paused)}, not in {string.Join(" and ", _definitions.PausedStatuses)}.";
                }
            }
        }

        if (names.Count > 1)
        {
            string changed = $"Its schedule changed ({string.Join(", then ", names)})";
            return fits is null ? $"{changed}." : $"{changed}; the figure is that of '{fits}' for the whole time.";
        }

        return fits is null ? WhyOf(facts.Ticket, reported) : $"The figure is that of the schedule '{fits}', which the history does not give the ticket: it was assigned or edited otherwise.";
    }

    private string WhyOf(Ticket ticket, ReportedMetric? reported) =>
        _source.Explain(ticket, reported)
        ?? (ticket.Events.Count > 0 && ticket.InitialStatus is null ? "Its history does not go back to the creation: archived in part, or fetched from a later start." : null)
        ?? (ticket.Events.Any(e => e is { Kind: TicketEventKind.Message, Author: AuthorKind.Unknown }) ? "It has messages of people whose role is not known." : null)
        ?? (ticket.MergedInto is not null ? "It was merged away." : null)
        ?? (ticket.IsDeleted ? "It was deleted." : null)
        ?? "Not explained by what the export holds.";
}
