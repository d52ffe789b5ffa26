using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Statistics;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Reports;

/// <summary>Every KPI of every kind of record, over one window and as of one instant. Not thread-safe.</summary>
internal sealed class ReportRun
{
    private readonly Run _run;
    private readonly Definitions _definitions;
    private readonly Selection _selection;
    private readonly TicketRun _tickets;
    private readonly SurveyRun _surveys;
    private readonly CallRun _calls;
    private readonly QaRun _reviews;
    private readonly AgentTimeRun _agentTimes;

    public ReportRun(Definitions definitions, CalendarPicker calendars, Window window, Instant? asOf, QuantileMode quantiles, Selection selection, Action<DataIssue> issues)
    {
        _run = new Run(window, calendars.Calendars, quantiles);
        _definitions = definitions;
        _selection = selection;
        InstantsKept kept = RecordLog.KeptFor(asOf is not null, quantiles);
        _tickets = new TicketRun(_run, new TicketReader(_definitions, asOf, issues), _definitions, calendars, selection, kept);
        _surveys = new SurveyRun(_run, new SurveyReader(_definitions.Surveys, asOf, issues), _definitions.Surveys, kept);
        _tickets.Reopened = _surveys.Reopened;
        _reviews = new QaRun(_run, new QaReader(_definitions.Reviews, asOf, issues), kept);
        _agentTimes = new AgentTimeRun(_run, new AgentTimeReader(asOf, issues), _definitions.AgentTimes, kept);
        _calls = new CallRun(_run, new CallReader(asOf, issues), _definitions, selection, kept);
    }

    public Window Window => _run.Window;

    public CalendarSet Calendars => _run.Calendars;

    public TicketRun Tickets => _tickets;

    public SurveyRun Surveys => _surveys;

    public CallRun Calls => _calls;

    /// <summary>The latest instant of anything that happened.</summary>
    public long LatestInstant => new[] { _tickets.Log.Latest, _surveys.Log.Latest, _calls.Log.Latest, _reviews.Log.Latest, _agentTimes.Log.Latest }.Max();

    /// <summary>How many records of each kind count.</summary>
    public IReadOnlyDictionary<string, long> Records => new SortedDictionary<string, long>(StringComparer.Ordinal)
    {
        ["agent_times"] = _agentTimes.Log.Records,
        ["calls"] = _calls.Log.Records,
        ["reviews"] = _reviews.Log.Records,
        ["surveys"] = _surveys.Log.Records,
        ["tickets"] = _tickets.Log.Records,
    };

    /// <summary>Runs the records that wait in blocks for more; before anybody asks what was counted.</summary>
    public void Flush()
    {
        _tickets.Flush();
        _surveys.Flush();
    }

    /// <summary>What it has counted, part by part.</summary>
    public IEnumerable<KeyValuePair<string, IState>> Parts() => [.. _tickets.Parts(), .. _surveys.Parts(), .. _calls.Parts(), .. _reviews.Parts(), .. _agentTimes.Parts()];

    public void Add(Ticket ticket) => _tickets.Add(ticket);

    public void Add(SurveyResponse response) => _surveys.Add(response);

    public void Add(Call call) => _calls.Add(call);

    public void Add(QaReview review) => _reviews.Add(review);

    public void Add(AgentTime time) => _agentTimes.Add(time);

    /// <summary>The rows of all records added so far; the run can go on.</summary>
    /// <param name="asOf">As of when open records are judged.</param>
    /// <param name="figures">Where what comparisons need is kept. Null: nothing is compared.</param>
    /// <param name="isMissing">Says of a part by its name whether it was not counted, so that it has no rows.</param>
    /// <param name="threads">How many threads may work at it.</param>
    public IReadOnlyList<ReportRow> ToRows(long asOf, ComparedFigures? figures, Func<string, bool> isMissing, int threads = 1)
    {
        RowFactory rows = new(_run.Window, _run.Calendars, asOf, _definitions.PercentileType, _definitions.Id, _selection, figures, threads);
        bool Counts<TFacts, TObserver>(Metric<TFacts, TObserver> metric) => !isMissing(
            typeof(TFacts) == typeof(CallFacts) ? CallRun.NameOf(metric.Key, metric.Variant)
            : typeof(TFacts) == typeof(AgentTimeFacts) ? AgentTimeRun.NameOf(metric.Key, metric.Variant)
            : TicketRun.NameOf(metric.Key, metric.Variant));

        if (_tickets.Log.Records > 0)
        {
            AddTicketRows();
        }

        rows.AddSurveys(_surveys.ToBlocks(), _definitions.Surveys.SatisfactionOf, isMissing);
        if (_calls.Log.Records > 0)
        {
            AddCallRows();
        }

        rows.AddReviews(_reviews.Scores);
        foreach ((AgentTimeQuotient metric, QuotientBlock block) in _agentTimes.Quotients.Where(kpi => Counts(kpi.Metric)))
        {
            rows.AddQuotients(metric, block);
        }

        return rows.Rows;

        void AddTicketRows()
        {
            foreach ((TicketDuration metric, DurationBlock block) in _tickets.Durations.Where(kpi => Counts(kpi.Metric)))
            {
                rows.AddDurations(metric, block);
            }

            foreach ((TicketRatio metric, RatioBlock block) in _tickets.Ratios.Where(kpi => Counts(kpi.Metric)))
            {
                rows.AddRatios(metric, block);
            }

            foreach (SlaRule rule in _definitions.Slas)
            {
                TicketDuration? clock = SlaAttainment.ClockOf(rule, _definitions);
                foreach ((TicketDuration metric, DurationBlock block) in _tickets.Durations.Where(kpi => kpi.Metric == clock && Counts(kpi.Metric)))
                {
                    rows.AddSurvivalAttainment(rule, block);
                }
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

            if (_tickets.CountsBacklog && !isMissing(TicketRun.NameOf("backlog", null)))
            {
                rows.AddStock(_tickets.Backlog);
            }
        }

        void AddCallRows()
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
}
