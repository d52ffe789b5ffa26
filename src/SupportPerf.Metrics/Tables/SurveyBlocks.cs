using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics.Tables;

/// <summary>The answers to all kinds of surveys, by kind and question. Not thread-safe.</summary>
internal sealed class SurveyBlocks(Run run)
{
    public ScoreBlock Csat { get; } = new(run);

    public ScoreBlock Nps { get; } = new(run);

    public ScoreBlock Ces { get; } = new(run);

    /// <summary>Where the answers to a question go.</summary>
    public ScoreObserver Of(SurveyKind kind, string? question)
    {
        ScoreBlock block = kind switch
        {
            SurveyKind.Nps => Nps,
            SurveyKind.Ces => Ces,
            _ => Csat,
        };
        return question is null ? block : block.Variant(question);
    }

    /// <summary>Adds all that other blocks of the same run hold.</summary>
    public void Merge(SurveyBlocks other)
    {
        new BlockState(Csat).Merge(new BlockState(other.Csat), static group => group);
        new BlockState(Nps).Merge(new BlockState(other.Nps), static group => group);
        new BlockState(Ces).Merge(new BlockState(other.Ces), static group => group);
    }
}
