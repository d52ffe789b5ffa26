using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>One entry of the log of Zendesk's own clocks.</summary>
internal struct MetricEvent
{
    public long Id;
    public long TicketId;
    public string Metric;
    public string Type;
    public int Instance;
    public Instant Time;
    public int? Calendar;
    public int? Business;
    public string? Policy;
    public bool HasSla;

    public static IComparer<MetricEvent> ByTicket { get; } = Comparer<MetricEvent>.Create((x, y) =>
    {
        int order = x.TicketId.CompareTo(y.TicketId);
        order = order != 0 ? order : string.CompareOrdinal(x.Metric, y.Metric);
        order = order != 0 ? order : x.Instance.CompareTo(y.Instance);
        order = order != 0 ? order : x.Time.CompareTo(y.Time);
        return order != 0 ? order : x.Id.CompareTo(y.Id);
    });

    /// <summary>Reads a record; false for one that does not count (deleted, not measured, of a ticket unknown).</summary>
    public static bool TryRead(ReadOnlySpan<byte> record, TextCache<string> texts, out MetricEvent e, out string? problem)
    {
        e = new() { Metric = "", Type = "" };
        problem = null;
        string? unreadable = null;
        Instant? time = null;
        bool isDeleted = false;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): e.Id = json.Int64() ?? 0; break;
                case 3 when name.SequenceEqual("sla"u8): e.ReadSla(ref json, texts); break;
                case 4 when name.SequenceEqual("type"u8): e.Type = json.Text(texts) ?? ""; break;
                case 4 when name.SequenceEqual("time"u8): time = json.Instant(ref unreadable); break;
                case 6 when name.SequenceEqual("metric"u8): e.Metric = json.Text(texts) ?? ""; break;
                case 6 when name.SequenceEqual("status"u8):
                    MetricSet.Pair status = MetricSet.Pair.Read(ref json);
                    (e.Calendar, e.Business) = (status.Calendar, status.Business);
                    break;
                case 7 when name.SequenceEqual("deleted"u8): isDeleted = json.Bool() ?? false; break;
                case 9 when name.SequenceEqual("ticket_id"u8): e.TicketId = json.Int64() ?? 0; break;
                case 11 when name.SequenceEqual("instance_id"u8): e.Instance = json.Int32() ?? 0; break;
                default: json.Skip(); break;
            }
        }

        if (isDeleted || e.Instance == 0 || e.Type == "measure")
        {
            return false;
        }

        if (e.TicketId == 0 || time is null)
        {
            problem = e.TicketId == 0 ? "It has no ticket_id." : $"It has no time. {unreadable}".TrimEnd();
            return false;
        }

        e.Time = time.Value;
        return true;
    }

    private void ReadSla(scoped ref JsonFields json, TextCache<string> texts)
    {
        if (!json.EnterObject())
        {
            return;
        }

        HasSla = true;
        while (json.NextMember())
        {
            if (!json.Name.SequenceEqual("policy"u8) || !json.EnterObject())
            {
                json.Skip();
                continue;
            }

            while (json.NextMember())
            {
                if (json.Name.SequenceEqual("title"u8))
                {
                    Policy = json.Text(texts);
                }
                else
                {
                    json.Skip();
                }
            }
        }
    }
}
