using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Reports;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics;

/// <summary>
/// Writes one row for each record with the facts that KPIs are made of, so that Tableau, Power BI and the like can slice them: every clock's start, stop, calendar and
/// business seconds, every verdict, and why something was left out.
/// </summary>
/// <remarks>
/// <para>Columns of every row: <c>record</c> (ticket, survey, call, review), <c>id</c>, <c>at</c> (creation, answer, offer, review), <c>group</c>, <c>agent</c>, <c>channel</c>, <c>priority</c>,
/// <c>brand</c>, <c>source</c>, the further dimensions of the options, <c>left_out</c> (why it counts nowhere). Then those of each kind of record asked for, null in rows of other kinds.</para>
/// <para>Tickets: <c>ended_at</c>, <c>is_ended</c>, <c>calendar</c> (its name in the policy), <c>agent_replies</c>; for each duration KPI its key with <c>_state</c> (completed, open,
/// ended_before, or the reason it is left out), <c>_start</c> of the first and <c>_stop</c> of the last clock, <c>_n</c> (how many completed), <c>_calendar_s</c> and <c>_business_s</c> (their sum);
/// each share, for SLAs <c>sla_attainment:NAME</c>, as true, false, or null where it is not decided, with <c>_due</c> (when the target of the last clock is used up) and <c>_breach</c> (when that of the first late one was); each count, for example <c>reopens</c>. Calls: their times and each share. Surveys: score and sentiment. Reviews: score.</para>
/// <para>The window of the options keeps records by their own instant; what needs all records (repeated answers, periods, groups) is not told. Records are written as they come, so memory stays flat.
/// Not thread-safe. It does not close what it writes to.</para>
/// </remarks>
public sealed class FactsWriter : IRecordSink, IDisposable
{
    private readonly ReportOptions _options;
    private readonly Definitions _definitions;
    private readonly IFactOutput _output;
    private readonly FactRecords _records;
    private readonly RecordFilter _filter;
    private readonly IssueLog _issues;
    private readonly TicketSheet _tickets;
    private readonly SurveySheet _surveys;
    private readonly CallSheet _calls;
    private readonly ReviewSheet _reviews;
    private readonly Dimension[] _dimensions;
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal) { ["calls"] = 0, ["reviews"] = 0, ["surveys"] = 0, ["tickets"] = 0 };
    private bool _isComplete;

    private FactsWriter(ReportOptions? options, FactRecords records, Func<FactsWriter, IFactOutput> output)
    {
        _options = options ?? new ReportOptions();
        _records = records;
        _filter = new RecordFilter(_options.Where);
        _issues = new IssueLog(_options.OnBadData);
        CalendarPicker calendars = new(_options.Calendar, _options.Policy);
        _definitions = _options.Policy?.AppliedTo(_options.Definitions) ?? _options.Definitions;
        long? asOf = _options.AsOf is { } instant && Nanoseconds.InRange(instant) ? Nanoseconds.Of(instant) : null;
        _tickets = new TicketSheet(_definitions, calendars, new TicketReader(_definitions, _options.AsOf, _issues.Add), asOf);
        _surveys = new SurveySheet(new SurveyReader(_definitions.Surveys, _options.AsOf, _issues.Add));
        _calls = new CallSheet(_definitions, _options.AsOf, _issues.Add);
        _reviews = new ReviewSheet(new QaReader(_definitions.Reviews, _options.AsOf, _issues.Add));
        _dimensions =
        [
            .. Dimension.Standard,
            .. _options.FurtherDimensions.Concat(_options.By).Distinct().Where(static dimension => !Dimension.Standard.Contains(dimension) && !dimension.Equals(Dimension.HourOfDay) && !dimension.Equals(Dimension.Weekday)),
        ];
        _output = output(this);
    }

    /// <summary>What was written so far, and what was wrong.</summary>
    public ReportQuality Quality => new() { Records = new SortedDictionary<string, long>(_counts, StringComparer.Ordinal), Issues = _issues.ToSummaries() };

    private FactSheet[] Sheets =>
    [
        .. Has(FactRecords.Tickets) ? (FactSheet[])[_tickets] : [],
        .. Has(FactRecords.Surveys) ? (FactSheet[])[_surveys] : [],
        .. Has(FactRecords.Calls) ? (FactSheet[])[_calls] : [],
        .. Has(FactRecords.Reviews) ? (FactSheet[])[_reviews] : [],
    ];

    /// <summary>Writes CSV: a header, then a row a record; null is an empty cell.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="options">Calendars, definitions, filter, window and as-of instant. Null: the defaults.</param>
    /// <param name="records">Which kinds of records.</param>
    /// <param name="csv">How. Null: for machines.</param>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public static FactsWriter Csv(TextWriter writer, ReportOptions? options = null, FactRecords records = FactRecords.All, CsvOptions? csv = null)
    {
        Guard.NotNull(writer, nameof(writer));
        return new(options, records, owner => new FactCsv(new CsvWriter(writer, csv ?? new CsvOptions()), owner._dimensions, owner.Sheets));
    }

    /// <summary>Writes JSON in UTF-8: an object with the definitions, <c>rows</c> (an object a record with the columns of its kind, on a line of its own), and at the end <c>quality</c>.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="options">Calendars, definitions, filter, window and as-of instant. Null: the defaults.</param>
    /// <param name="records">Which kinds of records.</param>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public static FactsWriter Json(Stream stream, ReportOptions? options = null, FactRecords records = FactRecords.All)
    {
        Guard.NotNull(stream, nameof(stream));
        return new(options, records, owner => new FactJson(stream, owner._dimensions, owner._definitions, owner._options.AsOf));
    }

    /// <summary>Writes a ticket.</summary>
    public void Add(Ticket ticket)
    {
        Guard.NotNull(ticket, nameof(ticket));
        if (Has(FactRecords.Tickets) && _filter.Keeps(ticket, RecordDimensions.Of) && IsInWindow(ticket.CreatedAt))
        {
            _tickets.Read(ticket);
            Write(_tickets, "tickets");
        }
    }

    /// <summary>Writes an answer to a survey.</summary>
    public void Add(SurveyResponse response)
    {
        Guard.NotNull(response, nameof(response));
        if (Has(FactRecords.Surveys) && _filter.Keeps(response, RecordDimensions.Of))
        {
            _surveys.Read(response);
            if (IsInWindow(_surveys.At))
            {
                Write(_surveys, "surveys");
            }
        }
    }

    /// <summary>Writes a call.</summary>
    public void Add(Call call)
    {
        Guard.NotNull(call, nameof(call));
        if (Has(FactRecords.Calls) && _filter.Keeps(call, RecordDimensions.Of) && IsInWindow(call.OfferedAt))
        {
            _calls.Read(call);
            Write(_calls, "calls");
        }
    }

    /// <summary>Writes a quality review.</summary>
    public void Add(QaReview review)
    {
        Guard.NotNull(review, nameof(review));
        if (Has(FactRecords.Reviews) && _filter.Keeps(review, RecordDimensions.Of) && IsInWindow(review.ReviewedAt))
        {
            _reviews.Read(review);
            Write(_reviews, "reviews");
        }
    }

    /// <summary>Takes note of what a reader found wrong.</summary>
    /// <exception cref="InvalidSupportDataException">The options ask for it.</exception>
    public void Add(DataIssue issue)
    {
        Guard.NotNull(issue, nameof(issue));
        _issues.Add(issue);
    }

    /// <summary>Writes what stands at the end. Nothing can be added afterwards; calling it again does nothing.</summary>
    public void Complete()
    {
        if (!_isComplete)
        {
            _isComplete = true;
            _output.End(Quality);
        }
    }

    /// <summary>Writes what stands at the end, unless <see cref="Complete"/> did.</summary>
    public void Dispose()
    {
        Complete();
        _output.Dispose();
    }

    private bool Has(FactRecords records) => (_records & records) != 0;

    private bool IsInWindow(Instant? instant) =>
        instant is { } at ? (_options.From is not { } from || at >= from) && (_options.To is not { } to || at < to) : _options.From is null && _options.To is null;

    private void Write(FactSheet sheet, string kind)
    {
        if (_isComplete)
        {
            throw new InvalidOperationException("The table of facts is complete: nothing can be added to it any more.");
        }

        if (sheet.LeftOut is null)
        {
            _counts[kind]++;
        }

        _output.Row(sheet);
    }
}
