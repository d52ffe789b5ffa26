using NodaTime;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Reports;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics;

/// <summary>Makes a report from records given one by one, in any order; it keeps figures, not records.</summary>
/// <remarks>
/// Merging builders of the same options is associative and commutative: any split of the input merged again gives the same report.
/// Ids must be unique within the input; readers take care of repeated ones. Memory: four to eight bytes for each duration and basis
/// kept for exact percentiles. Not thread-safe: use one a thread and merge.
/// </remarks>
public sealed partial class SupportReportBuilder : IRecordSink
{
    private readonly ReportOptions _options;
    private readonly Definitions _definitions;
    private readonly CalendarPicker _calendars;
    private readonly ReportRun _run;
    private readonly Comparisons? _comparisons;
    private readonly IssueLog _issues;
    private readonly RecordFilter _filter;
    private readonly Selection _selection;
    private readonly RatingTimes? _ratingTimes;
    private readonly KeyValuePair<string, IState>[] _parts;

    /// <summary>An empty builder.</summary>
    /// <param name="options">What the report shall show. Null: the defaults.</param>
    /// <exception cref="ArgumentException">The options contradict themselves, or the policy does (<see cref="InvalidPolicyException"/>).</exception>
    public SupportReportBuilder(ReportOptions? options = null)
    {
        _options = options ?? new ReportOptions();
        _filter = new RecordFilter(_options.Where);
        _selection = new Selection(_options);
        _issues = new IssueLog(_options.OnBadData);
        if (_options is { From: { } from, To: { } to } && to <= from)
        {
            throw new ArgumentException($"The window ends at {to}, not after its start at {from}.", nameof(options));
        }

        _calendars = new CalendarPicker(_options.Calendar, _options.Policy);
        DateTimeZone zone = _options.TimeZone ?? _calendars.Standard?.TimeZone ?? DateTimeZone.Utc;
        Window window = new(
            new Periods(_options.Period, zone),
            new Grouping(_options.By),
            _options.From is { } start && Nanoseconds.InRange(start) ? Nanoseconds.Of(start) : long.MinValue,
            _options.To is { } end && Nanoseconds.InRange(end) ? Nanoseconds.Of(end) : Nanoseconds.Never);
        _definitions = _options.Policy?.AppliedTo(_options.Definitions) ?? _options.Definitions;
        _run = new ReportRun(_definitions, _calendars, window, _options.AsOf, _options.Quantiles, _selection, _issues.Add);
        _comparisons = _options.Compare == ReportComparison.None
            ? null
            : new Comparisons(_options, window, (part, asOf) => new ReportRun(_definitions, _calendars, part, asOf, _options.Quantiles, _selection, static _ => { }));
        _ratingTimes = _options.CompareSurveysWithTickets ? new RatingTimes() : null;
        _parts = Named(Parts());
    }

    internal TicketRun Tickets => _run.Tickets;

    internal SurveyRun Surveys => _run.Surveys;

    internal CallRun Calls => _run.Calls;

    internal Selection Selection => _selection;

    internal IssueLog Issues => _issues;

    /// <summary>Adds a ticket.</summary>
    public void Add(Ticket ticket)
    {
        Guard.NotNull(ticket, nameof(ticket));
        if (_filter.Keeps(ticket, RecordDimensions.Of))
        {
            _run.Add(ticket);
            _comparisons?.Add(ticket, static (run, record) => run.Add(record));
            _ratingTimes?.Add(ticket);
        }
    }

    /// <summary>Adds an answer to a survey.</summary>
    public void Add(SurveyResponse response)
    {
        Guard.NotNull(response, nameof(response));
        if (_filter.Keeps(response, RecordDimensions.Of))
        {
            _run.Add(response);
            _comparisons?.Add(response, static (run, record) => run.Add(record));
            _ratingTimes?.Add(response);
        }
    }

    /// <summary>Adds a call.</summary>
    public void Add(Call call)
    {
        Guard.NotNull(call, nameof(call));
        if (_filter.Keeps(call, RecordDimensions.Of))
        {
            _run.Add(call);
            _comparisons?.Add(call, static (run, record) => run.Add(record));
        }
    }

