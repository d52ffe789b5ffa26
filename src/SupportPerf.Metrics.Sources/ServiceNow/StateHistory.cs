using NodaTime;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>
/// A task's states, one after the other. What a change within On Hold waits for is another column: both change in one second, and only together they
/// are a status.
/// </summary>
internal sealed class StateHistory
{
    /// <summary>metric_instance is written by a job a little after the change.</summary>
    private static readonly Duration Delay = Duration.FromMinutes(1);
    private readonly ServiceNowNames _names;
    private readonly TaskRow _task;
    private readonly List<HistoryRow> _rows;
    private readonly bool _isWhole;
    private readonly bool _isOfStays;
    private readonly Instant? _firstAt;
    private string? _state;
    private string? _hold;
    private Instant? _takenAt;

    public StateHistory(ServiceNowNames names, TaskRow task, List<HistoryRow> rows, bool hasAudits)
    {
        (_names, _task, _rows) = (names, task, rows);
        int first = rows.FindIndex(row => row.Kind == HistoryKind.State);
        _isOfStays = first >= 0 && rows[first].IsMetric;
        _firstAt = first >= 0 ? rows[first].At : null;
        _isWhole = first >= 0 && IsChain();
        int firstHold = rows.FindIndex(row => row.Kind == HistoryKind.HoldReason);
        _hold = firstHold >= 0 ? rows[firstHold].Before : null;
        _state = first >= 0 && !_isOfStays ? rows[first].Before : null;
        TicketStatus? current = task.State is null ? null : names.State(task.Table, task.State, task.StateName, task.HoldReason).Category;

        // A task that is still new has no change to tell.
        bool isUnchanged = first < 0 && hasAudits && current == TicketStatus.New;
        _isWhole |= isUnchanged;
        Initial = isUnchanged ? current
            : first >= 0 ? (_isOfStays ? names.State(task.Table, rows[first].Value ?? "", rows[first].Display, null) : _state is null ? default : names.State(task.Table, _state, null, _hold)).Category
            : null;
    }

    /// <summary>The category at the creation. Null: not known.</summary>
    public TicketStatus? Initial { get; }

    /// <summary>Whether they go from the creation to the state that the task has.</summary>
    public bool IsComplete(Instant createdAt) =>
        _isWhole && Initial is not null && (!_isOfStays || _firstAt <= createdAt + Delay);

    /// <summary>Takes a change. Null: the status is as it was, or the row was told with one before.</summary>
    public (TicketStatus? Category, string Name)? Take(in HistoryRow row)
    {
        if (_takenAt == row.At)
        {
            return null;
        }

        (string? stateBefore, string? holdBefore) = (_state, _hold);
        _takenAt = row.At;
        string? display = null;
        foreach (HistoryRow other in _rows)
        {
            if (other.At == row.At && other.Kind == HistoryKind.State)
            {
                (_state, display) = (other.Value, other.Display);
            }
            else if (other.At == row.At && other.Kind == HistoryKind.HoldReason)
            {
                _hold = other.Value;
            }
        }

        // What a stay waited for is not told, but of the one that lasts.
        bool isLast = _isOfStays && !_rows.Exists(other => other.Kind == HistoryKind.State && other.At > _takenAt);
        string? reason = isLast ? _task.HoldReason : _hold;
        bool isChanged = _state != stateBefore || _hold != holdBefore;
        bool isCreation = _isOfStays && row.At == _firstAt;
        if (_state is null || !isChanged || isCreation)
        {
            return null;
        }

        (TicketStatus? Category, string Name) now = _names.State(_task.Table, _state, display, reason);
        bool isSame = stateBefore is not null && _names.State(_task.Table, stateBefore, null, holdBefore) == now;
        return isSame ? null : now;
    }

    /// <summary>Each change starts from where the last one ended, and the last gives the state that the task has.</summary>
    private bool IsChain()
    {
        string? last = null;
        bool isFirst = true;
        foreach (HistoryRow row in _rows)
        {
            if (row.Kind != HistoryKind.State)
            {
                continue;
            }

            if (!isFirst && !row.IsMetric && row.Before != last)
            {
                return false;
            }

            isFirst = false;
            last = row.Value;
        }

        return _task.State is null || last == _task.State
            || (last is not null && string.Equals(_names.State(_task.Table, last, null, null).Name, _task.StateName, StringComparison.OrdinalIgnoreCase));
    }
}
