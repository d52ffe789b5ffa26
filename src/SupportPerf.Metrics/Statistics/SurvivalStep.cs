namespace SupportPerf.Metrics.Statistics;

/// <summary>One step of a Kaplan-Meier curve: a duration at which something completed.</summary>
/// <remarks>An immutable value.</remarks>
public readonly record struct SurvivalStep
{
    internal SurvivalStep(long time, long atRisk, long events, double survival, double hazardVariance)
    {
        Time = time;
        AtRisk = atRisk;
        Events = events;
        Survival = survival;
        HazardVariance = hazardVariance;
    }

    /// <summary>The duration, in the unit of the input.</summary>
    public long Time { get; }

    /// <summary>How many had neither completed nor left observation just before.</summary>
    public long AtRisk { get; }

    /// <summary>How many completed exactly then.</summary>
    public long Events { get; }

    /// <summary>The estimated share still waiting after this duration.</summary>
    public double Survival { get; }

    /// <summary>Greenwood's sum of d / (n (n - d)) up to here: the variance of log S. It leaves out a last step at which everything completed.</summary>
    public double HazardVariance { get; }

    /// <summary>Greenwood's standard error of <see cref="Survival"/>.</summary>
    public double StandardError => Survival * Math.Sqrt(HazardVariance);
}
