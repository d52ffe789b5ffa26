using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Measures;

/// <summary>Keeps what a duration KPI observes of one record, to show it instead of adding it up.</summary>
internal sealed class RecordedDurations(CalendarSet calendars) : DurationObserver
{
    /// <summary>The number of the record's business calendar; -1: none.</summary>
    public int Calendar { get; set; } = -1;

    /// <summary>The observations in order.</summary>
    public List<Observation> Observations { get; } = [];

    private string? VariantName { get; set; }

    private bool HasHours => Calendar >= 0 && !calendars[Calendar].IsNeverOpen;

    /// <summary>Forgets the record before.</summary>
    public void Clear(int calendar)
    {
        Observations.Clear();
        Calendar = calendar;
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
            Outcome = clock.Outcome,
            Reason = clock.Reason?.ToString(),
            Stretches = [new Stretch(clock.StartNanoseconds, clock.StopNanoseconds)],
            CalendarTime = clock.IsCompleted ? clock.StopNanoseconds - clock.StartNanoseconds : null,
            BusinessTime = clock.IsCompleted && HasHours ? calendars.Between(Calendar, clock.StartNanoseconds, clock.StopNanoseconds) : null,
        });
    }

    public override void Stretches(List<Stretch> stretches, long anchor) => Observations.Add(new Observation
    {
        Variant = VariantName,
        Outcome = ClockOutcome.Completed,
        Stretches = stretches.ToArray(),
        CalendarTime = stretches.Sum(static stretch => stretch.Stop - stretch.Start),
        BusinessTime = HasHours ? stretches.Sum(stretch => calendars.Between(Calendar, stretch.Start, stretch.Stop)) : null,
    });

    public override void Value(long nanoseconds, long? anchor) =>
        Observations.Add(new Observation { Variant = VariantName, Outcome = ClockOutcome.Completed, CalendarTime = nanoseconds });

    public override void Exclude(string reason, long? anchor) =>
        Observations.Add(new Observation { Variant = VariantName, Outcome = ClockOutcome.Excluded, Reason = reason });

    // The variant names what comes next; no KPI goes back to another one in between.
    public override DurationObserver Variant(string name)
    {
        VariantName = name;
        return this;
    }

    /// <summary>One observation.</summary>
    internal sealed class Observation
    {
        public string? Variant { get; init; }

        public required ClockOutcome Outcome { get; init; }

        public string? Reason { get; init; }

        /// <summary>What counted, in order; an open clock's one ends at <see cref="Internal.Nanoseconds.Never"/>. None for what the source measured.</summary>
        public IReadOnlyList<Stretch> Stretches { get; init; } = [];

        public long? CalendarTime { get; init; }

        public long? BusinessTime { get; init; }
    }
}
