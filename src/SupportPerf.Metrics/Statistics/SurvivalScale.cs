namespace SupportPerf.Metrics.Statistics;

/// <summary>The confidence limits of one step of a survival curve on a given scale. Not for steps with nobody left.</summary>
internal readonly struct SurvivalScale
{
    private readonly SurvivalLimits _limits;
    private readonly double _z;

    public SurvivalScale(SurvivalLimits limits, double level)
    {
        Arguments.CheckLevel(level, nameof(level));
        _limits = limits;
        _z = NormalDistribution.Critical(level);
        Method = limits switch
        {
            SurvivalLimits.LogLog => "log_log",
            SurvivalLimits.Log => "log",
            SurvivalLimits.Plain => "plain",
            _ => throw new ArgumentOutOfRangeException(nameof(limits), limits, "The limits are LogLog, Log or Plain."),
        };
    }

    public string Method { get; }

    public double Low(SurvivalStep step) => Least(step, step, high: false);

    public double High(SurvivalStep step) => Least(step, step, high: true);

    /// <summary>
    /// Not above any limit of the steps from one to another: survival falls and variance grows along a curve, so its least is at a corner. Of a single step it is the limit itself.
    /// </summary>
    public double Least(SurvivalStep first, SurvivalStep last, bool high)
    {
        double survival = last.Survival;
        double half = _z * Math.Sqrt(high ? first.HazardVariance : last.HazardVariance);
        double signed = high ? half : -half;
        switch (_limits)
        {
            case SurvivalLimits.Log:
                return Math.Min(1, survival * Math.Exp(signed));
            case SurvivalLimits.Plain:
                // 1 - half turns negative where the limit is clamped to 0, and then a smaller survival is no longer a smaller product; 0 is still the least.
                return Math.Max(0, Math.Min(1, survival * (1 + signed)));
            default:
                // S^exp(±half/|log S|), whose exponent grows with the other corner's survival for the lower limit.
                double log = Math.Log(survival);
                double inner = high ? log : Math.Log(first.Survival);
                return Math.Exp(log * Math.Exp(signed / inner));
        }
    }
}
