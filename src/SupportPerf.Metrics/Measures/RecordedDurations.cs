using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Measures;

/// <summary>Keeps what a duration KPI observes of one record, to show it instead of adding it up.</summary>
internal sealed class RecordedDurations(RecordCalendar hours) : DurationObserver
{
    /// <summary>The observations in order.</summary>
    public List<Observation> Observations { get; } = [];

    private string? VariantName { get; set; }

    protected override RecordCalendar Hours { get; } = hours;

    /// <summary>Forgets the record before.</summary>
    public void Clear()
    {
        Observations.Clear();
        VariantName = null;
    }

    public override void Clock(in ClockFact clock, long anchor)
    {
        if (clock.Outcome == ClockOutcome.NotApplicable)
        {
            return;
        }

        Observations.Add(new Observation
        {
            Variant = VariantName,
            Anchor = anchor,
            Outcome = clock.Outcome,
            Reason = clock.Reason?.ToString(),
            Stretches = [new Stretch(clock.StartNanoseconds, clock.StopNanoseconds)],
            CalendarTime = clock.IsCompleted ? clock.StopNanoseconds - clock.StartNanoseconds : null,
            BusinessTime = clock.IsCompleted ? Hours.Between(clock.StartNanoseconds, clock.StopNanoseconds) : null,
        });
    }

    public override void Sum(in ClockFact clock, List<Stretch> stretches, long anchor)
    {
        if (clock.Outcome is not (ClockOutcome.Completed or ClockOutcome.Open))
        {
            Clock(clock, anchor);
            return;
        }

        bool completed = clock.IsCompleted;
        Observations.Add(new Observation
        {
            Variant = VariantName,
            Anchor = anchor,
            Outcome = clock.Outcome,
            Stretches = stretches.ToArray(),
            CalendarTime = completed ? stretches.Sum(static stretch => stretch.Stop - stretch.Start) : null,
            BusinessTime = completed ? Business(stretches, StretchSum.Total) : null,
        });
    }

    public override void Stretches(List<Stretch> stretches, long anchor, StretchSum sum = StretchSum.Total) => Observations.Add(new Observation
    {
        Variant = VariantName,
        Anchor = anchor,
        Outcome = ClockOutcome.Completed,
        Stretches = stretches.ToArray(),
        CalendarTime = Together(stretches.Select(static stretch => stretch.Stop - stretch.Start), sum),
        BusinessTime = Business(stretches, sum),
    });

    public override void Value(long nanoseconds, long? anchor) =>
        Observations.Add(new Observation { Variant = VariantName, Anchor = anchor, Outcome = ClockOutcome.Completed, CalendarTime = nanoseconds });

    public override void Exclude(string reason, long? anchor) =>
        Observations.Add(new Observation { Variant = VariantName, Anchor = anchor, Outcome = ClockOutcome.Excluded, Reason = reason });

    // The variant names what comes next; no KPI goes back to another one in between.
    public override DurationObserver Variant(string name)
    {
        VariantName = name;
        return this;
    }

    // Nothing is added up here.
    protected override DurationCell? CellAt(long? anchor) => null;

    private long? Business(List<Stretch> stretches, StretchSum sum)
    {
        long?[] parts = [.. stretches.Select(stretch => Hours.Between(stretch.Start, stretch.Stop))];
        return Hours.HasAny && parts.All(static part => part is not null) ? Together(parts.Select(static part => part!.Value), sum) : null;
    }

    private static long Together(IEnumerable<long> parts, StretchSum sum)
    {
        long[] all = parts.ToArray();
        return all.Length == 0 ? 0 : sum == StretchSum.Longest ? all.Max() : sum == StretchSum.Mean ? all.Sum() / all.Length : all.Sum();
    }

    /// <summary>One observation.</summary>
    internal sealed class Observation
    {
        public string? Variant { get; init; }

        /// <summary>The instant that decides the period. Null: not known.</summary>
        public required long? Anchor { get; init; }

        public required ClockOutcome Outcome { get; init; }

        public string? Reason { get; init; }

        /// <summary>What counted, in order; an open clock's one ends at <see cref="Internal.Nanoseconds.Never"/>. None for what the source measured.</summary>
        public IReadOnlyList<Stretch> Stretches { get; init; } = [];

        public long? CalendarTime { get; init; }

        public long? BusinessTime { get; init; }
    }
}
