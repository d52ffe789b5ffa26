using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Analysis;

/// <summary>One part of a population: how large it is, and what those of it who answered said.</summary>
/// <remarks>An immutable value.</remarks>
public sealed record PostStratum
{
    /// <summary>A stratum.</summary>
    /// <param name="population">How many of all solved tickets (or of whoever the survey speaks for) are in it.</param>
    /// <param name="answers">Positive answers over answers in it.</param>
    /// <exception cref="ArgumentException">The population is negative or smaller than the answers, or the answers are null or not a share of a whole.</exception>
    public PostStratum(long population, Ratio answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        Check.Part(answers.Numerator, answers.Denominator, nameof(answers));
        Check.Part(answers.Denominator, population, nameof(answers));
        Population = population;
        Answers = answers;
    }

    /// <summary>How many are in the stratum.</summary>
    public long Population { get; }

    /// <summary>Positive answers over answers.</summary>
    public Ratio Answers { get; }
}
