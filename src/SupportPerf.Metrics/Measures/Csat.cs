namespace SupportPerf.Metrics.Measures;

/// <summary>CSAT: the share of satisfied answers.</summary>
/// <remarks>
/// Numerator: answers with a good score: the top one of two or three, the top two of more (<see cref="SurveyDefinitions.Cuts"/>); <c>top_box</c> and
/// <c>bottom_box</c> are the best score and the bad ones, <c>mean</c> the mean score. Denominator: valid answers, neutral ones among them, or all surveys
/// sent (<see cref="SurveyDefinitions.SatisfactionOf"/>). Of several answers about a ticket the latest counts (<see cref="SurveyDefinitions.Repeats"/>).
/// Variant: the question. Left out: blanks, scores outside the scale, replaced answers, counted. Anchor: the answer. Unit: ratio, 0 to 1. Empty: no
/// value. Source: Zendesk, Intercom, Chatwoot, SimpleSat.
/// </remarks>
internal static class Csat
{
    public const string Key = "csat";
}
