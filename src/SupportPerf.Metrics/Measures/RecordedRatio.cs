using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Measures;

/// <summary>Keeps what a share observes of one record, to show it instead of adding it up.</summary>
internal sealed class RecordedRatio(RecordCalendar hours) : RatioObserver
{
    private SlaRun? _run;
    private HoursBasis _basis;
    private long? _due;

    public override RecordCalendar Hours { get; } = hours;

    /// <summary>The verdicts in order.</summary>
    public List<Verdict> Verdicts { get; } = [];

    public override bool WatchesRuns => true;

    /// <summary>Forgets the record before.</summary>
    public void Clear() => Verdicts.Clear();

    public override void Watch(in SlaRun run, HoursBasis basis, long? due) => (_run, _basis, _due) = (run, basis, due);

    public override void Decided(bool met, long? anchor) => Add(met, null, null, anchor);

    public override void Undecided(long? anchor) => Add(null, "Undecided", null, anchor);

    public override void Exclude(string reason, long? anchor) => Add(null, reason, null, anchor);

    public override void Open(OpenTarget target, long anchor) => Add(null, "Open", target, anchor);

    // One record alone does not say whether another one follows.
    public override void Claim(in ContactClaim claim, long anchor) => Add(null, "Undecided", null, anchor);

    public override void Contact(TextHash key, long at)
    {
    }

    private void Add(bool? met, string? reason, OpenTarget? target, long? anchor)
    {
        Verdicts.Add(new Verdict { Met = met, Reason = reason, Target = target, Anchor = anchor, Run = _run, Basis = _basis, Due = _due });
        (_run, _due) = (null, null);
    }

    /// <summary>One verdict.</summary>
    internal sealed class Verdict
    {
        /// <summary>Null: not decided, or left out.</summary>
        public required bool? Met { get; init; }

        public required string? Reason { get; init; }

        /// <summary>What decides a running one at the as-of instant.</summary>
        public required OpenTarget? Target { get; init; }

        public required long? Anchor { get; init; }

        /// <summary>The run of an SLA's clock. Null: it is about none.</summary>
        public required SlaRun? Run { get; init; }

        /// <summary>The hours that the run's target counts.</summary>
        public required HoursBasis Basis { get; init; }

        /// <summary>When the target of an SLA is used up. Null: never by what is known, or there is none.</summary>
        public required long? Due { get; init; }

        /// <summary>The verdict as of an instant: a running clock past its target is late.</summary>
        public bool? At(long? asOf, CalendarSet calendars) => Target is { } open && asOf is { } now && open.IsLate(now, calendars) ? false : Met;
    }
}
