using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>Everything of an export but the tickets themselves: about 90 bytes a conversation or activity, 60 a time entry.</summary>
internal sealed class FreshdeskIndex(SourceOptions options)
{
    private readonly Dictionary<long, TimeEntry> timeEntries = [];
    private readonly GroupedRows<long, HistoryEvent> history = new(e => e.TicketId, HistoryEvent.ByTicket);
    private ILookup<long, SurveyRow>? surveysByTicket;
    private Dictionary<long, Duration>? timeByTicket;

    public TextCache<string> Texts { get; } = new();

    public FreshdeskNames Names { get; } = new(options);

    public RecordVersions<long> Tickets { get; } = new();

    public List<SurveyRow> Surveys { get; } = [];

    public void AddHistory(HistoryEvent e)
    {
        e.Sequence = this.history.Count;
        this.history.Add(e);
    }

    /// <summary>Takes a time entry; of several with one id the version updated last counts.</summary>
    public void AddTimeEntry(TimeEntry entry)
    {
        if (!this.timeEntries.TryGetValue(entry.Id, out TimeEntry other) || !(other.UpdatedAt > entry.UpdatedAt))
        {
            this.timeEntries[entry.Id] = entry;
        }
    }

    public void Complete()
    {
        this.history.Complete();

        // A rating comes again on another page; the later version counts.
        this.surveysByTicket = this.Surveys
            .GroupBy(row => (row.Id, row.Question))
            .Select(same => same.Aggregate((kept, row) => kept.UpdatedAt > row.UpdatedAt ? kept : row))
            .ToLookup(row => row.TicketId);
        this.timeByTicket = this.timeEntries.Values.GroupBy(entry => entry.TicketId).ToDictionary(same => same.Key, same => same.Aggregate(Duration.Zero, (sum, entry) => sum + entry.Spent));
    }

    public ReadOnlySpan<HistoryEvent> HistoryOf(long ticket) => this.history.Of(ticket);

    public Duration? TimeOf(long ticket) => this.timeByTicket!.TryGetValue(ticket, out Duration time) ? time : null;

    public IEnumerable<SurveyRow> SurveysOf(long ticket) => this.surveysByTicket![ticket];

    /// <summary>The answers whose ticket is not in the export.</summary>
    public IEnumerable<SurveyRow> SurveysWithoutTicket() => this.surveysByTicket!.Where(rows => !this.Tickets.Contains(rows.Key)).SelectMany(rows => rows);

    /// <summary>The tickets of which only the history is there.</summary>
    public IEnumerable<long> HistoryWithoutTicket() => this.history.Keys.Where(ticket => !this.Tickets.Contains(ticket)).Order();
}
