using NodaTime;

namespace SupportPerf.Metrics.Tool.Sample;

/// <summary>
/// The sample's own generator (SplitMix64): the same numbers on every runtime and machine.
/// It uses only +, -, *, / and comparisons, because the last digit of <c>Math.Log</c> or <c>Math.Exp</c> differs between platforms.
/// </summary>
internal sealed class SampleRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Uniform in [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>Uniform among 0 .. count - 1.</summary>
    public int Below(int count) => (int)(Unit() * count);

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>An index, chosen in proportion to its weight.</summary>
    public int Weighted(IReadOnlyList<double> weights)
    {
        double total = 0;
        foreach (double weight in weights)
        {
            total += weight;
        }

        double left = Unit() * total;
        for (int i = 0; i < weights.Count - 1; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }

        return weights.Count - 1;
    }

    /// <summary>Close to the standard normal distribution: twelve uniform numbers, less six.</summary>
    public double Normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            sum += Unit();
        }

        return sum;
    }

    /// <summary>A whole number near <paramref name="mean"/>, spread as counts of arrivals are.</summary>
    public int Count(double mean) => (int)Math.Max(0, Math.Floor(mean + (Math.Sqrt(mean) * Normal()) + 0.5));

    /// <summary>A log-normal duration in whole seconds; <paramref name="spread"/> is the deviation of its logarithm.</summary>
    public Duration Around(Duration median, double spread) =>
        Duration.FromSeconds((long)Math.Max(1, Math.Floor(median.TotalSeconds * Exp(spread * Normal()))));

    /// <summary>Uniform whole seconds in [from, to).</summary>
    public Duration Between(int fromSeconds, int toSeconds) => Duration.FromSeconds((long)(fromSeconds + Below(toSeconds - fromSeconds)));

    private static double Exp(double x)
    {
        const int Halvings = 10;
        double small = x / (1 << Halvings);
        double power = 1 + (small * (1 + (small / 2 * (1 + (small / 3 * (1 + (small / 4)))))));
        for (int i = 0; i < Halvings; i++)
        {
            power *= power;
        }

        return power;
    }

    // Wraps around by design.
    private ulong Next() => unchecked(Mix(_state += 0x9E3779B97F4A7C15));

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
