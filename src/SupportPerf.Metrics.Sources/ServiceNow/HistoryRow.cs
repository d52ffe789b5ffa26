using NodaTime;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>A change, a stay or a message, reduced to what KPIs need: about 90 bytes.</summary>
internal struct HistoryRow
{
    public string Task;
    public Instant At;

    /// <summary>The order in the files, which decides within a second.</summary>
    public int Sequence;
    public HistoryKind Kind;

    /// <summary>A row of metric_instance: a stay in a value, not a change.</summary>
    public bool IsMetric;

    /// <summary>The column is <c>incident_state</c>, which repeats <c>state</c>.</summary>
    public bool IsIncidentState;

    /// <summary>The value from here on. Null: emptied.</summary>
    public string? Value;

    /// <summary>The value's name, where the row has it.</summary>
    public string? Display;

    /// <summary>The value before. Null: none, or not told.</summary>
    public string? Before;

    /// <summary>Who did it, by login.</summary>
    public string? Login;

    public static IComparer<HistoryRow> ByTask { get; } = Comparer<HistoryRow>.Create((x, y) =>
    {
        int order = string.CompareOrdinal(x.Task, y.Task);
        order = order != 0 ? order : x.At.CompareTo(y.At);

        // A reply comes before the change of state that it brings, whatever the order of the files.
        order = order != 0 ? order : IsMessage(y).CompareTo(IsMessage(x));
        return order != 0 ? order : x.Sequence.CompareTo(y.Sequence);
    });

    private static bool IsMessage(in HistoryRow row) => row.Kind is HistoryKind.Comment or HistoryKind.WorkNote;
}
