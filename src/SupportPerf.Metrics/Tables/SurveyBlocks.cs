using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics.Tables;

/// <summary>The answers to all kinds of surveys, by kind and question. Not thread-safe.</summary>
internal sealed class SurveyBlocks(Run run)
{
    public ScoreBlock Csat { get; } = new(run, new WeightBlock(run));

    public ScoreBlock Nps { get; } = new(run, new WeightBlock(run));

    public ScoreBlock Ces { get; } = new(run, new WeightBlock(run));

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
        Add(Csat, other.Csat);
        Add(Nps, other.Nps);
        Add(Ces, other.Ces);

        static void Add(ScoreBlock into, ScoreBlock from)
        {
            new BlockState(into).Merge(new BlockState(from), static group => group);
            new BlockState(into.Weights).Merge(new BlockState(from.Weights), static group => group);
        }
    }
}
