using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>Joins a task with its history and its SLAs.</summary>
internal sealed class TicketBuilder(ServiceNowIndex index, People people, IssueLog issues)
{
    public const string SourceName = "servicenow";
    private const long MostSeconds = 200L * 366 * 86_400;
    private readonly EventBuilder _events = new(index, people);

    /// <summary>The ticket. Null: it has no instant of creation.</summary>
    public Ticket? Build(TaskRow task, out TaskHistory? history)
    {
        history = null;
        if (task.CreatedAt is not { } createdAt)
        {
            issues.Add(task.Id, DataIssueKind.MissingCreated, "It has neither opened_at nor sys_created_on.");
            return null;
        }

        history = _events.Read(task, createdAt);
        (TicketStatus? status, string? statusName) = task.State is { } state ? index.Names.State(task.Table, state, task.StateName, task.HoldReason) : (null, null);
        if (status is null && statusName is not null)
        {
            issues.Add(task.Id, DataIssueKind.UnknownValue, $"The state '{statusName}'{(statusName == task.State ? "" : $" ({task.State})")} of {task.Table ?? "its table"} is not known; it is kept as it is. Say its category by StatusCategories.");
        }

        TaskSlas slas = TaskSlas.Of(task, index);
        Ticket built = new()
        {
            Id = task.Id,
            CreatedAt = createdAt,
            CreatedBy = people.Opener(task),
            UpdatedAt = task.UpdatedAt,
            Status = status,
            StatusName = statusName,
            InitialStatus = history.IsComplete ? history.InitialStatus : null,
            FirstResponseDueAt = slas.Response?.DueAt,
            DueAt = slas.Resolution?.DueAt ?? task.DueAt,
            VendorSla = Verdicts(task, status, slas),
            HandleTime = task.TimeWorked is { } worked && worked != Duration.Zero ? worked : null,
            Requester = task.Caller,
            Group = task.Group is { } group ? index.Names.Group(group) : null,
            Agent = task.Agent is { } agent ? index.Names.User(agent) : null,
            Channel = Channel(task),
            Priority = Priority(task),
            Source = SourceName,
            Schedule = slas.Schedule ?? index.Names.OnlySchedule,
            Dimensions = Dimensions(task, statusName, slas),
            Reassignments = history.HasAssignments ? null : task.Reassignments,
            Events = history.Events,
            ReportedMetrics = [.. Durations(task), .. slas.Figures(), .. Reopens(task, history)],
        };
        return history.IsComplete ? built : WithOwnInstants(built, task);
    }

    /// <summary>The instants of the row where its history does not decide.</summary>
    private static Ticket WithOwnInstants(Ticket ticket, TaskRow task)
    {
        bool isEnded = ticket.Status is null or TicketStatus.Solved or TicketStatus.Closed;
        return ticket with
        {
            FirstSolvedAt = isEnded && task.Reopens == 0 ? task.ResolvedAt : null,
            SolvedAt = isEnded ? task.ResolvedAt : null,
            ClosedAt = ticket.Status is null or TicketStatus.Closed ? task.ClosedAt : null,
            Reopens = task.Reopens,
        };
    }

    private static Dictionary<string, bool> Verdicts(TaskRow task, TicketStatus? status, TaskSlas slas)
    {
        Dictionary<string, bool> verdicts = slas.Verdicts();

        // It is true until an SLA is breached, so it says nothing good of a task that is open.
        if (task.MadeSla is { } made && (!made || status is TicketStatus.Solved or TicketStatus.Closed))
        {
            verdicts.TryAdd("made_sla", made);
        }

        return verdicts;
    }

    /// <summary>The durations of the row: from the opening to the resolution, or to the close where there is none.</summary>
    private static List<ReportedMetric> Durations(TaskRow task)
    {
        List<ReportedMetric> metrics = [];
        string metric = task.ResolvedAt is not null ? "resolution_time" : "close_time";
        void Add(HoursBasis basis, long? seconds, Duration? duration)
        {
            Duration? exact = seconds is { } given and >= 0 and <= MostSeconds ? Duration.FromSeconds(given) : null;
            if (exact is { } time)
            {
                metrics.Add(new() { Metric = metric, Basis = basis, Duration = time, Precision = Duration.FromSeconds(1) });
            }

            if (duration is { } other && other >= Duration.Zero && !(exact is { } same && same - other < task.DurationPrecision && other - same < task.DurationPrecision))
            {
                metrics.Add(new() { Metric = metric, Basis = basis, Duration = other, Precision = task.DurationPrecision });
            }
        }

        if (task.ResolvedAt is not null || task.ClosedAt is not null)
        {
            Add(HoursBasis.Calendar, task.CalendarSeconds, task.CalendarDuration);
            Add(HoursBasis.Business, task.BusinessSeconds, task.BusinessDuration);
        }

        return metrics;
    }

    private static IEnumerable<ReportedMetric> Reopens(TaskRow task, TaskHistory history) =>
        history.IsComplete && task.Reopens is { } reopens ? [new() { Metric = "reopens", Basis = HoursBasis.None, Count = reopens }] : [];

    private static Dictionary<string, string> Dimensions(TaskRow task, string? statusName, TaskSlas slas)
    {
        Dictionary<string, string> made = new(task.Dimensions, StringComparer.Ordinal);
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                made.TryAdd(name, value);
            }
        }

        Add("type", task.Table);
        Add("priority_raw", task.PriorityName);
        Add("canceled", ServiceNowCodes.IsCanceled(statusName) ? "true" : null);
        Add(TaskSlas.ResponseDimension, slas.Response?.Name);
        Add(TaskSlas.ResolutionDimension, slas.Resolution?.Name);
        return made;
    }

    private string? Channel(TaskRow task)
    {
        if (task.ContactType is not { } raw || ServiceNowCodes.Channel(raw) is { } known)
        {
            return task.ContactType is null ? null : ServiceNowCodes.Channel(task.ContactType);
        }

        issues.Add(task.Id, DataIssueKind.UnknownValue, $"The contact type '{raw}' is not known; it is kept as it is.");
        return raw;
    }

    private string? Priority(TaskRow task)
    {
        if (task.Priority is not { } raw)
        {
            return null;
        }

        if (ServiceNowCodes.Priority(raw) is { } known)
        {
            return known;
        }

        issues.Add(task.Id, DataIssueKind.UnknownValue, $"The priority '{raw}' is none of 1 to 5; it is kept as it is.");
        return raw;
    }
}
