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

    /// <summary>The goal, printed beside the value; null: none.</summary>
    public double? Target { get; init; }

    /// <summary>Whether a duration has calendar time only, because the source measured it.</summary>
    public bool CalendarOnly { get; init; }

    /// <summary>The hours basis of a share that depends on one.</summary>
    public HoursBasis Basis { get; init; }

    /// <summary>How running clocks are counted once they are judged.</summary>
    public SlaPopulation Population { get; init; }
}
