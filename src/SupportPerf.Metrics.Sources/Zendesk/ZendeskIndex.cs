using System.Runtime.InteropServices;
using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>
/// Everything of an export but the tickets themselves, kept by the first pass so that the second can join each ticket with it while it streams by.
/// A ticket costs about 40 bytes (which version counts), an event of its history about 130, an entry of the clock log about 90, a metric set
/// that is not inside its ticket about 250.
/// </summary>
internal sealed class ZendeskIndex
{
    private readonly Dictionary<long, MetricSet> _metricSets = [];
    private readonly HashSet<string> _engagements = [];
    private readonly Dictionary<long, Duration> _engagementTime = [];
    private readonly Dictionary<long, int> _calls = [];
    private readonly HashSet<long> _transferredCalls = [];
    private readonly Dictionary<string, int> _chats = [];
    private ILookup<long, SurveyRow>? _surveysByTicket;
    private ILookup<long, ChatRow>? _chatsByTicket;

    public ZendeskIndex(SourceOptions options)
    {
        Names = new(options, Texts);
    }

    public TextCache<string> Texts { get; } = new();

    public ZendeskNames Names { get; }

    public List<HistoryEvent> History { get; } = [];

    public List<MetricEvent> MetricEvents { get; } = [];

    public List<SurveyRow> Surveys { get; } = [];

    public List<CallRow> Calls { get; } = [];

    public List<ChatRow> Chats { get; } = [];

    public bool HasMetricSets => _metricSets.Count > 0;

    /// <summary>The versions of the tickets.</summary>
    public RecordVersions<long> Tickets { get; } = new();

    public bool IsTicket(long id) => Tickets.Contains(id);

    public void AddMetricSet(in MetricSet set)
    {
        if (!_metricSets.TryGetValue(set.TicketId, out MetricSet other) || !(other.UpdatedAt > set.UpdatedAt))
        {
            _metricSets[set.TicketId] = set;
        }
    }

    public bool TryGetMetricSet(long ticket, out MetricSet set) => _metricSets.TryGetValue(ticket, out set);

    public void AddEngagement(string? id, long ticket, Duration length)
    {
        if (id is null || _engagements.Add(id))
        {
            _engagementTime[ticket] = _engagementTime.GetValueOrDefault(ticket) + length;
        }
    }

    public Duration? EngagementTime(long ticket) => _engagementTime.TryGetValue(ticket, out Duration time) ? time : null;

    public void AddLeg(long call, bool isTransfer)
    {
        HasLegs = true;
        if (isTransfer)
        {
            _transferredCalls.Add(call);
        }
    }

    public bool HasLegs { get; private set; }

    public bool IsTransferred(long call) => _transferredCalls.Contains(call);

    public void AddCall(in CallRow call) => Keep(Calls, _calls, call.Id, call, call.UpdatedAt, other => other.UpdatedAt);

    public void AddChat(in ChatRow chat) => Keep(Chats, _chats, chat.Id, chat, chat.UpdatedAt, other => other.UpdatedAt);

    /// <summary>Puts everything into the order that the second pass asks for.</summary>
    public void Complete()
    {
        CollectionsMarshal.AsSpan(History).Sort(HistoryEvent.ByTicket);
        CollectionsMarshal.AsSpan(MetricEvents).Sort(MetricEvent.ByTicket);

        // A rating comes again on another page, and in the other form; the later version counts.
        SurveyRow[] rows = [.. Surveys
            .GroupBy(row => (row.Id, row.Kind, row.Question))
            .Select(same => same.Aggregate((kept, row) => kept.UpdatedAt > row.UpdatedAt ? kept : row))
            .GroupBy(row => row.AnsweredAt is null || row.TicketId == 0 ? (row.Id, 0L, default(Instant?), row.Question) : ("", row.TicketId, row.AnsweredAt, row.Question))
            .Select(same => same.OrderByDescending(row => row.Score is not null).First())];
        _surveysByTicket = rows.ToLookup(row => row.TicketId);
        _chatsByTicket = Chats.ToLookup(chat => chat.TicketId);
    }

    public ReadOnlySpan<HistoryEvent> HistoryOf(long ticket)
    {
        ReadOnlySpan<HistoryEvent> all = CollectionsMarshal.AsSpan(History);
        int from = First(all, ticket, static (e, id) => e.TicketId >= id);
        int to = from;
        while (to < all.Length && all[to].TicketId == ticket)
        {
            to++;
        }

        return all[from..to];
    }

    public ReadOnlySpan<MetricEvent> MetricEventsOf(long ticket)
    {
        ReadOnlySpan<MetricEvent> all = CollectionsMarshal.AsSpan(MetricEvents);
        int from = First(all, ticket, static (e, id) => e.TicketId >= id);
        int to = from;
        while (to < all.Length && all[to].TicketId == ticket)
        {
            to++;
        }

        return all[from..to];
    }

    public IEnumerable<SurveyRow> SurveysOf(long ticket) => _surveysByTicket![ticket];

    public IEnumerable<ChatRow> ChatsOf(long ticket) => _chatsByTicket![ticket];

    /// <summary>The surveys whose ticket is not in the export.</summary>
    public IEnumerable<SurveyRow> SurveysWithoutTicket() => _surveysByTicket!.Where(rows => !IsTicket(rows.Key)).SelectMany(rows => rows);

    /// <summary>The chats that belong to no ticket, or to one that is not in the export.</summary>
    public IEnumerable<ChatRow> ChatsWithoutTicket() => Chats.Where(chat => !IsTicket(chat.TicketId));

    private static int First<T>(ReadOnlySpan<T> sorted, long ticket, Func<T, long, bool> isAtOrAfter)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (isAtOrAfter(sorted[middle], ticket))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private static void Keep<TKey, T>(List<T> rows, Dictionary<TKey, int> places, TKey key, T row, Instant? updatedAt, Func<T, Instant?> versionOf)
        where TKey : notnull
    {
        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, key, out bool exists);
        if (!exists)
        {
            place = rows.Count;
            rows.Add(row);
        }
        else if (!(versionOf(rows[place]) > updatedAt))
        {
            rows[place] = row;
        }
    }
}
