using System.Globalization;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Reports;

/// <summary>Quality reviews.</summary>
internal sealed class ReviewSheet : FactSheet
{
    private readonly QaReader _reader;
    private readonly FactColumn[] _columns;
    private QaReview _review = null!;
    private QaFacts _facts;

    public ReviewSheet(QaReader reader)
    {
        _reader = reader;
        _columns =
        [
            new("scorecard", FactKind.Text, () => _review.Scorecard),
            new("qa_state", FactKind.Text, () => _facts.Outcome == QaOutcome.Excluded ? _facts.Reason.ToString() : EnumNames<QaOutcome>.Of(_facts.Outcome)),
            new("qa_score", FactKind.Number, () => IsScored ? (_facts.Score / (decimal)QaReader.ScoreUnit).ToString("0.############", CultureInfo.InvariantCulture) : null),
            new("critical_failure", FactKind.Flag, () => Text(IsScored && _facts.HasCritical ? _facts.IsFailed : null)),
            new("reviewer", FactKind.Text, () => _review.Reviewer),
        ];
    }

    public override string Record => "review";

    public override IReadOnlyList<FactColumn> Columns => _columns;

    private bool IsScored => _facts.Outcome == QaOutcome.Scored;

    public void Read(QaReview review)
    {
        _review = review;
        _facts = _reader.Read(review);
        Id = review.Id;
        At = review.ReviewedAt;
        LeftOut = IsScored ? null : _facts.Outcome == QaOutcome.Excluded ? _facts.Reason.ToString() : nameof(QaOutcome.NothingRated);
    }

    public override string? ValueOf(Dimension dimension) => RecordDimensions.Of(_review, dimension);
}
