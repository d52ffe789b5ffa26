using System.Globalization;

namespace SupportPerf.Metrics.Analysis;

/// <summary>Checks of what callers pass; each message says the value and the rule.</summary>
internal static class Check
{
    public static string Text(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);

    public static void Level(double level, string name)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(name, level, "A confidence level lies between 0 and 1, both excluded: 0.95 for 95 %.");
        }
    }

    public static void NotNegative(long count, string name)
    {
        if (count < 0)
        {
            throw new ArgumentOutOfRangeException(name, count, "A count cannot be negative.");
        }
    }

    public static void Part(long part, long whole, string name)
    {
        NotNegative(whole, name);
        NotNegative(part, name);
        if (part > whole)
        {
            throw new ArgumentOutOfRangeException(name, part, Text($"The part cannot exceed the whole, {whole}."));
        }
    }

    public static void Finite(double value, string name)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, "A finite number is needed; leave out what is unknown.");
        }
    }

    /// <summary>Refuses a sample with a number that cannot be squared and added up: NaN, infinite or beyond 1e150.</summary>
    public static void Sample(ReadOnlySpan<double> values, string name)
    {
        foreach (double value in values)
        {
            if (!(Math.Abs(value) <= 1e150))
            {
                throw new ArgumentOutOfRangeException(name, value, "A sample holds finite numbers up to 1e150; leave out what is unknown.");
            }
        }
    }

    /// <summary>A sorted copy of a sample.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values, string name)
    {
        Sample(values, name);
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
