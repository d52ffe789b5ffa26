using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Tables;

/// <summary>Runs the QA score over a stream of reviews. Not thread-safe.</summary>
internal sealed class QaRun(Run run, QaReader reader)
{
    public QaBlock Scores { get; } = new(run);

    /// <summary>How many reviews were added.</summary>
    public long Records { get; private set; }

    public long Latest => reader.Latest;

    public void Add(QaReview review)
    {
        QaFacts facts = reader.Read(review);
        Records++;
        run.Group = run.Window.Grouping.Of(review, RecordDimensions.Of);
        run.Calendar = -1;
        if (facts.Outcome == QaOutcome.Scored && facts.Anchor is null && run.NeedsAnchor)
        {
            reader.MissesAnchor(review);
            return;
        }

        (review.Scorecard is null ? Scores : Scores.Variant(review.Scorecard)).Add(facts);
    }

    public void Merge(QaRun other, Func<int, int> importGroup)
    {
        Scores.Merge(other.Scores, importGroup);
        Records += other.Records;
        reader.Saw(other.Latest);
    }
}
