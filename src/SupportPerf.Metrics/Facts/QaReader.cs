using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <summary>Reads quality reviews into facts: the one place where a review's score is made. One instance serves one thread.</summary>
internal sealed class QaReader(QaDefinitions definitions, Instant? asOf, Action<DataIssue> issues)
{
    /// <summary>Weights and points are kept as whole numbers of 1e-10.</summary>
    public const long PointUnit = 10_000_000_000L;

    /// <summary>Scores are kept as whole numbers of 1e-12, rounded half to even once a review.</summary>
    public const long ScoreUnit = 1_000_000_000_000L;

    private const decimal MaxWeight = 900_000_000m;

    private readonly long _asOf = asOf is { } instant && Nanoseconds.InRange(instant) ? Nanoseconds.Of(instant) : Nanoseconds.Never;

    private long Latest { get; set; } = long.MinValue;

    /// <summary>The latest instant since this was last asked; <see cref="long.MinValue"/> for none.</summary>
    public long TakeLatest()
    {
        long latest = Latest;
        Latest = long.MinValue;
        return latest;
    }

    public QaFacts Read(QaReview review)
    {
        long? anchor = null;
        if (review.ReviewedAt is { } reviewed)
        {
            if (!Nanoseconds.InRange(reviewed) || Nanoseconds.Of(reviewed) > _asOf)
            {
                return Exclude(review, DataIssueKind.FutureInstant, $"Reviewed at {reviewed}, after the as-of instant; it is left out.", null);
            }

            anchor = Nanoseconds.Of(reviewed);
            Latest = Math.Max(Latest, anchor.Value);
        }

        decimal points = 0;
        decimal weights = 0;
        bool hasCritical = false;
        bool isFailed = false;
        foreach (QaCategory category in review.Categories)
        {
            decimal weight = definitions.EqualWeights ? 1 : category.Weight;
            if (weight < 0 || weight > MaxWeight || decimal.Truncate(weight * PointUnit) != weight * PointUnit)
            {
                return Exclude(
                    review,
                    DataIssueKind.UnusableWeight,
                    FormattableString.Invariant($"The weight {weight} of \"{category.Name}\" is negative, above {MaxWeight}, or finer than 1e-10; the review is left out."),
                    anchor);
            }

            if (category.Score is < 0 or > 1)
            {
                return Exclude(
                    review,
                    DataIssueKind.ScoreOutOfScale,
                    FormattableString.Invariant($"The score {category.Score} of \"{category.Name}\" lies outside 0..1; the review is left out."),
                    anchor);
            }

            hasCritical |= category is { IsCritical: true, Score: not null };
            isFailed |= category is { IsCritical: true, Score: 0 };
            decimal? score = category.Score ?? definitions.NotApplicable switch
            {
                NotApplicableRule.FullScore => 1,
                NotApplicableRule.Zero => 0,
                _ => null,
            };
            if (score is { } given)
            {
                points += weight * given;
                weights += weight;
            }
        }

        if (weights == 0)
        {
            return new QaFacts(QaOutcome.NothingRated, 0, 0, 0, hasCritical, isFailed, anchor, null);
        }

        if (weights > MaxWeight)
        {
            return Exclude(review, DataIssueKind.UnusableWeight, FormattableString.Invariant($"Its weights add up to {weights}, above {MaxWeight}; the review is left out."), anchor);
        }

        if (isFailed && definitions.CriticalFailure == CriticalFailure.FailsReview)
        {
            points = 0;
        }

        return new QaFacts(
            QaOutcome.Scored,
            (long)Math.Round(points / weights * ScoreUnit, MidpointRounding.ToEven),
            (long)Math.Round(points * PointUnit, MidpointRounding.ToEven),
            (long)(weights * PointUnit),
            hasCritical,
            isFailed,
            anchor,
            null);
    }

    /// <summary>Takes note of a review that has no instant where one is needed.</summary>
    public void MissesAnchor(QaReview review) =>
        issues(new DataIssue { RecordId = review.Id, Kind = DataIssueKind.MissingAnchor, Message = "The review has no instant, so it belongs to no period; it is left out." });

    private QaFacts Exclude(QaReview review, DataIssueKind kind, string message, long? anchor)
    {
        issues(new DataIssue { RecordId = review.Id, Kind = kind, Message = message });
        return new QaFacts(QaOutcome.Excluded, 0, 0, 0, false, false, anchor, kind);
    }
}

/// <summary>What became of a review.</summary>
internal enum QaOutcome
{
    Scored,
    NothingRated,
    Excluded,
}

/// <summary>The facts of a review: its score in 1e-12, its points and weight in 1e-10.</summary>
internal readonly record struct QaFacts(QaOutcome Outcome, long Score, long Points, long Weight, bool HasCritical, bool IsFailed, long? Anchor, DataIssueKind? Reason);
