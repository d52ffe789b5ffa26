using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Analysis;

/// <summary>A share among those who answered, weighted to the make-up of everybody: CSAT when chat customers answer more often than e-mail customers.</summary>
/// <remarks>
/// An immutable value. It corrects for who answers between the strata, not within them. Weights W = population / all; value = sum W p; variance = sum W² p (1 - p) / n.
/// Source: Holt and Smith, Post Stratification, JRSS A 142 (1979) 33.
/// </remarks>
public sealed record PostStratifiedShare
{
    /// <summary>Weights the strata to their populations.</summary>
    /// <param name="strata">The strata.</param>
    /// <param name="level">The confidence level of the interval.</param>
    /// <exception cref="ArgumentException">The strata are null or hold a null, or the level is not between 0 and 1.</exception>
    public PostStratifiedShare(IReadOnlyList<PostStratum> strata, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(strata);
        Check.Level(level, nameof(level));
        long positive = 0;
        long answers = 0;
        double population = 0;
        foreach (PostStratum stratum in strata)
        {
            ArgumentNullException.ThrowIfNull(stratum, nameof(strata));
            positive += stratum.Answers.Numerator;
            answers += stratum.Answers.Denominator;
            population += stratum.Population;
        }

        Raw = new Ratio(positive, answers, level);
        if (population == 0)
        {
            return;
        }

        double value = 0;
        double variance = 0;
        foreach (PostStratum stratum in strata)
        {
            if (stratum.Population == 0)
            {
                continue;
            }

            if (stratum.Answers.Value is not double p)
            {
                // Nobody of this stratum answered: nothing is known of a part of the whole.
                return;
            }

            double weight = stratum.Population / population;
            value += weight * p;
            variance += weight * weight * p * (1 - p) / stratum.Answers.Denominator;
        }

        double error = Math.Sqrt(variance);
        double half = NormalDistribution.Quantile((1 + level) / 2) * error;
        Value = Math.Min(1, value);
        StandardError = error;
        Interval = new ConfidenceInterval(Math.Max(0, Value.Value - half), Math.Min(1, Value.Value + half), level, "poststratified");
    }

    /// <summary>The share as answered, without weights.</summary>
    public Ratio Raw { get; }

    /// <summary>The weighted share, 0..1; null when there is no population, or a stratum with one has no answer.</summary>
    public double? Value { get; }

    /// <summary>Its standard error; null where the value is.</summary>
    public double? StandardError { get; }

    /// <summary>Its normal interval, within 0 and 1; method <c>poststratified</c>; null where the value is.</summary>
    public ConfidenceInterval? Interval { get; }
}
