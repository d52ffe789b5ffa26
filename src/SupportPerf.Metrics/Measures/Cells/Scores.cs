using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>A cell of survey scores summed up. Weights are in 1e-10; a total weight of zero gives no weighted value.</summary>
internal sealed class Scores
{
    private readonly double _weightedScores;
    private readonly double _scoredWeight;
    private readonly double _weightedNegative;
    private readonly long _sum;

    public Scores(ScoreCell cell)
    {
        WideSum weight = default;
        WideSum positive = default;
        WideSum negative = default;
        WideSum scored = default;
        double weightedScores = 0;
        foreach (KeyValuePair<ScoreCell.Key, ScoreCell.Entry> entry in cell.Entries)
        {
            (ScoreCell.Key key, ScoreCell.Entry answers) = (entry.Key, entry.Value);
            Count += answers.Count;
            weight.Add(answers.Weight);
            Top += key.IsTop ? answers.Count : 0;
            if (key.Category > 0)
            {
                Positive += answers.Count;
                positive.Add(answers.Weight);
            }
            else if (key.Category < 0)
            {
                Negative += answers.Count;
                negative.Add(answers.Weight);
            }
            else
            {
                Neutral += answers.Count;
            }

            if (key.Score is { } score)
            {
                Scored += answers.Count;
                _sum += score * answers.Count;
                scored.Add(answers.Weight);
                weightedScores += score * answers.Weight.ToDouble();
            }
        }

        Weight = weight.ToDouble();
        WeightedPositive = positive.ToDouble();
        _weightedNegative = negative.ToDouble();
        _scoredWeight = scored.ToDouble();
        _weightedScores = weightedScores;
    }

    public long Count { get; }

    public long Positive { get; }

    public long Neutral { get; }

    public long Negative { get; }

    /// <summary>Answers with the highest score of their scale.</summary>
    public long Top { get; }

    /// <summary>Answers that have a score, not only a category.</summary>
    public long Scored { get; }

    public double Weight { get; }

    public double WeightedPositive { get; }

    public double? Mean => Scored == 0 ? null : (double)_sum / Scored;

    public double? WeightedMean => _scoredWeight > 0 ? _weightedScores / _scoredWeight : null;

    public double? WeightedNps => Weight > 0 ? 100 * (WeightedPositive - _weightedNegative) / Weight : null;

    public double? WeightedShare => Weight > 0 ? WeightedPositive / Weight : null;
}
