namespace SupportPerf.Metrics.Statistics;

/// <summary>The standard normal distribution: mean 0, standard deviation 1.</summary>
public static class NormalDistribution
{
    private const double InverseSqrtTwoPi = 0.39894228040143267794;

    // Below this the series is both short and exact; above it the continued fraction is.
    private const double TailStart = 3;

    /// <summary>The probability of a value at or below <paramref name="z"/>.</summary>
    /// <param name="z">Any number but NaN.</param>
    /// <returns>The probability, in [0, 1], to about 1e-15 relative in the body and 1e-14 in the tails.</returns>
    /// <exception cref="ArgumentException"><paramref name="z"/> is NaN.</exception>
    public static double Cdf(double z) => z < 0 ? UpperTail(-z) : 1 - UpperTail(z);

    /// <summary>The probability of a value above <paramref name="z"/>, without the loss of digits of 1 - <see cref="Cdf"/>.</summary>
    /// <param name="z">Any number but NaN.</param>
    /// <returns>The probability, in [0, 1].</returns>
    /// <exception cref="ArgumentException"><paramref name="z"/> is NaN.</exception>
    public static double UpperTail(double z)
    {
        if (double.IsNaN(z))
        {
            throw new ArgumentOutOfRangeException(nameof(z), z, "A number is needed.");
        }

        if (z < 0)
        {
            return 1 - UpperTail(-z);
        }

        // exp(-z^2 / 2) underflows to 0 beyond 38.6.
        double density = InverseSqrtTwoPi * Math.Exp(-0.5 * z * z);
        if (density == 0)
        {
            return 0;
        }

        return z < TailStart ? 0.5 - (density * BodySeries(z)) : density / TailFraction(z);
    }

    /// <summary>The probability of a value at least as far from 0 as <paramref name="z"/>, in either direction: the two-sided p of a z statistic.</summary>
    /// <param name="z">Any number but NaN.</param>
    /// <returns>The probability, in [0, 1].</returns>
    /// <exception cref="ArgumentException"><paramref name="z"/> is NaN.</exception>
    public static double TwoSidedP(double z) => Math.Min(1, 2 * UpperTail(Math.Abs(z)));

    /// <summary>The value with the probability <paramref name="probability"/> at or below it: the inverse of <see cref="Cdf"/>.</summary>
    /// <remarks>Source: Wichura, Algorithm AS 241, Applied Statistics 37 (1988) 477-484; about 1e-16 relative.</remarks>
    /// <param name="probability">Between 0 and 1, both excluded.</param>
    /// <returns>The quantile.</returns>
    /// <exception cref="ArgumentException">The probability is not between 0 and 1.</exception>
    public static double Quantile(double probability)
    {
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "The normal quantile exists between 0 and 1, both excluded.");
        }

        double q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double r = 0.180625 - (q * q);
            return q * Polynomial(r, CentreNumerator) / Polynomial(r, CentreDenominator);
        }

        double tail = Math.Sqrt(-Math.Log(q < 0 ? probability : 1 - probability));
        double value = tail <= 5
            ? Polynomial(tail - 1.6, MiddleNumerator) / Polynomial(tail - 1.6, MiddleDenominator)
            : Polynomial(tail - 5, FarNumerator) / Polynomial(tail - 5, FarDenominator);
        return q < 0 ? -value : value;
    }

    /// <summary>The z of a two-sided interval: <paramref name="level"/> of the distribution lies within plus or minus it.</summary>
    internal static double Critical(double level) => -Quantile((1 - level) / 2);

    // Phi(z) = 1/2 + density * (z + z^3/3 + z^5/(3*5) + ...): all terms have one sign, so nothing cancels.
    private static double BodySeries(double z)
    {
        double term = z;
        double sum = z;
        for (int i = 3; term > sum * 1e-17; i += 2)
        {
            term *= z * z / i;
            sum += term;
        }

        return sum;
    }

    // Laplace's continued fraction of Mills' ratio, z + 1/(z + 2/(z + 3/(z + ...))), from the inside out. 150 terms are exact at z = 3, where it converges slowest.
    private static double TailFraction(double z)
    {
        double value = z;
        for (int i = 150; i > 0; i--)
        {
            value = z + (i / value);
        }

        return value;
    }

    private static double Polynomial(double x, ReadOnlySpan<double> coefficients)
    {
        double value = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            value = (value * x) + coefficients[i];
        }

        return value;
    }

    private static ReadOnlySpan<double> CentreNumerator =>
    [
        3.3871328727963666080, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
        4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3,
    ];

    private static ReadOnlySpan<double> CentreDenominator =>
    [
        1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
        2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3,
    ];

    private static ReadOnlySpan<double> MiddleNumerator =>
    [
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ];

    private static ReadOnlySpan<double> MiddleDenominator =>
    [
        1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static ReadOnlySpan<double> FarNumerator =>
    [
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static ReadOnlySpan<double> FarDenominator =>
    [
        1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];
}
