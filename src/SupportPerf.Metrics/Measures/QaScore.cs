using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Measures;

/// <summary>QA score: how good reviewed interactions were, 0 to 1.</summary>
/// <remarks>
/// Formula: of a review the weighted mean of its rated categories, 0 where a critical one failed (<see cref="QaDefinitions"/>); <c>mean</c> is the mean
/// of the reviews, <c>pooled</c> divides all points given by all points possible, so that long scorecards weigh more, <c>critical_failure_rate</c> is the
/// share of the reviews with a rated critical category in which one failed. Variant: the scorecard. Left out: reviews in which nothing was rated, scores
/// outside 0..1, unusable weights, counted. Anchor: the review. Unit: ratio, 0 to 1. Empty: no value. Source: Zendesk QA, MaestroQA.
/// </remarks>
internal static class QaScore
{
    public const string Key = "qa_score";

    public static void Observe(in QaFacts facts, QaCell cell)
    {
        switch (facts.Outcome)
        {
            case QaOutcome.Scored:
                cell.Add(facts.Score, facts.Points, facts.Weight);
                cell.WithCritical += facts.HasCritical ? 1 : 0;
                cell.CriticalFailures += facts.IsFailed ? 1 : 0;
                break;
            case QaOutcome.NothingRated:
                cell.Exclude(nameof(QaOutcome.NothingRated));
                break;
            default:
                cell.Exclude(facts.Reason.ToString()!);
                break;
        }
    }

    public static double? Mean(QaCell cell) => cell.Scores.Count == 0 ? null : cell.Scores.Sum.ToDouble() / QaReader.ScoreUnit / cell.Scores.Count;

    public static double? Pooled(QaCell cell) => cell.Scores.Count == 0 ? null : cell.Points.ToDouble() / cell.Weight.ToDouble();
}