    /// <summary>Adds a quality review.</summary>
    public void Add(QaReview review)
    {
        Guard.NotNull(review, nameof(review));
        if (_filter.Keeps(review, RecordDimensions.Of))
        {
            _run.Add(review);
            _comparisons?.Add(review, static (run, record) => run.Add(record));
        }
    }

    /// <summary>Adds an agent's time.</summary>
    public void Add(AgentTime time)
    {
        Guard.NotNull(time, nameof(time));
        if (_filter.Keeps(time, RecordDimensions.Of))
        {
            _run.Add(time);
            _comparisons?.Add(time, static (run, record) => run.Add(record));
        }
    }

    /// <summary>Takes note of what a reader found wrong.</summary>
    /// <exception cref="InvalidSupportDataException">The options ask for it.</exception>
    public void Add(DataIssue issue)
    {
        Guard.NotNull(issue, nameof(issue));
        _issues.Add(issue);
    }

    /// <summary>Adds all that another builder of the same options holds; the other one must not be used any more.</summary>
    /// <exception cref="ArgumentException">The other one has other options, or is this one.</exception>
    public void Merge(SupportReportBuilder other)
    {
        RequireSameOptions(other, "merged into");
        MergeParts(other);
    }

    /// <summary>The report of all records added so far; the builder can go on.</summary>
    /// <remarks>Open records are judged as of the options' instant; where they name none, of the latest instant in the records.</remarks>
    public SupportReport Build() => Build(threads: 1);

    /// <summary>The same, made by several threads.</summary>
    internal SupportReport Build(int threads)
    {
        long latest = _run.LatestInstant;
        return Build(_options.AsOf is { } given && Nanoseconds.InRange(given) ? Nanoseconds.Of(given) : latest == long.MinValue ? null : latest, threads);
    }

    /// <summary>The report of all records added so far, open ones judged as of an instant; the builder can go on. For options that name no such instant.</summary>
    /// <param name="asOf">The instant, at or after the latest one in the records.</param>
    /// <exception cref="ArgumentOutOfRangeException">Records hold instants after it: what happened after it could not be left out any more.</exception>
    /// <exception cref="InvalidOperationException">The options name an instant: records were read as of that one.</exception>
    public SupportReport Build(Instant asOf)
    {
        if (_options.AsOf is { } given)
        {
            throw new InvalidOperationException($"The records were read as of {given}, which the options name: call Build() without an instant.");
        }

        if (!Nanoseconds.InRange(asOf) || Nanoseconds.Of(asOf) < _run.LatestInstant)
        {
            throw new ArgumentOutOfRangeException(
                nameof(asOf), asOf, "The records hold later instants, or it lies outside the years 1824 to 2115. Name the instant in the options to leave out what lies after it.");
        }

        return Build(Nanoseconds.Of(asOf));
    }

    private SupportReport Build(long? asOf, int threads = 1)
    {
        Flush();
        ComparedFigures? figures = _comparisons is null ? null : new ComparedFigures();
        IReadOnlyList<ReportRow> rows = _run.ToRows(asOf ?? 0, figures, _missing.Contains, threads);
        IReadOnlyList<ComparisonRow> comparisons = figures is null ? [] : _comparisons!.ToRows(figures, _missing.Contains);
        SmallGroups small = _options.SmallGroups;
        return new SupportReport
        {
            Rows = small.InRows ? rows.Select(row => small.Withholds(row) ? SmallGroups.Withhold(row) : row).ToArray() : rows,
            Comparisons = small.InRows ? comparisons.Where(row => !small.Withholds(row)).ToArray() : comparisons,
            Compare = _options.Compare,
            SmallGroups = small,
            Quality = new ReportQuality { Records = _run.Records, Issues = AllIssues().ToSummaries() },
            AsOf = asOf is { } instant ? Nanoseconds.ToInstant(instant) : null,
            TimeZone = _run.Window.Periods.Zone.Id,
            TzdbVersion = _calendars.Standard?.TzdbVersion ?? NodaTime.TimeZones.TzdbDateTimeZoneSource.Default.TzdbVersion,
            Period = _options.Period,
            Quantiles = _options.Quantiles,
            By = _options.By,
            FurtherDimensions = _options.FurtherDimensions,
            Definitions = _definitions,
        };
    }
}
