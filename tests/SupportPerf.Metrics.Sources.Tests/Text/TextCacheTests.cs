using System.Text;
using SupportPerf.Metrics.Sources.Text;
using SupportPerf.Metrics.Tests;

namespace SupportPerf.Metrics.Sources.Tests.Text;

public sealed class TextCacheTests
{
    [Fact]
    public void Texts_AreFoundAgainUntilTheCacheIsFull()
    {
        TextCache<int> cache = new();
        const int Many = 20_000;
        for (int i = 0; i < Many; i++)
        {
            byte[] text = Encoding.UTF8.GetBytes($"value {i}");
            Assert.False(cache.TryGet(text, out _));
            cache.Add(text, i);
        }

        int found = 0;
        for (int i = 0; i < Many; i++)
        {
            if (cache.TryGet(Encoding.UTF8.GetBytes($"value {i}"), out int value))
            {
                Assert.Equal(i, value);
                found++;
            }
        }

        // It stops growing, and forgets nothing that it took.
        Assert.Equal(1 << 14, found);
    }

    [Fact]
    public void EmptyAndLongTexts_HaveTheirPlace()
    {
        TextCache<string> cache = new();
        cache.Add([], "empty");
        cache.Add(new byte[300], "long");
        Assert.True(cache.TryGet([], out string empty) && empty == "empty");
        Assert.False(cache.TryGet(new byte[300], out _));
    }

    [Fact]
    public void Lookup_AllocatesNothing()
    {
        TextCache<string> cache = new();
        byte[] text = Encoding.UTF8.GetBytes("Awaiting User Info");
        cache.Add(text, "x");
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (int i = 0; i < 1_000; i++)
            {
                cache.TryGet(text, out _);
            }
        }));
    }

    [Fact]
    public void Hashes_OfPartsThatAreCutElsewhereDiffer()
    {
        HashSet<UInt128> hashes = [];
        foreach ((string first, string second) in new[] { ("ab", "c"), ("a", "bc"), ("abc", ""), ("", "abc"), ("abc", "\0"), ("c", "ab") })
        {
            UInt128 hash = TextHash.Add(TextHash.Add(TextHash.Start, Encoding.UTF8.GetBytes(first)), Encoding.UTF8.GetBytes(second));
            Assert.True(hashes.Add(hash), $"{first}/{second} has the hash of another.");
        }
    }
}
