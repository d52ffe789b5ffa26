using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <summary>A survey answer read under chosen definitions: its category and whether it counts. One instance serves one thread.</summary>
internal sealed class SurveyReader(Instant? asOf, Action<DataIssue> issues)
{
    /// <summary>Weights are kept as whole numbers of 1e-10.</summary>
    public const long WeightUnit = 10_000_000_000L;

    private const decimal MaxWeight = 900_000_000m;

    private readonly long _asOf = asOf is { } instant && Nanoseconds.InRange(instant) ? Nanoseconds.Of(instant) : Nanoseconds.Never;

    /// <summary>The latest instant of an answer.</summary>
    public long Latest { get; private set; } = long.MinValue;

    public void Saw(long latest) => Latest = Math.Max(Latest, latest);

    public SurveyFacts Read(SurveyResponse response)
    {
        long? anchor = null;
        if (response.AnsweredAt is { } answered)
        {
            if (!Nanoseconds.InRange(answered) || Nanoseconds.Of(answered) > _asOf)
            {
                return Exclude(response, DataIssueKind.FutureInstant, $"Answered at {answered}, after the as-of instant; it is left out.", null);
            }

            anchor = Nanoseconds.Of(answered);
            Latest = Math.Max(Latest, anchor.Value);
        }

        if (response.Score is null && response.Sentiment is null)
        {
            return new SurveyFacts(SurveyOutcome.NotAnswered, null, 0, false, null, anchor ?? SentAt(response), null);
        }

        SurveyScale scale = response.Scale ?? DefaultScale(response.Kind);
        if (response.Score is { } outside && !scale.Contains(outside))
        {
            return Exclude(response, DataIssueKind.ScoreOutOfScale, FormattableString.Invariant($"A score of {outside} lies outside {scale}; it is left out."), anchor);
        }

        long? weight = null;
        if (response.Weight is { } given)
        {
            decimal scaled = given < 0 || given > MaxWeight ? -1 : given * WeightUnit;
            if (scaled < 0 || decimal.Truncate(scaled) != scaled)
            {
                return Exclude(
                    response,
                    DataIssueKind.UnusableWeight,
                    FormattableString.Invariant($"A weight of {given} is negative, above {MaxWeight}, or finer than 1e-10; the answer is left out."),
                    anchor);
            }

            weight = (long)scaled;
        }

        int category = response.Sentiment is { } sentiment ? (int)sentiment : Category(response.Kind, response.Score!.Value, scale);
        return new SurveyFacts(SurveyOutcome.Answered, response.Score, category, response.Score == scale.Max, weight, anchor, null);
    }

    /// <summary>Takes note of an answer that has no instant where one is needed.</summary>
    public void MissesAnchor(SurveyResponse response) =>
        issues(new DataIssue { RecordId = response.Id, Kind = DataIssueKind.MissingAnchor, Message = "The answer has no instant, so it belongs to no period; it is left out." });

    private static long? SentAt(SurveyResponse response) => response.SentAt is { } sent && Nanoseconds.InRange(sent) ? Nanoseconds.Of(sent) : null;

    private static SurveyScale DefaultScale(SurveyKind kind) => kind switch
    {
        SurveyKind.Nps => SurveyScale.ZeroToTen,
        SurveyKind.Ces => SurveyScale.OneToSeven,
        _ => SurveyScale.OneToFive,
    };

    /// <summary>1: promoter or satisfied; -1: detractor or dissatisfied; 0: between.</summary>
    private static int Category(SurveyKind kind, int score, SurveyScale scale)
    {
        if (kind == SurveyKind.Nps)
        {
            return score >= 9 ? 1 : score >= 7 ? 0 : -1;
        }

        int points = scale.Max - scale.Min + 1;
        if (kind == SurveyKind.Ces)
        {
            // Agreement: the upper three of seven, likewise on other scales the part above the middle.
            int middle = scale.Min + scale.Max;
            return 2 * score > middle ? 1 : 2 * score == middle ? 0 : -1;
        }

        // Top box on two and three points, top two boxes on more; the mirror image below.
        int boxes = points <= 3 ? 1 : 2;
        return score > scale.Max - boxes ? 1 : score < scale.Min + boxes ? -1 : 0;
    }

    private SurveyFacts Exclude(SurveyResponse response, DataIssueKind kind, string message, long? anchor)
    {
        issues(new DataIssue { RecordId = response.Id, Kind = kind, Message = message });
        return new SurveyFacts(SurveyOutcome.Excluded, null, 0, false, null, anchor, kind);
    }
}

/// <summary>What became of a survey answer.</summary>
internal enum SurveyOutcome
{
    Answered,
    NotAnswered,
    Excluded,
}

/// <summary>The facts of a survey answer.</summary>
internal readonly record struct SurveyFacts(SurveyOutcome Outcome, int? Score, int Category, bool IsTop, long? Weight, long? Anchor, DataIssueKind? Reason);
