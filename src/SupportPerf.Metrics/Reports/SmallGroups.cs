namespace SupportPerf.Metrics;

/// <summary>From which size on the figures of a group are shown: those of a handful of records say little, and may say it of one person.</summary>
/// <remarks>
/// Only groups are withheld, never totals, and only figures, never how many records there are. It does not guard against somebody who subtracts the groups that are shown from the total.
/// Immutable and thread-safe.
/// </remarks>
public sealed record SmallGroups
{
    /// <summary>Five records, ten where the group is an agent's, in what people read.</summary>
    public static SmallGroups Default { get; } = new();

    /// <summary>Every group is shown.</summary>
    public static SmallGroups Shown { get; } = new() { Minimum = 0, AgentMinimum = 0 };

    /// <summary>The least number of records of a group.</summary>
    /// <value>The default is 5.</value>
    public int Minimum { get; init; } = 5;

    /// <summary>The least number of records of a group that is broken down by agent.</summary>
    /// <value>The default is 10.</value>
    public int AgentMinimum { get; init; } = 10;

    /// <summary>Whether the rows themselves, so JSON and CSV too, hold no figures of smaller groups; <see cref="ReportRow.IsWithheld"/> marks them.</summary>
    /// <value>The default is false: only tables and Markdown withhold them.</value>
    public bool InRows { get; init; }

    internal int MinimumFor(ReportRow row) => MinimumFor(row.Dimensions);

    /// <summary>Whether a row's figure is not for show.</summary>
    internal bool Withholds(ReportRow row) =>
        row.IsWithheld || (row.Dimensions.Count > 0 && row.Value is not null && row.N < MinimumFor(row) && row.Statistic is not ("count" or "open_count" or "ended_before_count"));

    /// <summary>Whether a comparison is not for show: one of its figures is not.</summary>
    internal bool Withholds(ComparisonRow row)
    {
        int minimum = MinimumFor(row.Dimensions);
        return row.Dimensions.Count > 0 && row.Statistic != "count" && ((row.Value is not null && row.N < minimum) || (row.PreviousValue is not null && row.PreviousN < minimum));
    }

    /// <summary>The row without its figures.</summary>
    internal static ReportRow Withhold(ReportRow row) =>
        row with { Value = null, Numerator = null, Denominator = null, CiLow = null, CiHigh = null, CiMethod = null, IsWithheld = true };

    private int MinimumFor(IReadOnlyDictionary<string, string?> dimensions) => dimensions.ContainsKey(Dimension.Agent.Name) ? AgentMinimum : Minimum;
}
