using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>Everything of an export but the tickets themselves: about 90 bytes a conversation or activity, 60 a time entry.</summary>
internal sealed class FreshdeskIndex(SourceOptions options)
{
    private readonly Dictionary<long, TimeEntry> _timeEntries = [];
    private readonly GroupedRows<long, HistoryEvent> _history = new(e => e.TicketId, HistoryEvent.ByTicket);
    private ILookup<long, SurveyRow>? _surveysByTicket;
    private Dictionary<long, Duration>? _timeByTicket;

    public TextCache<string> Texts { get; } = new();

    public FreshdeskNames Names { get; } = new(options);

    public RecordVersions<long> Tickets { get; } = new();

    public List<SurveyRow> Surveys { get; } = [];

    public void AddHistory(HistoryEvent e)
    {
        e.Sequence = _history.Count;
        _history.Add(e);
    }

    /// <summary>Takes a time entry; of several with one id the version updated last counts.</summary>
    public void AddTimeEntry(TimeEntry entry)
    {
        if (!_timeEntries.TryGetValue(entry.Id, out TimeEntry other) || !(other.UpdatedAt > entry.UpdatedAt))
        {
            _timeEntries[entry.Id] = entry;
        }
    }

    public void Complete()
    {
        _history.Complete();

        // A rating comes again on another page; the later version counts.
        _surveysByTicket = Surveys
            .GroupBy(row => (row.Id, row.Question))
            .Select(same => same.Aggregate((kept, row) => kept.UpdatedAt > row.UpdatedAt ? kept : row))
            .ToLookup(row => row.TicketId);
        _timeByTicket = _timeEntries.Values.GroupBy(entry => entry.TicketId).ToDictionary(same => same.Key, same => same.Aggregate(Duration.Zero, (sum, entry) => sum + entry.Spent));
    }

    public ReadOnlySpan<HistoryEvent> HistoryOf(long ticket) => _history.Of(ticket);

    public Duration? TimeOf(long ticket) => _timeByTicket!.TryGetValue(ticket, out Duration time) ? time : null;

    public IEnumerable<SurveyRow> SurveysOf(long ticket) => _surveysByTicket![ticket];

    /// <summary>The answers whose ticket is not in the export.</summary>
    public IEnumerable<SurveyRow> SurveysWithoutTicket() => _surveysByTicket!.Where(rows => !Tickets.Contains(rows.Key)).SelectMany(rows => rows);

    /// <summary>The tickets of which only the history is there.</summary>
    public IEnumerable<long> HistoryWithoutTicket() => _history.Keys.Where(ticket => !Tickets.Contains(ticket)).Order();
}
