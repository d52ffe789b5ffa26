using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>A KPI: its key, its variant, and how a record's facts become observations.</summary>
/// <typeparam name="TFacts">The facts it reads.</typeparam>
/// <typeparam name="TObserver">What it observes.</typeparam>
internal class Metric<TFacts, TObserver>
{
    public Metric(string key, Action<TFacts, TObserver> observe, string? variant = null)
    {
        Key = key;
        Observe = observe;
        Variant = variant;
    }

    /// <summary>The stable key, as in reports.</summary>
    public string Key { get; }

    /// <summary>The variant; null: the main one.</summary>
    public string? Variant { get; }

    public Action<TFacts, TObserver> Observe { get; }

    /// <summary>The parts of a ticket's facts that it reads.</summary>
    public FactParts Reads { get; init; } = FactParts.All;

    /// <summary>The goal, printed beside the value; null: none.</summary>
    public double? Target { get; init; }

    /// <summary>Whether a duration has calendar time only, because the source measured it.</summary>
    public bool CalendarOnly { get; init; }

    /// <summary>For a duration: what longer ones count as, in nanoseconds; null: as they are.</summary>
    public long? Cap { get; init; }

    /// <summary>The hours basis of a share that depends on one.</summary>
    public HoursBasis Basis { get; init; }

    /// <summary>How running clocks are counted once they are judged.</summary>
    public SlaPopulation Population { get; init; }

    /// <summary>Whether clocks that still run count as if they stopped at the as-of instant.</summary>
    public bool CountsRunning { get; init; }

    /// <summary>Whose work a record is, where it is not its own agent's; null: it always is.</summary>
    public Func<TFacts, string?>? Agent { get; init; }

    /// <summary>Whether verdicts depend on contacts across records.</summary>
    public bool ReadsContacts { get; init; }

    /// <summary>Whether it is shown only where something has the property at all: what a source does not record must not look like zero.</summary>
    public bool NeedsAny { get; init; }

    /// <summary>The same KPI, counting running clocks where the definitions ask for it.</summary>
    public Metric<TFacts, TObserver> Counting(Definitions? definitions) =>
        definitions?.Unanswered != UnansweredRule.CountToAsOf ? this : new(Key, Observe, Variant) { CalendarOnly = CalendarOnly, Agent = Agent, Reads = Reads, CountsRunning = true };
}
