namespace SupportPerf.Metrics.Measures;

/// <summary>CES: the share of answers that call it easy.</summary>
/// <remarks>
/// Numerator: answers on the easy side of the middle of the scale, on 1..7 the scores 5 to 7 (<see cref="SurveyDefinitions.Effort"/> says which end is
/// easy); <c>mean</c> is the mean score. Denominator: valid answers. Variant: the question. Left out: blanks, scores outside the scale, replaced answers,
/// counted. Anchor: the answer. Unit: ratio, 0 to 1. Empty: no value. Source: Dixon et al. 2010; CEB 2013 (CES 2.0).
/// </remarks>
internal static class Ces
{
    public const string Key = "ces";
}
