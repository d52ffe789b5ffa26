namespace SupportPerf.Metrics;

/// <summary>The lowest and the highest score of a question, both inclusive, higher is better.</summary>
public readonly struct SurveyScale : IEquatable<SurveyScale>
{
    /// <summary>A scale from <paramref name="min"/> to <paramref name="max"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="max"/> is not above <paramref name="min"/>.</exception>
    public SurveyScale(int min, int max)
    {
        if (max <= min)
        {
            throw new ArgumentException($"A scale's highest score must be above its lowest; got {min} to {max}.", nameof(max));
        }

        Min = min;
        Max = max;
    }

    /// <summary>The lowest score.</summary>
    public int Min { get; }

    /// <summary>The highest score.</summary>
    public int Max { get; }

    /// <summary>1 to 5, the usual one for satisfaction.</summary>
    public static SurveyScale OneToFive => new(1, 5);

    /// <summary>0 to 10, the one of the Net Promoter Score.</summary>
    public static SurveyScale ZeroToTen => new(0, 10);

    /// <summary>1 to 7, the usual one for effort.</summary>
    public static SurveyScale OneToSeven => new(1, 7);

    /// <summary>Whether the score lies on the scale.</summary>
    public bool Contains(int score) => score >= Min && score <= Max;

    /// <inheritdoc/>
    public bool Equals(SurveyScale other) => Min == other.Min && Max == other.Max;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SurveyScale other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Min * 397) ^ Max);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Min}..{Max}");

    /// <summary>Whether both are the same scale.</summary>
    public static bool operator ==(SurveyScale left, SurveyScale right) => left.Equals(right);

    /// <summary>Whether they are different scales.</summary>
    public static bool operator !=(SurveyScale left, SurveyScale right) => !left.Equals(right);
}
