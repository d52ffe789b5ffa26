using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Analysis;

/// <summary>The Nelson-Aalen estimate of the cumulative hazard: how many completions one record would have met by then. Its slope is the speed at which things complete.</summary>
/// <remarks>Sources: Nelson, Technometrics 14 (1972) 945; Aalen, Annals of Statistics 6 (1978) 701.</remarks>
public static class CumulativeHazard
{
    /// <summary>H after each step of a survival curve: the sum of d / n so far.</summary>
    /// <param name="curve">The curve.</param>
    /// <returns>One value for each of <see cref="KaplanMeier.Steps"/>; empty when nothing completed.</returns>
    /// <exception cref="ArgumentException">The curve is null.</exception>
    public static double[] Of(KaplanMeier curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ReadOnlySpan<SurvivalStep> steps = curve.Steps;
        var hazard = new double[steps.Length];
        CompensatedSum sum = default;
        for (int i = 0; i < hazard.Length; i++)
        {
            sum.Add((double)steps[i].Events / steps[i].AtRisk);
            hazard[i] = sum.Value;
        }

        return hazard;
    }
}
