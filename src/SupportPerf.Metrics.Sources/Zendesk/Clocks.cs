using NodaTime;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>What Zendesk itself measured and judged of a ticket.</summary>
internal static class Clocks
{
    private static readonly Duration Minute = Duration.FromMinutes(1);
    private static readonly Duration Second = Duration.FromSeconds(1);
    private static readonly Dictionary<string, bool> NoSla = new(0);

    /// <summary>The figures of the metric set; where there is none, of the log; of the log always those that the set lacks.</summary>
    public static IReadOnlyList<ReportedMetric> Reported(MetricSet? set, ReadOnlySpan<MetricEvent> clocks)
    {
        List<ReportedMetric> metrics = [];
        if (set is { } given)
        {
            AddReply(metrics, given);
            Add(metrics, "first_resolution_time", given.FirstResolution.Calendar, given.FirstResolution.Business);
            Add(metrics, "resolution_time", given.FullResolution.Calendar, given.FullResolution.Business);
            Add(metrics, "agent_wait_time", given.AgentWait.Calendar, given.AgentWait.Business);
            Add(metrics, "requester_wait_time", given.RequesterWait.Calendar, given.RequesterWait.Business);
            Add(metrics, "on_hold_time", given.OnHold.Calendar, given.OnHold.Business);
            AddCount(metrics, "reopens", given.Reopens);
            AddCount(metrics, "agent_replies", given.Replies);
        }

        for (int i = 0; i < clocks.Length; i++)
        {
            ref readonly MetricEvent e = ref clocks[i];
            if (e.Type != "update_status" || HasLaterStatus(clocks, i))
            {
                continue;
            }

            string? metric = (e.Metric, e.Instance) switch
            {
                ("reply_time", 1) => set is null ? "first_response_time" : null,
                ("reply_time", _) => "next_response_time",
                ("agent_work_time", _) => "agent_work_time",
                ("requester_wait_time", _) => set is null ? "requester_wait_time" : null,
                _ => null,
            };
            if (metric is not null)
            {
                Add(metrics, metric, e.Calendar, e.Business);
            }
        }

        return metrics.Count == 0 ? [] : metrics;
    }

    /// <summary>Met or not, by the SLA metric's name in a policy. A metric with several cycles is met when every decided cycle is; one that is still running has no verdict.</summary>
    public static IReadOnlyDictionary<string, bool> Sla(ReadOnlySpan<MetricEvent> clocks)
    {
        Dictionary<string, bool>? verdicts = null;
        int start = 0;
        while (start < clocks.Length)
        {
            int end = start + 1;
            while (end < clocks.Length && clocks[end].Metric == clocks[start].Metric && clocks[end].Instance == clocks[start].Instance)
            {
                end++;
            }

            if (Verdict(clocks[start..end]) is { } isMet)
            {
                verdicts ??= new(StringComparer.Ordinal);
                string name = SlaName(clocks[start].Metric, clocks[start].Instance);
                verdicts[name] = isMet && verdicts.GetValueOrDefault(name, true);
            }

            start = end;
        }

        return verdicts ?? NoSla;
    }

    /// <summary>The title of the policy that applied last. Null: none did.</summary>
    public static string? Policy(ReadOnlySpan<MetricEvent> clocks)
    {
        string? title = null;
        Instant? at = null;
        foreach (ref readonly MetricEvent e in clocks)
        {
            if (e.Type == "apply_sla" && e.Policy is not null && !(at > e.Time))
            {
                (title, at) = (e.Policy, e.Time);
            }
        }

        return title;
    }

    /// <summary>The name that an SLA policy gives to the target of a clock.</summary>
    private static string SlaName(string metric, int instance) => metric switch
    {
        "reply_time" => instance == 1 ? "first_reply_time" : "next_reply_time",
        "resolution_time" => "total_resolution_time",
        _ => metric,
    };

    /// <summary>Breached: a breach no later than the fulfilment. Met: fulfilled without. Neither: still running, or no target applied.</summary>
    private static bool? Verdict(ReadOnlySpan<MetricEvent> cycle)
    {
        bool hasTarget = false;
        Instant? fulfilled = null;
        Instant? breached = null;
        foreach (ref readonly MetricEvent e in cycle)
        {
            hasTarget |= e.Type is "apply_sla" or "apply_group_sla";
            if (e.Type == "fulfill")
            {
                fulfilled = e.Time;
            }
            else if (e.Type == "breach")
            {
                hasTarget = true;
                breached ??= e.Time;
            }
        }

        return !hasTarget ? null : breached is { } breach && !(breach > fulfilled) ? false : fulfilled is null ? null : true;
    }

    private static bool HasLaterStatus(ReadOnlySpan<MetricEvent> clocks, int at)
    {
        for (int next = at + 1; next < clocks.Length && clocks[next].Metric == clocks[at].Metric && clocks[next].Instance == clocks[at].Instance; next++)
        {
            if (clocks[next].Type == "update_status")
            {
                return true;
            }
        }

        return false;
    }

    private static void AddReply(List<ReportedMetric> metrics, in MetricSet set)
    {
        if (set.ReplySeconds is { } seconds)
        {
            metrics.Add(new() { Metric = "first_response_time", Basis = HoursBasis.Calendar, Duration = Duration.FromSeconds(seconds), Precision = Second });
        }

        Add(metrics, "first_response_time", set.ReplySeconds is null ? set.Reply.Calendar : null, set.Reply.Business);
    }

    private static void Add(List<ReportedMetric> metrics, string metric, int? calendar, int? business)
    {
        if (calendar is { } all)
        {
            metrics.Add(new() { Metric = metric, Basis = HoursBasis.Calendar, Duration = Duration.FromMinutes(all), Precision = Minute });
        }

        if (business is { } open)
        {
            metrics.Add(new() { Metric = metric, Basis = HoursBasis.Business, Duration = Duration.FromMinutes(open), Precision = Minute });
        }
    }

    private static void AddCount(List<ReportedMetric> metrics, string metric, int? count)
    {
        if (count is { } value)
        {
            metrics.Add(new() { Metric = metric, Basis = HoursBasis.None, Count = value });
        }
    }
}
