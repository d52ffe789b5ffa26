using NodaTime;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>Turns the rows of a task's history into events of the neutral model.</summary>
internal sealed class EventBuilder(ServiceNowIndex index, People people)
{
    private readonly List<HistoryRow> _rows = [];
    private readonly List<TicketEvent> _events = [];

    public TaskHistory Read(TaskRow task, Instant createdAt)
    {
        _rows.Clear();
        _events.Clear();
        Collect(task);
        AuthorKind opener = people.Opener(task);
        if (index.HasJournal)
        {
            // The description, which is not in the journal.
            _events.Add(new() { At = createdAt, Kind = TicketEventKind.Message, Author = opener });
        }

        bool hasAssignments = AddFirstAssignment(task, createdAt);
        StateHistory states = new(index.Names, task, _rows, index.HasAudits);
        foreach (HistoryRow row in _rows)
        {
            switch (row.Kind)
            {
                case HistoryKind.Comment or HistoryKind.WorkNote:
                    _events.Add(Event(task, row, TicketEventKind.Message) with { IsPublic = row.Kind == HistoryKind.Comment });
                    break;
                case HistoryKind.Group when row.Value is { } group:
                    _events.Add(Event(task, row, TicketEventKind.Assignment) with { Group = index.Names.Group(group) });
                    break;
                case HistoryKind.Agent when row.Value is { } agent:
                    _events.Add(Event(task, row, TicketEventKind.Assignment) with { Agent = index.Names.User(agent) });
                    break;
                case HistoryKind.Priority when row is { IsMetric: false }:
                    _events.Add(Event(task, row, TicketEventKind.Change) with { Dimension = "priority", Value = Priority(row.Value), PreviousValue = Priority(row.Before) });
                    break;
                case HistoryKind.State or HistoryKind.HoldReason when states.Take(row) is { } change:
                    _events.Add(Event(task, row, TicketEventKind.Status) with { Status = change.Category, StatusName = change.Name });
                    break;
                default:
                    break;
            }
        }

        return new([.. _events])
        {
            IsComplete = states.IsComplete(createdAt),
            InitialStatus = states.Initial,
            HasAssignments = hasAssignments,
        };
    }

    private static string? Priority(string? text) => text is null ? null : ServiceNowCodes.Priority(text) ?? text;

    /// <summary>The rows of a task, by its id and by its number; changes before stays, which tell the same less exactly.</summary>
    private void Collect(TaskRow task)
    {
        foreach (HistoryRow row in index.HistoryOf(task.Key))
        {
            _rows.Add(row);
        }

        if (task.Number is not null && task.Number != task.Key && index.HistoryOf(task.Number) is { IsEmpty: false } byNumber)
        {
            foreach (HistoryRow row in byNumber)
            {
                _rows.Add(row);
            }

            _rows.Sort((x, y) => x.At != y.At ? x.At.CompareTo(y.At) : x.Sequence.CompareTo(y.Sequence));
        }

        foreach (HistoryKind kind in (HistoryKind[])[HistoryKind.State, HistoryKind.HoldReason, HistoryKind.Group, HistoryKind.Agent])
        {
            if (_rows.Exists(row => row.Kind == kind && !row.IsMetric))
            {
                _rows.RemoveAll(row => row.Kind == kind && row.IsMetric);
            }
        }

        if (_rows.Exists(row => row is { Kind: HistoryKind.State, IsIncidentState: false }))
        {
            _rows.RemoveAll(row => row is { Kind: HistoryKind.State, IsIncidentState: true });
        }
    }

    /// <summary>Who had it from the beginning: what the first change replaced, or who has it where nothing changed.</summary>
    private bool AddFirstAssignment(TaskRow task, Instant createdAt)
    {
        int group = _rows.FindIndex(row => row.Kind == HistoryKind.Group);
        int agent = _rows.FindIndex(row => row.Kind == HistoryKind.Agent);
        if (!index.HasAudits && group < 0 && agent < 0)
        {
            return false;
        }

        string? firstGroup = group >= 0 ? _rows[group].Before : index.HasAudits ? task.Group : null;
        string? firstAgent = agent >= 0 ? _rows[agent].Before : index.HasAudits ? task.Agent : null;
        if (firstGroup is not null || firstAgent is not null)
        {
            _events.Add(new()
            {
                At = createdAt,
                Kind = TicketEventKind.Assignment,
                Author = AuthorKind.System,
                Group = firstGroup is null ? null : index.Names.Group(firstGroup),
                Agent = firstAgent is null ? null : index.Names.User(firstAgent),
            });
        }

        return true;
    }

    private TicketEvent Event(TaskRow task, in HistoryRow row, TicketEventKind kind)
    {
        // Stays are written by the system for whoever made the change.
        AuthorKind author = row.IsMetric ? AuthorKind.System : people.Of(task, row.Login, row.At, kind == TicketEventKind.Message);
        return new()
        {
            At = row.At,
            Kind = kind,
            Author = author,
            AuthorId = author == AuthorKind.Agent && row.Login is { } login ? index.Names.UserByLogin(login) : null,
        };
    }
}
