using FsCheck.Xunit;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Statistics;

public class SelectKernelTests
{
    /// <summary>Samples that are hard in one way or another.</summary>
    private static long[] Sample(RandomRecords random, int count, bool wide)
    {
        long scale = wide ? 1L << (20 + random.Next(42)) : 1L << random.Next(32);
        int kind = random.Next(9);
        long constant = random.Next(1_000_000);
        long[] sample = new long[count];
        for (int i = 0; i < count; i++)
        {
            double u = (random.Next(1_000_000) + 1) / 1_000_001d;
            sample[i] = kind switch
            {
                0 => constant,
                1 => i,
                2 => count - i,
                3 => (long)(u * scale),
                4 => (long)Math.Min(scale, Math.Pow(u, -3)),
                5 => random.Chance(90) ? 7 : (long)(u * scale),
                6 => constant + random.Next(3),
                7 => i % 2 == 0 ? 0 : scale - 1,
                _ => scale - 1 - random.Next(1000),
            };
            sample[i] = Math.Max(0, Math.Min(sample[i], wide ? long.MaxValue : uint.MaxValue));
        }

        return sample;
    }

    private static int[] Ranks(RandomRecords random, int count)
    {
        int[] ranks = [.. Enumerable.Range(0, random.Pick(1, 3, 20, 150)).Select(_ => random.Next(count)), 0, count - 1];
        Array.Sort(ranks);
        return ranks;
    }

    [Property(Replay = "(43,3)", MaxTest = 300)]
    public void Seconds_at_any_ranks_are_those_of_the_sorted_sample(int seed)
    {
        RandomRecords random = new(seed);
        int count = random.Pick(1, 2, 15, 16, 17, 63, 64, 65, 255, 256, 257, 2047, 2049, 6000);
        uint[] values = Array.ConvertAll(Sample(random, count, wide: false), static value => (uint)value);
        uint[] before = [.. values];
        int[] ranks = Ranks(random, count);
        uint[] selected = new uint[ranks.Length];

        SelectKernel.Select(values, ranks, selected);

        Assert.Equal(before, values);
        Array.Sort(values);
        Assert.Equal(ranks.Select(rank => values[rank]), selected);
    }

    [Property(Replay = "(47,3)", MaxTest = 300)]
    public void Nanoseconds_at_any_ranks_are_those_of_the_sorted_sample(int seed)
    {
        RandomRecords random = new(seed);
        int count = random.Pick(1, 2, 63, 64, 65, 257, 2047, 6000);
        long[] values = Sample(random, count, wide: true);
        if (random.Chance(20))
        {
            values[0] = long.MinValue;
            values[^1] = long.MaxValue;
        }

        int[] ranks = Ranks(random, count);
        long[] selected = new long[ranks.Length];

        SelectKernel.Select(values, ranks, selected);

        Array.Sort(values);
        Assert.Equal(ranks.Select(rank => values[rank]), selected);
    }

    [Fact]
    public void No_ranks_ask_for_nothing() => SelectKernel.Select(new uint[] { 3, 1 }, [], []);

    [Fact]
    public void The_ends_of_the_numbers_are_told_apart()
    {
        uint[] values = [.. Enumerable.Range(0, 500).Select(static i => i % 2 == 0 ? uint.MaxValue - (uint)i : (uint)i)];
        uint[] selected = new uint[2];

        SelectKernel.Select(values, [0, 499], selected);

        Assert.Equal([1, uint.MaxValue], selected);
    }
}
