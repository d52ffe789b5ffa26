using FsCheck.Xunit;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Statistics;

/// <summary>The approximate mode: bounded buckets, a stated error, and exactly the same state whatever the order.</summary>
public class LogLinearHistogramTests
{
    private const double Bound = 0.00390625;

    /// <summary>Durations in nanoseconds: heavy tails, constants, tiny ones, and those that lie at the edges of buckets.</summary>
    private static long[] Durations(RandomRecords random, int count)
    {
        int kind = random.Next(8);
        long constant = 1_000_000L * random.Next(2_000_000_000);
        long[] durations = new long[count];
        for (int i = 0; i < count; i++)
        {
            double u = (random.Next(1_000_000) + 1) / 1_000_001d;
            durations[i] = kind switch
            {
                0 => (long)Math.Min(9e18, 1e9 * Math.Pow(u, -2.5)),
                1 => constant,
                2 => random.Next(300),
                3 => 1_000_000_000L * random.Next(300),
                4 => (1L << random.Next(63)) + random.Next(3) - (random.Chance(50) ? 1 : 0),
                5 => Math.Max(0, (long)(1e9 * Math.Round(Math.Pow(2, 33 * u))) - random.Next(2)),
                6 => i % 2 == 0 ? 0 : long.MaxValue,
                _ => 1_000_000_000L * (long)Math.Exp(7 + (3 * u)),
            };
        }

        return durations;
    }

    private static byte[] Bytes(LogLinearHistogram histogram)
    {
        ByteWriter writer = new();
        histogram.Write(writer);
        return writer.Written.ToArray();
    }

    private static LogLinearHistogram Of(IEnumerable<long> values)
    {
        LogLinearHistogram histogram = new();
        foreach (long value in values)
        {
            histogram.Add(value);
        }

        return histogram;
    }

    [Property(Replay = "(53,3)", MaxTest = 300)]
    public void Every_rank_is_off_by_no_more_than_the_bound(int seed)
    {
        RandomRecords random = new(seed);
        long[] durations = Durations(random, 1 + random.Next(600));
        HistogramValues values = new(Of(durations));
        Array.Sort(durations);

        Assert.Equal(durations.Length, values.Count);
        for (int rank = 0; rank < durations.Length; rank++)
        {
            double error = Math.Abs((double)values.At(rank) - durations[rank]);
            Assert.True(error <= Bound * durations[rank], $"rank {rank}: {values.At(rank)} for {durations[rank]}");
        }
    }

    [Property(Replay = "(59,3)", MaxTest = 200)]
    public void Any_tree_of_merges_saved_or_not_gives_the_same_bytes_and_taking_away_is_the_inverse(int seed)
    {
        RandomRecords random = new(seed);
        long[] durations = Durations(random, random.Next(900));
        List<LogLinearHistogram> forest = [.. durations.Select(value => (Value: value, Part: random.Next(7))).GroupBy(static pair => pair.Part).Select(static part => Of(part.Select(static pair => pair.Value)))];
        forest.Add(new LogLinearHistogram());
        while (forest.Count > 1)
        {
            int one = random.Next(forest.Count);
            LogLinearHistogram from = forest[one];
            forest.RemoveAt(one);
            ByteReader reader = new(Bytes(from));
            forest[random.Next(forest.Count)].Merge(random.Chance(50) ? from : LogLinearHistogram.Read(ref reader));
        }

        Assert.Equal(Bytes(Of(durations)), Bytes(forest[0]));
        LogLinearHistogram some = Of(durations.Take(durations.Length / 3));
        Assert.True(forest[0].Holds(some));
        forest[0].Subtract(some);
        Assert.Equal(Bytes(Of(durations.Skip(durations.Length / 3))), Bytes(forest[0]));
        if (durations.Length >= 3)
        {
            Assert.False(new LogLinearHistogram().Holds(some));
        }
    }

    [Fact]
    public void Every_bucket_is_the_bucket_of_the_value_that_stands_for_it_or_of_whole_seconds()
    {
        for (int bucket = 0; bucket < LogLinearHistogram.Buckets; bucket++)
        {
            if (bucket is > 3583 and < 4096)
            {
                continue;
            }

            long value = LogLinearHistogram.ValueOf(bucket);
            Assert.InRange(value, 0, long.MaxValue);
            Assert.InRange(LogLinearHistogram.BucketOf(value), 0, LogLinearHistogram.Buckets - 1);
        }
    }

    [Fact]
    public void Whole_seconds_below_256_are_exact()
    {
        HistogramValues values = new(Of(Enumerable.Range(0, 256).Select(static second => second * 1_000_000_000L)));
        for (int second = 0; second < 256; second++)
        {
            Assert.Equal(second * 1_000_000_000L, values.At(second));
        }
    }

    [Fact]
    public void Memory_does_not_grow_with_the_values()
    {
        LogLinearHistogram histogram = new();
        RandomRecords random = new(1);
        for (int i = 0; i < 20_000; i++)
        {
            histogram.Add(1_000_000_000L * random.Next(10_000_000));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 200_000; i++)
        {
            histogram.Add(1_000_000_000L * (1000 + random.Next(1_000_000)));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
        Assert.InRange(Bytes(histogram).Length, 1, 8_000);
    }

    [Fact]
    public void Counts_beyond_the_width_of_a_page_are_exact()
    {
        // Many buckets, so that they are kept in pages; some of seconds, some of nanoseconds.
        LogLinearHistogram one = Of(Enumerable.Range(0, 500).Select(static i => i % 3 == 0 ? 1L << (i % 60) : 1_000_000_000L * i));
        LogLinearHistogram many = Of([]);
        many.Merge(one);
        for (int doubling = 0; doubling < 34; doubling++)
        {
            many.Merge(Copy(many));
        }

        Assert.Equal(one.Used().Select(static used => (used.Bucket, used.Count << 34)), many.Used());
        Assert.Equal(Bytes(many), Bytes(Copy(many)));
        LogLinearHistogram less = Copy(many);
        less.Subtract(one);
        Assert.True(many.Holds(less));
        Assert.False(less.Holds(many));
        Assert.Equal(one.Used().Select(static used => (used.Bucket, (used.Count << 34) - used.Count)), less.Used());
        less.Merge(one);
        less.Subtract(Copy(many));
        Assert.Empty(less.Used());
        Assert.Equal(0, less.Count);
    }

    [Fact]
    public void Whole_seconds_are_added_as_any_duration()
    {
        RandomRecords random = new(3);
        LogLinearHistogram seconds = new();
        LogLinearHistogram durations = new();
        for (int i = 0; i < 5000; i++)
        {
            uint value = (uint)(random.Next(int.MaxValue) >> random.Next(31)) * (i % 2 == 0 ? 1u : 2u);
            seconds.AddSeconds(value);
            durations.Add(value * 1_000_000_000L);
        }

        Assert.Equal(Bytes(durations), Bytes(seconds));
    }

    private static LogLinearHistogram Copy(LogLinearHistogram histogram)
    {
        ByteReader reader = new(Bytes(histogram));
        return LogLinearHistogram.Read(ref reader);
    }

    [Fact]
    public void A_negative_duration_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new LogLinearHistogram().Add(-1));
}
