using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Reports;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics;

/// <summary>Makes a report from records given one by one, in any order; it keeps figures, not records.</summary>
/// <remarks>
/// Merging builders of the same options is associative and commutative: any split of the input merged again gives the same report.
/// Ids must be unique within the input; readers take care of repeated ones. Memory: four to eight bytes for each duration and basis
/// kept for exact percentiles. Not thread-safe: use one a thread and merge.
/// </remarks>
public sealed class SupportReportBuilder : IRecordSink
{
    private readonly ReportOptions _options;
    private readonly Run _run;
    private readonly TicketRun _tickets;
    private readonly SurveyRun _surveys;
    private readonly CallRun _calls;
    private readonly QaRun _reviews;
    private readonly AgentTimeRun _agentTimes;
    private readonly IssueLog _issues;
    private readonly RecordFilter _filter;
    private readonly RatingTimes? _ratingTimes;

    /// <summary>An empty builder.</summary>
    /// <param name="options">What the report shall show. Null: the defaults.</param>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public SupportReportBuilder(ReportOptions? options = null)
    {
        _options = options ?? new ReportOptions();
        _filter = new RecordFilter(_options.Where);
        _issues = new IssueLog(_options.OnBadData);
        if (_options is { From: { } from, To: { } to } && to <= from)
        {
            throw new ArgumentException($"The window ends at {to}, not after its start at {from}.", nameof(options));
        }

        DateTimeZone zone = _options.TimeZone ?? _options.Calendar?.TimeZone ?? DateTimeZone.Utc;
        Window window = new(
            new Periods(_options.Period, zone),
            new Grouping(_options.By),
            _options.From is { } start && Nanoseconds.InRange(start) ? Nanoseconds.Of(start) : long.MinValue,
            _options.To is { } end && Nanoseconds.InRange(end) ? Nanoseconds.Of(end) : Nanoseconds.Never);
        _run = new Run(window, _options.Calendar is null ? CalendarSet.None : new CalendarSet(_options.Calendar));
        Definitions definitions = _options.Definitions;
        _tickets = new TicketRun(_run, new TicketReader(definitions, _options.AsOf, _issues.Add), definitions);
        _surveys = new SurveyRun(_run, new SurveyReader(definitions.Surveys, _options.AsOf, _issues.Add), definitions.Surveys);
        _ratingTimes = _options.CompareSurveysWithTickets ? new RatingTimes() : null;
        _reviews = new QaRun(_run, new QaReader(definitions.Reviews, _options.AsOf, _issues.Add));
        _agentTimes = new AgentTimeRun(_run, new AgentTimeReader(_options.AsOf, _issues.Add), definitions.AgentTimes);
        _calls = new CallRun(_run, new CallReader(_options.AsOf, _issues.Add), definitions);
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
        Guard.NotNull(other, nameof(other));
        if (ReferenceEquals(this, other))
        {
            throw new ArgumentException("A builder cannot be merged into itself: every record would count twice.", nameof(other));
        }

        if (!ReferenceEquals(_options, other._options) && !_options.Equals(other._options))
        {
            throw new ArgumentException("Only builders of the same options can be merged: give both the same ReportOptions.", nameof(other));
        }

        Grouping theirs = other._run.Window.Grouping;
        int Import(int group) => _run.Window.Grouping.Import(theirs, group);
        _tickets.Merge(other._tickets, Import);
        _surveys.Merge(other._surveys, Import);
        _calls.Merge(other._calls, Import);
        _reviews.Merge(other._reviews, Import);
        _agentTimes.Merge(other._agentTimes, Import);
        _ratingTimes?.Merge(other._ratingTimes!);
        _issues.Merge(other._issues);
    }

    /// <summary>The report of all records added so far; the builder can go on.</summary>
    public SupportReport Build()
    {
        long latest = Math.Max(_tickets.Latest, Math.Max(Math.Max(_surveys.Latest, _calls.Latest), Math.Max(_reviews.Latest, _agentTimes.Latest)));
        long? asOf = _options.AsOf is { } given && Nanoseconds.InRange(given) ? Nanoseconds.Of(given) : latest == long.MinValue ? null : latest;
        _tickets.Flush();
        RowFactory rows = new(_run.Window, _run.Calendars, asOf ?? 0, _options.Definitions.PercentileType, _options.Definitions.Id);
        if (_tickets.Records > 0)
        {
            AddTicketRows(rows);
        }

        rows.AddSurveys(_surveys.ToBlocks(), _options.Definitions.Surveys.SatisfactionOf);
        if (_calls.Records > 0)
        {
            AddCallRows(rows);
        }

        rows.AddReviews(_reviews.Scores);
        foreach ((AgentTimeQuotient metric, QuotientBlock block) in _agentTimes.Quotients)
        {
            rows.AddQuotients(metric, block);
        }

        SortedDictionary<string, long> records = new(StringComparer.Ordinal) 
        {
            ["agent_times"] = _agentTimes.Records,
            ["calls"] = _calls.Records,
            ["reviews"] = _reviews.Records,
            ["surveys"] = _surveys.Records,
            ["tickets"] = _tickets.Records,
        };
        return new SupportReport
        {
            Rows = rows.Rows,
            Quality = new ReportQuality { Records = records, Issues = AllIssues().ToSummaries() },
            AsOf = asOf is { } instant ? Nanoseconds.ToInstant(instant) : null,
            TimeZone = _run.Window.Periods.Zone.Id,
            TzdbVersion = _options.Calendar?.TzdbVersion ?? NodaTime.TimeZones.TzdbDateTimeZoneSource.Default.TzdbVersion,
            Period = _options.Period,
            By = _options.By,
            FurtherDimensions = _options.FurtherDimensions,
            Definitions = _options.Definitions,
        };
    }

    /// <summary>What came up while reading, and what only all records together show.</summary>
    private IssueLog AllIssues()
    {
        if (_ratingTimes is null)
        {
            return _issues;
        }

        IssueLog all = new(_options.OnBadData);
        all.Merge(_issues);
        foreach (DataIssue issue in _ratingTimes.FindIssues())
        {
            all.Add(issue);
        }

        return all;
    }

    private void AddTicketRows(RowFactory rows)
    {
        foreach ((TicketDuration metric, DurationBlock block) in _tickets.Durations)
        {
            rows.AddDurations(metric, block);
        }

        foreach ((TicketRatio metric, RatioBlock block) in _tickets.Ratios)
        {
            rows.AddRatios(metric, block);
        }

        foreach ((TicketTally metric, TallyBlock block) in _tickets.Tallies)
        {
            rows.AddTallies(metric, block);
        }

        foreach ((TicketCount metric, CountBlock block) in _tickets.Counts)
        {
            rows.AddCounts(metric, block);
        }

        rows.AddThroughput(_tickets.Counts[0].Block, _tickets.Counts[1].Block);
        rows.AddStock(_tickets.Backlog);
    }

    private void AddCallRows(RowFactory rows)
    {
        foreach ((CallDuration metric, DurationBlock block) in _calls.Durations)
        {
            rows.AddDurations(metric, block);
        }

        foreach ((CallRatio metric, RatioBlock block) in _calls.Ratios)
        {
            rows.AddRatios(metric, block);
        }

        foreach ((CallCount metric, CountBlock block) in _calls.Counts)
        {
            rows.AddCounts(metric, block);
        }
    }
}
