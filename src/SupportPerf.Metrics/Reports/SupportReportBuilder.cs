using NodaTime;
using SupportPerf.Metrics.Facts;
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
    private readonly Run _run;
    private readonly TicketRun _tickets;
    private readonly SurveyRun _surveys;
    private readonly CallRun _calls;
    private readonly QaRun _reviews;
    private readonly AgentTimeRun _agentTimes;
    private readonly IssueLog _issues;
    private readonly RecordFilter _filter;
    private readonly RatingTimes? _ratingTimes;
    private readonly KeyValuePair<string, IState>[] _parts;

    /// <summary>An empty builder.</summary>
    /// <param name="options">What the report shall show. Null: the defaults.</param>
    /// <exception cref="ArgumentException">The options contradict themselves, or the policy does (<see cref="InvalidPolicyException"/>).</exception>
    public SupportReportBuilder(ReportOptions? options = null)
    {
        _options = options ?? new ReportOptions();
        _filter = new RecordFilter(_options.Where);
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
        _run = new Run(window, _calendars.Calendars);
        Definitions definitions = _definitions = _options.Policy?.AppliedTo(_options.Definitions) ?? _options.Definitions;
        bool keepsInstants = _options.AsOf is null;
        _tickets = new TicketRun(_run, new TicketReader(definitions, _options.AsOf, _issues.Add), definitions, _calendars, keepsInstants);
        _surveys = new SurveyRun(_run, new SurveyReader(definitions.Surveys, _options.AsOf, _issues.Add), definitions.Surveys, keepsInstants);
        _ratingTimes = _options.CompareSurveysWithTickets ? new RatingTimes() : null;
        _reviews = new QaRun(_run, new QaReader(definitions.Reviews, _options.AsOf, _issues.Add), keepsInstants);
        _agentTimes = new AgentTimeRun(_run, new AgentTimeReader(_options.AsOf, _issues.Add), definitions.AgentTimes, keepsInstants);
        _calls = new CallRun(_run, new CallReader(_options.AsOf, _issues.Add), definitions, keepsInstants);
        _parts = Named(Parts());
    }

    /// <summary>Adds a ticket.</summary>
    public void Add(Ticket ticket)
    {
        Guard.NotNull(ticket, nameof(ticket));
        if (_filter.Keeps(ticket, RecordDimensions.Of))
        {
            _tickets.Add(ticket);
            _ratingTimes?.Add(ticket);
        }
    }

    /// <summary>Adds an answer to a survey.</summary>
    public void Add(SurveyResponse response)
    {
        Guard.NotNull(response, nameof(response));
        if (_filter.Keeps(response, RecordDimensions.Of))
        {
            _surveys.Add(response);
            _ratingTimes?.Add(response);
        }
    }

    /// <summary>Adds a call.</summary>
    public void Add(Call call)
    {
        Guard.NotNull(call, nameof(call));
        if (_filter.Keeps(call, RecordDimensions.Of))
        {
            _calls.Add(call);
        }
    }

    /// <summary>Adds a quality review.</summary>
    public void Add(QaReview review)
    {
        Guard.NotNull(review, nameof(review));
        if (_filter.Keeps(review, RecordDimensions.Of))
        {
            _reviews.Add(review);
        }
    }

    /// <summary>Adds an agent's time.</summary>
    public void Add(AgentTime time)
    {
        Guard.NotNull(time, nameof(time));
        if (_filter.Keeps(time, RecordDimensions.Of))
        {
            _agentTimes.Add(time);
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
    public SupportReport Build()
    {
        long latest = LatestInstant;
        return Build(_options.AsOf is { } given && Nanoseconds.InRange(given) ? Nanoseconds.Of(given) : latest == long.MinValue ? null : latest);
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

        if (!Nanoseconds.InRange(asOf) || Nanoseconds.Of(asOf) < LatestInstant)
        {
            throw new ArgumentOutOfRangeException(
                nameof(asOf), asOf, "The records hold later instants, or it lies outside the years 1824 to 2115. Name the instant in the options to leave out what lies after it.");
        }

        return Build(Nanoseconds.Of(asOf));
    }

    private long LatestInstant => new[] { _tickets.Log.Latest, _surveys.Log.Latest, _calls.Log.Latest, _reviews.Log.Latest, _agentTimes.Log.Latest }.Max();

    private SupportReport Build(long? asOf)
    {
        Flush();
        RowFactory rows = new(_run.Window, _run.Calendars, asOf ?? 0, _definitions.PercentileType, _definitions.Id);
        if (_tickets.Log.Records > 0)
        {
            AddTicketRows(rows);
        }

        rows.AddSurveys(_surveys.ToBlocks(), _definitions.Surveys.SatisfactionOf);
        if (_calls.Log.Records > 0)
        {
            AddCallRows(rows);
        }

        rows.AddReviews(_reviews.Scores);
        foreach ((AgentTimeQuotient metric, QuotientBlock block) in _agentTimes.Quotients.Where(kpi => Counts(kpi.Metric)))
        {
            rows.AddQuotients(metric, block);
        }

        SortedDictionary<string, long> records = new(StringComparer.Ordinal)
        {
            ["agent_times"] = _agentTimes.Log.Records,
            ["calls"] = _calls.Log.Records,
            ["reviews"] = _reviews.Log.Records,
            ["surveys"] = _surveys.Log.Records,
            ["tickets"] = _tickets.Log.Records,
        };
        return new SupportReport
        {
            Rows = _options.SmallGroups.InRows
                ? rows.Rows.Select(row => _options.SmallGroups.Withholds(row) ? SmallGroups.Withhold(row) : row).ToArray()
                : rows.Rows,
            SmallGroups = _options.SmallGroups,
            Quality = new ReportQuality { Records = records, Issues = AllIssues().ToSummaries() },
            AsOf = asOf is { } instant ? Nanoseconds.ToInstant(instant) : null,
            TimeZone = _run.Window.Periods.Zone.Id,
            TzdbVersion = _calendars.Standard?.TzdbVersion ?? NodaTime.TimeZones.TzdbDateTimeZoneSource.Default.TzdbVersion,
            Period = _options.Period,
            By = _options.By,
            FurtherDimensions = _options.FurtherDimensions,
            Definitions = _definitions,
        };
    }

    private void AddTicketRows(RowFactory rows)
    {
        foreach ((TicketDuration metric, DurationBlock block) in _tickets.Durations.Where(kpi => Counts(kpi.Metric)))
        {
            rows.AddDurations(metric, block);
        }

        foreach ((TicketRatio metric, RatioBlock block) in _tickets.Ratios.Where(kpi => Counts(kpi.Metric)))
        {
            rows.AddRatios(metric, block);
        }

        foreach ((TicketTally metric, TallyBlock block) in _tickets.Tallies.Where(kpi => Counts(kpi.Metric)))
        {
            rows.AddTallies(metric, block);
        }

        foreach ((TicketCount metric, CountBlock block) in _tickets.Counts.Where(kpi => Counts(kpi.Metric)))
        {
            rows.AddCounts(metric, block);
        }

        if (Counts(_tickets.Counts[0].Metric) && Counts(_tickets.Counts[1].Metric))
        {
            rows.AddThroughput(_tickets.Counts[0].Block, _tickets.Counts[1].Block);
        }

        if (!_missing.Contains(TicketRun.NameOf("backlog", null)))
        {
            rows.AddStock(_tickets.Backlog);
        }
    }

    private void AddCallRows(RowFactory rows)
    {
        foreach ((CallDuration metric, DurationBlock block) in _calls.Durations.Where(kpi => Counts(kpi.Metric)))
        {
            rows.AddDurations(metric, block);
        }

        foreach ((CallRatio metric, RatioBlock block) in _calls.Ratios.Where(kpi => Counts(kpi.Metric)))
        {
            rows.AddRatios(metric, block);
        }

        foreach ((CallCount metric, CountBlock block) in _calls.Counts.Where(kpi => Counts(kpi.Metric)))
        {
            rows.AddCounts(metric, block);
        }
    }
}
