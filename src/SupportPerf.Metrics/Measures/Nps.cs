namespace SupportPerf.Metrics.Measures;

/// <summary>NPS: the share of promoters less the share of detractors.</summary>
/// <remarks>
/// Formula: 100 (promoters - detractors) / answers, from counts, never from rounded shares; promoters score 9 and 10, detractors 0 to 6 (<see cref="SurveyDefinitions.Cuts"/>). A change is in points, not per cent. Variant: the question. Left out: blanks, scores outside 0..10, other scales
/// without a cut, replaced answers, counted. Anchor: the answer. Unit: score, -100 to 100. Empty: no value. Source: Reichheld 2003; all vendors agree.
/// </remarks>
internal static class Nps
{
    public const string Key = "nps";
}
