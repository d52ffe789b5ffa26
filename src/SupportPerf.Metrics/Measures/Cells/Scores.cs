using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>A cell of survey scores summed up. Weights are in 1e-10; a total weight of zero gives no weighted value.</summary>
internal sealed class Scores
{
    private readonly double _weightedScores;
    private readonly double _scoredWeight;
    private readonly double _weight;
    private readonly double _weightedPositive;
    private readonly double _weightedNegative;
    private readonly double _squares;
    private readonly long _sum;

    /// <param name="cell">The scores.</param>
    /// <param name="weights">The squares of the weights. Null: not known.</param>
    public Scores(ScoreCell cell, WeightCell? weights = null)
    {
        WideSum weight = default;
        WideSum positive = default;
        WideSum negative = default;
        WideSum scored = default;
        double weightedScores = 0;
        ScoreEntries entries = cell.Entries;
        for (int i = 0; i < entries.Count; i++)
        {
            KeyValuePair<ScoreCell.Key, ScoreCell.Entry> entry = entries.At(i);
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

        _weight = weight.ToDouble() / SurveyReader.WeightUnit;
        _weightedPositive = positive.ToDouble() / SurveyReader.WeightUnit;
        _weightedNegative = negative.ToDouble() / SurveyReader.WeightUnit;
        HasSquares = weights is not null;
        if (weights is not null)
        {
            WideSum squares = weights.Squares;
            WideSum one = default;
            one.AddSquare(SurveyReader.WeightUnit);
            _squares = (squares.ToDouble() + ((cell.Count - cell.Weighted) * one.ToDouble())) / one.ToDouble();
        }

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

    /// <summary>Whether the squares of the weights are known, which intervals need.</summary>
    public bool HasSquares { get; }

    public double? Mean => Scored == 0 ? null : (double)_sum / Scored;

    public double? WeightedMean => _scoredWeight > 0 ? _weightedScores / _scoredWeight : null;

    public WeightedNetPromoterScore WeightedNps => new(_weightedPositive, _weightedNegative, _weight, _squares, Count);

    public WeightedRatio WeightedShare => new(_weightedPositive, _weight, _squares, Count);
}
