using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>Runs the QA score over a stream of reviews. Not thread-safe.</summary>
internal sealed class QaRun(Run run, QaReader reader, InstantsKept kept)
{
    public QaBlock Scores { get; } = new(run);

    /// <summary>How many reviews were added, until when.</summary>
    public RecordLog Log { get; } = new(kept);

    public void Add(QaReview review)
    {
        QaFacts facts = reader.Read(review);
        Log.Add(reader.TakeLatest());
        run.Group = run.Window.Grouping.Of(review, RecordDimensions.Of);
        run.Calendar = -1;
        if (facts.Outcome == QaOutcome.Scored && facts.Anchor is null && run.NeedsAnchor)
        {
            reader.MissesAnchor(review);
            return;
        }

        (review.Scorecard is null ? Scores : Scores.Variant(review.Scorecard)).Add(facts);
    }

    /// <summary>Everything that is counted, by the name that saved states have for it.</summary>
    public IEnumerable<KeyValuePair<string, IState>> Parts() =>
    [
        new("reviews", new CellState<RecordLog>(Log, () => new RecordLog(kept))),
        new("reviews/qa_score", new BlockState(Scores)),
    ];
}
