using SupportPerf.Metrics.Tool.Sample;

namespace SupportPerf.Metrics.Tool.Tests.Sample;

public sealed class SampleRandomTests
{
    [Theory]
    [InlineData(0, 6457827717110365317UL)]
    [InlineData(1, 3203168211198807973UL)]
    [InlineData(2, 9817491932198370423UL)]
    public void Unit_GivesThePublishedSequenceOfSplitMix64(int skip, ulong published)
    {
        SampleRandom random = new(1234567);
        for (int i = 0; i < skip; i++)
        {
            random.Unit();
        }

        Assert.Equal((published >> 11) / 9007199254740992.0, random.Unit());
    }

    [Fact]
    public void Around_IsLogNormal()
    {
        SampleRandom random = new(7);
        double[] logs = [.. Enumerable.Range(0, 20_000).Select(_ => Math.Log(random.Around(Duration.FromHours(10), 0.8).TotalHours))];
        double mean = logs.Average();
        double deviation = Math.Sqrt(logs.Average(log => (log - mean) * (log - mean)));
        Assert.Equal(Math.Log(10), mean, 0.02);
        Assert.Equal(0.8, deviation, 0.02);
    }

    [Fact]
    public void Weighted_FollowsTheWeights()
    {
        SampleRandom random = new(7);
        int[] hits = new int[3];
        for (int i = 0; i < 30_000; i++)
        {
            hits[random.Weighted([1, 3, 2])]++;
        }

        Assert.InRange(hits[0], 4_700, 5_300);
        Assert.InRange(hits[1], 14_700, 15_300);
        Assert.InRange(hits[2], 9_700, 10_300);
    }
}
