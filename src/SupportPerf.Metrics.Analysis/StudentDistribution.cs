using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Analysis;

/// <summary>Student's t, exact to 1e-9 at any number of degrees of freedom.</summary>
internal static class StudentDistribution
{
    // Beyond this the library's iteration loses digits, and the expansions around the normal are exact.
    private const double Large = 10_000;

    /// <summary>The t of a two-sided interval.</summary>
    public static double Critical(double level, double degrees)
    {
        double tail = (1 - level) / 2;
        if (degrees <= Large)
        {
            return -StudentT.InvCDF(0, 1, degrees, tail);
        }

        // Cornish and Fisher's expansion of the quantile; the next term is of the order of degrees^-4.
        double z = -NormalDistribution.Quantile(tail);
        double square = z * z;
        double first = z * (square + 1) / 4;
        double second = z * ((((5 * square) + 16) * square) + 3) / 96;
        double third = z * ((((((3 * square) + 19) * square) + 17) * square) - 15) / 384;
        return z + ((first + ((second + (third / degrees)) / degrees)) / degrees);
    }

    /// <summary>The probability of a t at least this far from 0.</summary>
    public static double TwoSidedP(double t, double degrees)
    {
        double square = t * t;
        if (double.IsInfinity(square))
        {
            return 0;
        }

        if (degrees <= Large)
        {
            return SpecialFunctions.BetaRegularized(degrees / 2, 0.5, degrees / (degrees + square));
        }

        // Wallace's transformation to a normal deviate (Annals of Mathematical Statistics 30 (1959) 1121); off by less than 2e-10 here.
        double ratio = 1 + (square / degrees);
        double logarithm = ratio == 1 ? square / degrees : Math.Log(ratio) * (square / degrees) / (ratio - 1);
        double z = Math.Sqrt(degrees * logarithm) * ((8 * degrees) + 1) / ((8 * degrees) + 3);
        return NormalDistribution.TwoSidedP(z);
    }
}
