using MathNet.Numerics.Distributions;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Analysis;

/// <summary>Exact intervals of rates: events over an exposure, such as tickets a day or reopens a ticket.</summary>
/// <remarks>They take events for independent (Poisson). Tickets come in bursts, so the truth is rather wider. Pure, safe to call from any thread.</remarks>
public static class Rates
{
    /// <summary>Garwood's exact interval of a Poisson rate, Gamma(a/2; x) to Gamma(1 - a/2; x + 1), over the exposure; method <c>garwood</c>.</summary>
    /// <remarks>Source: Garwood, Biometrika 28 (1936) 437.</remarks>
    /// <param name="events">How many events.</param>
    /// <param name="exposure">Over what: days, tickets, hours; above 0.</param>
    /// <param name="level">The confidence level.</param>
    /// <returns>The interval of events per unit of exposure.</returns>
    /// <exception cref="ArgumentException">The count is negative, the exposure not above 0, or the level not between 0 and 1.</exception>
    public static ConfidenceInterval Garwood(long events, double exposure, double level = 0.95)
    {
        Check.NotNegative(events, nameof(events));
        Check.Finite(exposure, nameof(exposure));
        Check.Level(level, nameof(level));
        if (exposure <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(exposure), exposure, "An exposure is above 0.");
        }

        double tail = (1 - level) / 2;
        double low = events == 0 ? 0 : Gamma.InvCDF(events, 1, tail);
        double high = Gamma.InvCDF(events + 1.0, 1, 1 - tail);
        return new ConfidenceInterval(Math.Min(low, events) / exposure, Math.Max(high, events) / exposure, level, "garwood");
    }

    /// <summary>The exact interval of a rate ratio, later over earlier: Clopper and Pearson's of the later share of all events; method <c>conditional_exact</c>.</summary>
    /// <param name="comparison">The two rates.</param>
    /// <param name="level">The confidence level.</param>
    /// <returns>The interval; the high side is null when nothing happened before; null when nothing happened at all.</returns>
    /// <exception cref="ArgumentException">The comparison is null or the level is not between 0 and 1.</exception>
    public static ConfidenceInterval? RatioInterval(RateComparison comparison, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ConfidenceInterval share = ExactProportions.ClopperPearson(comparison.After, comparison.Before + comparison.After, level);
        if (comparison.Before + comparison.After == 0)
        {
            return null;
        }

        double low = share.Low!.Value;
        double high = share.High!.Value;
        double scale = comparison.BeforeExposure / comparison.AfterExposure;
        return new ConfidenceInterval(scale * low / (1 - low), comparison.Before == 0 ? null : scale * high / (1 - high), level, "conditional_exact");
    }
}
