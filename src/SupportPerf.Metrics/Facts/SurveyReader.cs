using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <summary>A survey answer read under chosen definitions: its category and whether it counts. One instance serves one thread.</summary>
internal sealed class SurveyReader(SurveyDefinitions definitions, Instant? asOf, Action<DataIssue> issues)
{
    /// <summary>Weights are kept as whole numbers of 1e-10.</summary>
    public const long WeightUnit = 10_000_000_000L;

    private const decimal MaxWeight = 900_000_000m;
    private const int PromoterFrom = 9;
    private const int DetractorFrom = 6;

    private readonly long _asOf = asOf is { } instant && Nanoseconds.InRange(instant) ? Nanoseconds.Of(instant) : Nanoseconds.Never;

    public SurveyDefinitions Definitions => definitions;

    /// <summary>What lies after it is ignored; <see cref="Nanoseconds.Never"/>: nothing is.</summary>
    public long AsOf => _asOf;

    /// <summary>The latest instant of an answer.</summary>
    private long Latest { get; set; } = long.MinValue;

    /// <summary>The latest instant since this was last asked; <see cref="long.MinValue"/> for none.</summary>
    public long TakeLatest()
    {
        long latest = Latest;
        Latest = long.MinValue;
        return latest;
    }

    public SurveyFacts Read(SurveyResponse response)
    {
        long? answeredAt = null;
        if (response.AnsweredAt is { } answered)
        {
            if (!Nanoseconds.InRange(answered) || Nanoseconds.Of(answered) > _asOf)
            {
                return Exclude(response, DataIssueKind.FutureInstant, $"Answered at {answered}, after the as-of instant; it is left out.", null);
            }

            answeredAt = Nanoseconds.Of(answered);
            Latest = Math.Max(Latest, answeredAt.Value);
        }

        long? sentAt = response.SentAt is { } sent && Nanoseconds.InRange(sent) ? Nanoseconds.Of(sent) : null;
        if (answeredAt is null && sentAt > _asOf)
        {
            return Exclude(response, DataIssueKind.FutureInstant, $"Sent at {response.SentAt}, after the as-of instant; it is left out.", null);
        }

        long? anchor = definitions.Anchor == SurveyAnchor.Sent ? sentAt : answeredAt;
        SurveyScale scale = response.Scale ?? DefaultScale(response.Kind);
        int? score = response.Score is 0 && definitions.ZeroIsBlank && scale.Min > 0 ? null : response.Score;
        if (score is null && response.Sentiment is null)
        {
            return new SurveyFacts(SurveyOutcome.NotAnswered, null, 0, false, null, anchor ?? sentAt, null, answeredAt);
        }

        if (score is { } outside && !scale.Contains(outside))
        {
            if (!definitions.ClampToScale)
            {
                return Exclude(response, DataIssueKind.ScoreOutOfScale, FormattableString.Invariant($"A score of {outside} lies outside {scale}; it is left out."), anchor);
            }

            score = outside < scale.Min ? scale.Min : scale.Max;
        }

        ScoreCut? cut = CutOf(response.Kind, scale);
        if (response.Kind == SurveyKind.Nps && cut is null && response.Sentiment is null && scale.Max != SurveyScale.ZeroToTen.Max)
        {
            return Exclude(
                response,
                DataIssueKind.ScoreOutOfScale,
                FormattableString.Invariant($"NPS is asked on 0..10, not on {scale}; it is left out. A score cut says who is a promoter on another scale."),
                anchor);
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

        bool lowerIsBetter = response.Kind == SurveyKind.Ces && definitions.Effort == EffortDirection.LowerIsEasier;
        int category = response.Sentiment is { } sentiment ? (int)sentiment
            : cut is not null ? Category(cut, score!.Value, lowerIsBetter)
            : Category(response.Kind, lowerIsBetter ? scale.Min + scale.Max - score!.Value : score!.Value, scale);
        bool isTop = score == (lowerIsBetter ? scale.Min : scale.Max);
        return new SurveyFacts(SurveyOutcome.Answered, score, category, isTop, weight, anchor, null, answeredAt);
    }

    /// <summary>Takes note of an answer that has no instant where one is needed.</summary>
    public void MissesAnchor(string id) =>
        issues(new DataIssue { RecordId = id, Kind = DataIssueKind.MissingAnchor, Message = "The answer has no instant, so it belongs to no period; it is left out." });

    private ScoreCut? CutOf(SurveyKind kind, SurveyScale scale)
    {
        for (int i = 0; i < definitions.Cuts.Count; i++)
        {
            ScoreCut cut = definitions.Cuts[i];
            if (cut.Kind == kind && (cut.Scale is null || cut.Scale == scale))
            {
                return cut;
            }
        }

        return null;
    }

    private SurveyScale DefaultScale(SurveyKind kind) => kind switch
    {
        SurveyKind.Nps => SurveyScale.ZeroToTen,
        SurveyKind.Ces when definitions.Effort == EffortDirection.HigherIsEasier => SurveyScale.OneToSeven,
        _ => SurveyScale.OneToFive,
    };

    private static int Category(ScoreCut cut, int score, bool lowerIsBetter)
    {
        int sign = lowerIsBetter ? -1 : 1;
        return sign * score >= sign * cut.PositiveFrom ? 1 : sign * score <= sign * cut.NegativeFrom ? -1 : 0;
    }

    /// <summary>1: promoter, satisfied or easy; -1: detractor, dissatisfied or hard; 0: between. Higher is better.</summary>
    private static int Category(SurveyKind kind, int score, SurveyScale scale)
    {
        if (kind == SurveyKind.Nps)
        {
            return score >= PromoterFrom ? 1 : score <= DetractorFrom ? -1 : 0;
        }

        if (kind == SurveyKind.Ces)
        {
            // Agreement: the upper three of seven, likewise on other scales the part above the middle.
            return (2 * score).CompareTo(scale.Min + scale.Max);
        }

        // Top box on two and three points, top two boxes on more; the mirror image below.
        int boxes = scale.Max - scale.Min + 1 <= 3 ? 1 : 2;
        return score > scale.Max - boxes ? 1 : score < scale.Min + boxes ? -1 : 0;
    }

    private SurveyFacts Exclude(SurveyResponse response, DataIssueKind kind, string message, long? anchor)
    {
        issues(new DataIssue { RecordId = response.Id, Kind = kind, Message = message });
        return new SurveyFacts(SurveyOutcome.Excluded, null, 0, false, null, anchor, kind, null);
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
internal readonly record struct SurveyFacts(SurveyOutcome Outcome, int? Score, int Category, bool IsTop, long? Weight, long? Anchor, DataIssueKind? Reason, long? AnsweredAt);
