namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>A contestant's figures: a cell for each group and month (counted from the first) that has any ticket.</summary>
internal sealed class SuiteAnswer : Dictionary<(int Group, int Month), SuiteCell>
{
    /// <summary>Where the answers first differ; null: they are equal in all that this one says.</summary>
    public string? DifferenceFrom(SuiteAnswer reference)
    {
        foreach (((int Group, int Month) place, SuiteCell cell) in reference)
        {
            string? difference = TryGetValue(place, out SuiteCell? mine) ? mine.DifferenceFrom(cell) : "it is missing";
            if (difference is not null)
            {
                return FormattableString.Invariant($"group {place.Group}, month {place.Month}: {difference}");
            }
        }

        return Count == reference.Count ? null : FormattableString.Invariant($"it has {Count} cells, not {reference.Count}");
    }
}
