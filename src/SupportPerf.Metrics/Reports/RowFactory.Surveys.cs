using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Statistics;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Reports;

/// <content>Surveys.</content>
internal sealed partial class RowFactory
{
    public void AddSurveys(SurveyBlocks surveys, SurveyPopulation satisfactionOf, Func<string, bool> isMissing)
    {
        (string Metric, ScoreBlock Block, SurveyPopulation Population)[] kinds =
        [
            (Csat.Key, surveys.Csat, satisfactionOf),
            (Nps.Key, surveys.Nps, SurveyPopulation.Answers),
            (Ces.Key, surveys.Ces, SurveyPopulation.Answers),
        ];
        foreach ((string metric, ScoreBlock block, SurveyPopulation population) in kinds)
        {
            bool hasWeights = !isMissing(SurveyRun.WeightsOf(metric));
            AddQuestion(metric, null, block, population, hasWeights);
            foreach (KeyValuePair<string, ScoreBlock> question in block.Variants)
            {
                AddQuestion(metric, question.Key, question.Value, population, hasWeights);
            }
        }

        foreach ((string metric, ScoreBlock block, _) in kinds)
        {
            AddResponseRates(metric, block);
        }
    }

    /// <summary>The share of those asked who answered; an answer that a later one replaces was not asked for again.</summary>
    private void AddResponseRates(string kind, ScoreBlock block)
    {
        if (!_selection.HasMetric(ResponseRate.Key))
        {
            return;
        }

        AddResponseRate(kind, block);
        foreach (KeyValuePair<string, ScoreBlock> question in block.Variants)
        {
            AddResponseRate(question.Key, question.Value);
        }
    }

    private void AddResponseRate(string variant, ScoreBlock block)
    {
        foreach ((int period, IReadOnlyList<string?>? values, ScoreCell cell) in PlacesOf(block.Cells))
        {
            long answered = cell.Count + (cell.Excluded?.Total ?? 0);
            AddRatio(Row(period, values, ResponseRate.Key, "ratio", "ratio", variant), "ratio", new Ratio(answered, answered + cell.NotAnswered), 0);
        }
    }

    private void AddQuestion(string metric, string? variant, ScoreBlock block, SurveyPopulation population, bool hasWeights)
    {
        if (!_selection.HasMetric(metric))
        {
            return;
        }

        Dictionary<string, WeightCell> weights = [];
        foreach ((int period, IReadOnlyList<string?>? values, WeightCell cell) in PlacesOf(block.Weights.Cells))
        {
            weights.Add(PlaceKey(period, values), cell);
        }

        foreach ((int period, IReadOnlyList<string?>? values, ScoreCell cell) in PlacesOf(block.Cells))
        {
            // Without the squares there is a weighted value, but nothing says how sure it is.
            WeightCell? squares = hasWeights && cell.HasWeights && weights.TryGetValue(PlaceKey(period, values), out WeightCell? found) ? found : null;
            Scores scores = new(cell, squares);
            long asked = cell.NotAnswered + (cell.Excluded?.Total ?? 0);
            ReportRow place = Row(period, values, metric, "", "score", variant, n: cell.Count, excluded: asked + cell.Superseded);
            if (metric == Nps.Key)
            {
                AddNps(place, scores, cell.HasWeights);
            }
            else
            {
                AddBoxes(place, scores, cell.HasWeights, population == SurveyPopulation.Sent ? asked - (cell.Excluded?.For(SurveyRun.LeftOutAsReopened) ?? 0) : 0);
            }

            if (Has("mean"))
            {
                ReportRow mean = place with { Statistic = "mean", Value = scores.Mean, N = scores.Scored };
                _rows.Add(mean);
                _figures?.Add(mean, new ComparedValue(scores.Mean, scores.Scored, hasPercent: false));
            }

            if (cell.HasWeights)
            {
                Add(place with { Statistic = "mean", Value = scores.WeightedMean, N = scores.Scored, Weighting = "weighted" });
            }
        }
    }

    private void AddNps(ReportRow place, Scores scores, bool weighted)
    {
        NetPromoterScore nps = new(scores.Positive, scores.Neutral, scores.Negative);
        if (Has("score"))
        {
            ConfidenceInterval? interval = _selection.HasIntervals ? nps.Interval : null;
            ReportRow score = place with { Statistic = "score", Value = nps.Value, CiLow = interval?.Low, CiHigh = interval?.High, CiMethod = interval?.Method };
            _rows.Add(score);
            _figures?.Add(score, new ComparedNetPromoterScore(nps));
        }

        Put(place, "promoters", "count", nps.Promoters);
        Put(place, "passives", "count", nps.Passives);
        Put(place, "detractors", "count", nps.Detractors);
        if (weighted)
        {
            WeightedNetPromoterScore score = scores.WeightedNps;
            Add(With(place with { Statistic = "score", Value = score.Value, Weighting = "weighted" }, scores.HasSquares ? score.Interval : null));
        }
    }

    private void AddBoxes(ReportRow place, Scores scores, bool weighted, long alsoAsked)
    {
        AddShare(place, "ratio", scores.Positive, scores.Count + alsoAsked, place.Excluded - alsoAsked);

        // A thumb or a face without a score is in no box.
        AddShare(place, "top_box", scores.Top, scores.Scored, place.Excluded + scores.Count - scores.Scored);
        AddShare(place, "bottom_box", scores.Negative, scores.Count, place.Excluded);
        if (weighted)
        {
            WeightedRatio share = scores.WeightedShare;
            Add(With(
                place with { Statistic = "ratio", Unit = "ratio", Weighting = "weighted", Value = share.Value, Numerator = share.Numerator, Denominator = share.Denominator },
                scores.HasSquares ? share.Interval : null));
        }
    }

    private void AddShare(ReportRow place, string statistic, long numerator, long denominator, long excluded)
    {
        if (Has(statistic))
        {
            AddRatio(place, statistic, new Ratio(numerator, denominator), excluded);
        }
    }
}
