using NodaTime;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>The SLAs of one task. Those that were cancelled have no verdict; of several of one name all must be met.</summary>
internal sealed class TaskSlas
{
    public const string ResponseDimension = "response_sla";
    public const string ResolutionDimension = "resolution_sla";

    /// <summary>Ten thousand times the target: more is no percentage.</summary>
    private const int MostPercent = 1_000_000;
    private readonly List<Applied> _all;

    private TaskSlas(List<Applied> all)
    {
        _all = all;
        Response = all.FindLast(sla => !sla.Row.IsCancelled && sla.IsResponse);
        Resolution = all.FindLast(sla => !sla.Row.IsCancelled && !sla.IsResponse);
    }

    /// <summary>The last one about the response. Null: none.</summary>
    public Applied? Response { get; }

    /// <summary>The last one about the resolution.</summary>
    public Applied? Resolution { get; }

    /// <summary>The business hours of the task: those of its resolution SLA, else of the response one. Null: it has none.</summary>
    public string? Schedule => Resolution?.Schedule ?? Response?.Schedule;

    public static TaskSlas Of(TaskRow task, ServiceNowIndex index)
    {
        List<Applied> all = [];
        foreach (SlaRow row in index.SlasOf(task.Key))
        {
            SlaDefinition? definition = index.DefinitionOf(row);
            string name = definition?.Name ?? row.Name ?? row.Definition ?? "sla";
            all.Add(new(row, name, definition?.IsResponse ?? SlaDefinition.IsResponseName(null, name), definition?.Allowed, index.Names.Schedule(row.Schedule ?? definition?.Schedule, row.Zone)));
        }

        return new(all);
    }

    /// <summary>Breached is known at once; met only when the clock has stopped.</summary>
    public Dictionary<string, bool> Verdicts()
    {
        Dictionary<string, bool> verdicts = new(StringComparer.Ordinal);
        foreach (Applied sla in _all)
        {
            bool isBreached = sla.Row.IsBreached == true || sla.Row.Stage == "breached";
            if (!sla.Row.IsCancelled && (isBreached || (sla.Row.IsBreached == false && sla.Row.IsOver)))
            {
                verdicts[sla.Name] = !isBreached && verdicts.GetValueOrDefault(sla.Name, true);
            }
        }

        return verdicts;
    }

    /// <summary>
    /// What ServiceNow's clocks say, of those that have stopped: it refreshes the others only now and then. The time elapsed, when it was due, whether it
    /// was late, and the percentages as the time that they stand for.
    /// </summary>
    public IEnumerable<ReportedMetric> Figures() => _all.Where(sla => sla.Row is { IsOver: true, StartAt: not null }).SelectMany(Figures);

    private static IEnumerable<ReportedMetric> Figures(Applied sla)
    {
        SlaRow row = sla.Row;
        Instant start = row.StartAt!.Value;
        MeasuredSpan calendar = new() { Start = start, Stop = row.EndAt, Paused = row.Paused ?? Duration.Zero };
        MeasuredSpan business = new() { Start = start, Stop = row.EndAt, Paused = row.BusinessPaused ?? Duration.Zero, Schedule = sla.Schedule, Target = sla.Allowed };
        bool hasHours = sla.Schedule is not null;
        if (row.Elapsed is { } elapsed)
        {
            yield return new() { Variant = sla.Name, Metric = "sla_time", Basis = HoursBasis.Calendar, Duration = elapsed, Precision = row.Precision, Span = calendar };
        }

        if (row.BusinessElapsed is { } open && hasHours)
        {
            yield return new() { Variant = sla.Name, Metric = "sla_time", Basis = HoursBasis.Business, Duration = open, Precision = row.Precision, Span = business };
        }

        HoursBasis basis = hasHours ? HoursBasis.Business : HoursBasis.Calendar;
        MeasuredSpan judged = hasHours ? business : calendar with { Target = sla.Allowed };
        if (sla.Allowed is not { } target || target <= Duration.Zero)
        {
            yield break;
        }

        if (row.DueAt is { } due && due >= start)
        {
            yield return new() { Variant = sla.Name, Metric = "sla_time_to_due", Basis = basis, Duration = due - start, Precision = Duration.FromSeconds(1), Span = judged with { Stop = null } };
        }

        if (row.IsBreached is { } late)
        {
            yield return new() { Variant = sla.Name, Metric = "sla_breached", Basis = basis, Count = late ? 1 : 0, Span = judged };
        }

        if (row.BusinessPercentage is { } businessShare and >= 0 and <= MostPercent && hasHours)
        {
            yield return Share(sla, businessShare, target, HoursBasis.Business, business);
        }

        // The percentage of the calendar clock is of the time from the start until it is due.
        if (row.Percentage is { } share and >= 0 and <= MostPercent && row.DueAt is { } end && end > start && calendar.Paused == Duration.Zero)
        {
            yield return Share(sla, share, end - start, HoursBasis.Calendar, calendar);
        }
    }

    /// <summary>Percentages have two decimals.</summary>
    private static ReportedMetric Share(Applied sla, decimal percent, Duration whole, HoursBasis basis, MeasuredSpan span) => new()
    {
        Metric = "sla_percentage",
        Variant = sla.Name,
        Basis = basis,
        Duration = Duration.FromSeconds((long)((decimal)whole.TotalSeconds * percent / 100)),
        Precision = Duration.Max(whole / 10_000, Duration.FromSeconds(1)),
        Span = span,
    };

    /// <summary>One SLA with what its definition says.</summary>
    internal sealed record Applied(SlaRow Row, string Name, bool IsResponse, Duration? Defined, string? Schedule)
    {
        public Instant? DueAt => Row.DueAt;

        /// <summary>The time allowed, by the definition; else what was used and what was left, as long as something was.</summary>
        public Duration? Allowed => Defined
            ?? (Schedule is not null ? Sum(Row.BusinessElapsed, Row.BusinessTimeLeft) : Sum(Row.Elapsed, Row.TimeLeft));

        private static Duration? Sum(Duration? used, Duration? left) => left is { } some && some > Duration.Zero ? used + some : null;
    }
}
