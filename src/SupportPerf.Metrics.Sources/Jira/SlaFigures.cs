using NodaTime;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>What the cycles of an issue's SLAs say, to compare our figures with.</summary>
internal static class SlaFigures
{
    /// <summary>
    /// The time of each cycle in the calendar of its goal, over its own span; when it was due and whether it was late, where its clock never stood still;
    /// and, where our events tell them, the instants at which the clocks for the first response and the resolution stopped, as time since the creation.
    /// </summary>
    public static List<ReportedMetric> Of(IReadOnlyList<SlaRow> slas, Instant createdAt, IssueHistory history)
    {
        List<ReportedMetric> metrics = [];
        void AddStop(string metric, SlaCycle? cycle)
        {
            if (cycle?.Stop is { } stop && stop >= createdAt)
            {
                metrics.Add(new() { Metric = metric, Basis = HoursBasis.Calendar, Duration = stop - createdAt });
            }
        }

        foreach (SlaRow sla in slas)
        {
            foreach (SlaCycle cycle in sla.Cycles)
            {
                metrics.AddRange(OfCycle(sla.Name, cycle, createdAt, history));
            }
        }

        if (history.HasMessages && slas.FirstOrDefault(sla => sla.IsFirstResponse) is { Completed: [var response, ..] })
        {
            AddStop("first_response_time", response);
        }

        if (history.IsComplete && slas.FirstOrDefault(sla => sla.IsResolution) is { Completed: { Count: > 0 } completed } resolution)
        {
            AddStop("first_resolution_time", completed[0]);
            AddStop("resolution_time", resolution.Ongoing is null ? completed[^1] : null);
            metrics.Add(new() { Metric = "reopens", Basis = HoursBasis.None, Count = completed.Count - (resolution.Ongoing is null ? 1 : 0) });
        }

        return metrics;
    }

    private static IEnumerable<ReportedMetric> OfCycle(string name, SlaCycle cycle, Instant createdAt, IssueHistory history)
    {
        if (cycle.Start is not { } start)
        {
            yield break;
        }

        if (cycle is { Stop: { } stop, Elapsed: { } elapsed } && elapsed >= Duration.Zero && stop >= start)
        {
            yield return new() { Metric = "sla_time", Variant = name, Basis = HoursBasis.Business, Duration = elapsed, Span = new() { Start = start, Stop = stop } };
        }

        // A pause moves the due instant by business time that only the calendar tells.
        if (cycle is not { BreachAt: { } due, Goal: { } goal } || due < start || goal <= Duration.Zero || !NeverWaits(history, createdAt, start, cycle.Stop ?? due))
        {
            yield break;
        }

        MeasuredSpan span = new() { Start = start, Stop = cycle.Stop, Target = goal, Paused = Duration.Zero };
        yield return new() { Metric = "sla_time_to_due", Variant = name, Basis = HoursBasis.Business, Duration = due - start, Span = span with { Stop = null } };
        if (cycle is { Stop: not null, IsBreached: { } isBreached })
        {
            yield return new() { Metric = "sla_breached", Variant = name, Basis = HoursBasis.Business, Count = isBreached ? 1 : 0, Span = span };
        }
    }

    /// <summary>Whether the issue is known to have waited for nobody in a span.</summary>
    private static bool NeverWaits(IssueHistory history, Instant createdAt, Instant start, Instant stop)
    {
        if (!history.IsComplete)
        {
            return false;
        }

        TicketStatus? status = history.InitialStatus;
        Instant since = createdAt;
        foreach (TicketEvent e in history.Events)
        {
            if (e.Kind != TicketEventKind.Status)
            {
                continue;
            }

            if (Waits(status) && since < stop && e.At > start)
            {
                return false;
            }

            (status, since) = (e.Status, e.At);
        }

        return !Waits(status) || since >= stop;
    }

    private static bool Waits(TicketStatus? status) => status is null or TicketStatus.Pending or TicketStatus.OnHold;
}
