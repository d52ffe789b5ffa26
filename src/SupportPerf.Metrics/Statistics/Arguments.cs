using System.Globalization;

namespace SupportPerf.Metrics.Statistics;

/// <summary>Checks of what callers pass to the statistics; each message says the value and the rule.</summary>
internal static class Arguments
{
    public static string Text(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);

    public static void CheckLevel(double level, string name)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(name, level, "A confidence level lies between 0 and 1, both excluded: 0.95 for 95 %.");
        }
    }

    public static void CheckProbability(double probability, string name)
    {
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(name, probability, "A probability lies in [0, 1]: 0.9 for the 90th percentile.");
        }
    }

    public static void CheckFinite(double value, string name)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(name, value, "A finite number is needed; leave out what is unknown.");
        }
    }

    public static void CheckNotNegative(long count, string name)
    {
        if (count < 0)
        {
            throw new ArgumentOutOfRangeException(name, count, "A count cannot be negative.");
        }
    }

    public static void CheckPart(long part, long whole, string name)
    {
        CheckNotNegative(part, name);
        if (part > whole)
        {
            throw new ArgumentOutOfRangeException(name, part, Text($"The part cannot exceed the whole, {whole}."));
        }
    }
}
