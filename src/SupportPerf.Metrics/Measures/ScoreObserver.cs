namespace SupportPerf.Metrics.Measures;

/// <summary>Takes the answers to a survey question.</summary>
internal abstract class ScoreObserver
{
    public abstract void Answer(int? score, int category, bool isTop, long? weight, long? anchor);

    /// <summary>An answer that another answer about the same stands for.</summary>
    public abstract void Superseded(long? anchor);

    public abstract void NotAnswered(long? anchor);

    public abstract void Exclude(string reason, long? anchor);

    public abstract ScoreObserver Variant(string name);
}
