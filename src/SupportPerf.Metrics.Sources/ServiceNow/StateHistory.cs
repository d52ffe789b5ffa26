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
    private readonly ServiceNowNames names;
    private readonly TaskRow task;
    private readonly List<HistoryRow> rows;
    private readonly bool isWhole;
    private readonly bool isOfStays;
    private readonly Instant? firstAt;
    private string? state;
    private string? hold;
    private Instant? takenAt;

    public StateHistory(ServiceNowNames names, TaskRow task, List<HistoryRow> rows, bool hasAudits)
    {
        (this.names, this.task, this.rows) = (names, task, rows);
        int first = rows.FindIndex(row => row.Kind == HistoryKind.State);
        this.isOfStays = first >= 0 && rows[first].IsMetric;
        this.firstAt = first >= 0 ? rows[first].At : null;
        this.isWhole = first >= 0 && this.IsChain();
        int firstHold = rows.FindIndex(row => row.Kind == HistoryKind.HoldReason);
        this.hold = firstHold >= 0 ? rows[firstHold].Before : null;
        this.state = first >= 0 && !this.isOfStays ? rows[first].Before : null;
        TicketStatus? current = task.State is null ? null : names.State(task.Table, task.State, task.StateName, task.HoldReason).Category;

        // A task that is still new has no change to tell.
        bool isUnchanged = first < 0 && hasAudits && current == TicketStatus.New;
        this.isWhole |= isUnchanged;
        this.Initial = isUnchanged ? current
            : first >= 0 ? (this.isOfStays ? names.State(task.Table, rows[first].Value ?? "", rows[first].Display, null) : this.state is null ? default : names.State(task.Table, this.state, null, this.hold)).Category
            : null;
    }

    /// <summary>The category at the creation. Null: not known.</summary>
    public TicketStatus? Initial { get; }

    /// <summary>Whether they go from the creation to the state that the task has.</summary>
    public bool IsComplete(Instant createdAt) =>
        this.isWhole && this.Initial is not null && (!this.isOfStays || this.firstAt <= createdAt + Delay);

    /// <summary>Takes a change. Null: the status is as it was, or the row was told with one before.</summary>
    public (TicketStatus? Category, string Name)? Take(in HistoryRow row)
    {
        if (this.takenAt == row.At)
        {
            return null;
        }

        (string? stateBefore, string? holdBefore) = (this.state, this.hold);
        this.takenAt = row.At;
        string? display = null;
        foreach (HistoryRow other in this.rows)
        {
            if (other.At == row.At && other.Kind == HistoryKind.State)
            {
                (this.state, display) = (other.Value, other.Display);
            }
            else if (other.At == row.At && other.Kind == HistoryKind.HoldReason)
            {
                this.hold = other.Value;
            }
        }

        // What a stay waited for is not told, but of the one that lasts.
        bool isLast = this.isOfStays && !this.rows.Exists(other => other.Kind == HistoryKind.State && other.At > this.takenAt);
        string? reason = isLast ? this.task.HoldReason : this.hold;
        bool isChanged = this.state != stateBefore || this.hold != holdBefore;
        bool isCreation = this.isOfStays && row.At == this.firstAt;
        if (this.state is null || !isChanged || isCreation)
        {
            return null;
        }

        (TicketStatus? Category, string Name) now = this.names.State(this.task.Table, this.state, display, reason);
        bool isSame = stateBefore is not null && this.names.State(this.task.Table, stateBefore, null, holdBefore) == now;
        return isSame ? null : now;
    }

    /// <summary>Each change starts from where the last one ended, and the last gives the state that the task has.</summary>
    private bool IsChain()
    {
        string? last = null;
        bool isFirst = true;
        foreach (HistoryRow row in this.rows)
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

        return this.task.State is null || last == this.task.State
            || (last is not null && string.Equals(this.names.State(this.task.Table, last, null, null).Name, this.task.StateName, StringComparison.OrdinalIgnoreCase));
    }
}
