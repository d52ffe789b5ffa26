using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Analysis;

/// <summary>Student's interval of a mean, from the sample's mean and deviation.</summary>
public static class Means
{
    /// <summary>mean ± t(n - 1) · s / sqrt n; method <c>student_t</c>. For scores and other data without a long tail; durations have one, so report their median.</summary>
    /// <param name="mean">The sample's mean.</param>
    /// <param name="standardDeviation">The sample's standard deviation (n - 1), 0 or more.</param>
    /// <param name="count">The sample's size.</param>
    /// <param name="level">The confidence level.</param>
    /// <returns>The interval; null for fewer than two values.</returns>
    /// <exception cref="ArgumentException">A number is not finite, the deviation or the count negative, or the level not between 0 and 1.</exception>
    public static ConfidenceInterval? Interval(double mean, double standardDeviation, long count, double level = 0.95)
    {
        Check.Finite(mean, nameof(mean));
        Check.Finite(standardDeviation, nameof(standardDeviation));
        Check.NotNegative(count, nameof(count));
        Check.Level(level, nameof(level));
        if (standardDeviation < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(standardDeviation), standardDeviation, "A standard deviation cannot be negative.");
        }

        if (count < 2)
        {
            return null;
        }

        double half = StudentDistribution.Critical(level, count - 1) * standardDeviation / Math.Sqrt(count);
        return new ConfidenceInterval(mean - half, mean + half, level, "student_t");
    }

    /// <summary>Student's interval of the mean score of a distribution.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="level">The confidence level.</param>
    /// <returns>The interval, within the scale; null for fewer than two answers.</returns>
    /// <exception cref="ArgumentException">The scores are null or the level is not between 0 and 1.</exception>
    public static ConfidenceInterval? Interval(ScoreDistribution scores, double level)
    {
        ArgumentNullException.ThrowIfNull(scores);
        Check.Level(level, nameof(level));
        if (scores is not { Mean: double mean, StandardDeviation: double deviation } || Interval(mean, deviation, scores.Count, level) is not ConfidenceInterval interval)
        {
            return null;
        }

        return new ConfidenceInterval(Math.Max(scores.Lowest, interval.Low!.Value), Math.Min(scores.Highest, interval.High!.Value), level, interval.Method);
    }
}
