namespace SupportPerf.Metrics.Measures;

/// <summary>Response rate: the share of those asked who answered.</summary>
/// <remarks>
/// Numerator: surveys that were answered, validly or not. Denominator: surveys that were sent or answered. Variant: the kind of survey, or the question.
/// Left out: replaced answers, which nobody was asked for again. Anchor: the answer, for unanswered ones the sending. Unit: ratio, 0 to 1. Empty: no
/// value. Source: Chatwoot (responses by sent).
/// </remarks>
internal static class ResponseRate
{
    public const string Key = "response_rate";
}
