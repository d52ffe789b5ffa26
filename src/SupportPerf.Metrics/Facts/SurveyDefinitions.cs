using System.Globalization;
using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>How answers to surveys are read: which scores are good, which answer counts where there are several, and what a share is of.</summary>
/// <remarks>
/// Immutable and thread-safe; change one with <c>with</c>. A score outside its scale is never taken as zero, and a neutral answer stays in the
/// denominator, whatever is chosen here.
/// </remarks>
public sealed record SurveyDefinitions
{
    /// <summary>The recommended definitions.</summary>
    public static SurveyDefinitions Default { get; } = new();

    /// <summary>Which of several answers about one ticket to one question counts. Only answers whose ticket is known can repeat each other.</summary>
    /// <value>The default is <see cref="RepeatedAnswers.Latest"/>.</value>
    public RepeatedAnswers Repeats { get; init; }

    /// <summary>
    /// Answers of one person to one question that lie at most this far apart, each to the next, count as one: the one that <see cref="Repeats"/> names.
    /// It holds for NPS, and for other kinds where no ticket is known. Null: every person's answers all count.
    /// </summary>
    public Duration? RespondentWindow { get; init; }

    /// <summary>The instant that decides the period of an answer.</summary>
    /// <value>The default is <see cref="SurveyAnchor.Answered"/>.</value>
    public SurveyAnchor Anchor { get; init; }

    /// <summary>What a satisfaction rate is a share of.</summary>
    /// <value>The default is <see cref="SurveyPopulation.Answers"/>.</value>
    public SurveyPopulation SatisfactionOf { get; init; }

    /// <summary>Which end of an effort scale is good.</summary>
    /// <value>The default is <see cref="EffortDirection.HigherIsEasier"/>, the scale of CES 2.0.</value>
    public EffortDirection Effort { get; init; }

    /// <summary>Whether a score of 0 on a scale that does not hold 0 means that nobody answered, as in systems that store no blank.</summary>
    public bool ZeroIsBlank { get; init; }

    /// <summary>Whether a score outside its scale is taken as the nearest score on it. Otherwise it is left out and counted.</summary>
    public bool ClampToScale { get; init; }

    /// <summary>
    /// Whether a satisfaction answer does not count when its ticket was reopened: it is left out, counted as Reopened. The ticket is looked up by
    /// <see cref="SurveyResponse.TicketId"/> among those of the same report; a ticket table, which has no such look-up, refuses the option.
    /// </summary>
    public bool ExcludeReopened { get; init; }

    /// <summary>The scores that count as good and bad, where they shall differ from the usual ones; the first that fits decides.</summary>
    /// <value>
    /// The default is none. Then satisfaction counts the top score of two and three, the top two of more as good, and the mirror image as bad; NPS counts
    /// 9 and 10 as promoters and 0 to 6 as detractors; effort counts what lies on the easy side of the middle as good.
    /// </value>
    public IReadOnlyList<ScoreCut> Cuts { get; init; } = [];

    internal IEnumerable<string> ToWords()
    {
        yield return $"repeated survey answers about a ticket: {Repeats}";
        yield return $"survey answers of one person within: {(RespondentWindow is { } window ? window.TotalSeconds.ToString("R", CultureInfo.InvariantCulture) + " s" : "(all count)")}";
        yield return $"survey periods by: {Anchor}";
        yield return $"satisfaction is a share of: {SatisfactionOf}";
        yield return $"effort scale: {Effort}";
        yield return $"a score of 0 below the scale: {(ZeroIsBlank ? "no answer" : "out of scale")}";
        yield return $"a score out of scale: {(ClampToScale ? "taken as the nearest" : "left out")}";
        if (ExcludeReopened)
        {
            yield return "satisfaction with reopened tickets: left out";
        }

        foreach (ScoreCut cut in Cuts)
        {
            yield return FormattableString.Invariant($"{cut.Kind} on {cut.Scale?.ToString() ?? "any scale"}: good from {cut.PositiveFrom}, bad from {cut.NegativeFrom}");
        }
    }
}
