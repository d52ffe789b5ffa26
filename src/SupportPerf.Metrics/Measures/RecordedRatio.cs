using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Measures;

/// <summary>Keeps what a share observes of one record, to show it instead of adding it up.</summary>
internal sealed class RecordedRatio(RecordCalendar hours) : RatioObserver
{
    public override RecordCalendar Hours { get; } = hours;

    /// <summary>The verdicts in order: met, not met, or null with a reason.</summary>
    public List<(bool? Met, string? Reason, OpenTarget? Target)> Verdicts { get; } = [];

    /// <summary>Forgets the record before.</summary>
    public void Clear() => Verdicts.Clear();

    public override void Decided(bool met, long? anchor) => Verdicts.Add((met, null, null));

    public override void Undecided(long? anchor) => Verdicts.Add((null, "Undecided", null));

    public override void Exclude(string reason, long? anchor) => Verdicts.Add((null, reason, null));

    public override void Open(OpenTarget target, long anchor) => Verdicts.Add((null, "Open", target));

    // One record alone does not say whether another one follows.
    public override void Claim(in ContactClaim claim, long anchor) => Verdicts.Add((null, "Undecided", null));

    public override void Contact(TextHash key, long at)
    {
    }
}
