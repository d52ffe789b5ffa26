using FsCheck.Xunit;

namespace SupportPerf.Metrics.Analysis.Tests;

public class ErlangTests
{
    [Property(Replay = "(151,153)")]
    public void MoreAgentsMeanLessWaiting(ushort loadSeed, byte extra)
    {
        double load = (loadSeed + 1) / 100.0;
        int agents = (int)load + 1 + (extra % 20);
        var queue = new ErlangC(load, agents, 180);
        var larger = new ErlangC(load, agents + 1, 180);
        Assert.InRange(queue.WaitProbability, 0, 1);
        Assert.InRange(queue.ServiceLevel(20), 0, 1);
        Assert.True(larger.WaitProbability < queue.WaitProbability);
        Assert.True(larger.MeanWait < queue.MeanWait);
        Assert.True(ErlangB.Blocking(load, agents) <= queue.WaitProbability);

        // Little's law: callers waiting = arrivals per second times the mean wait.
        Assert.Equal(load / 180 * queue.MeanWait!.Value, queue.MeanQueueLength!.Value, 1e-9 * Math.Max(1, queue.MeanQueueLength.Value));
    }

    [Property(Replay = "(155,157)")]
    public void TheRequiredNumberIsTheFewest(ushort loadSeed, byte levelSeed, byte occupancySeed)
    {
        double load = loadSeed / 200.0;
        double level = 0.5 + (levelSeed / 520.0);
        double occupancy = 0.7 + (occupancySeed % 31 / 100.0);
        ErlangC queue = ErlangC.Required(load, 240, level, 15, occupancy);
        Assert.True(queue.ServiceLevel(15) >= level && queue.Occupancy <= occupancy);
        if (queue.Agents > 1)
        {
            var smaller = new ErlangC(load, queue.Agents - 1, 240);
            Assert.True(smaller.ServiceLevel(15) < level || smaller.Occupancy > occupancy);
        }
    }

    [Fact]
    public void EdgesOfLoadAndAgents()
    {
        var overloaded = new ErlangC(12, 10, 180);
        Assert.Equal((1.0, 0.0, 1.0), (overloaded.WaitProbability, overloaded.ServiceLevel(20), overloaded.Occupancy));
        Assert.Null(overloaded.MeanWait);
        Assert.Null(overloaded.MeanQueueLength);

        // Blocking too small for a number.
        var idle = new ErlangC(1, 10_000, 180);
        Assert.Equal((0.0, 1.0, 0.0), (idle.WaitProbability, idle.ServiceLevel(0), idle.MeanWait));
        Assert.Equal(1, ErlangC.Required(0, 180, 0.8, 20).Agents);
        Assert.Equal(1, ErlangB.Blocking(5, 0));
        Assert.Equal(0, ErlangB.Blocking(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ErlangC(1, 0, 180));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ErlangC(double.NaN, 3, 180));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ErlangC(-1, 3, 180));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ErlangC(1, 3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ErlangC.Required(1, 180, 1, 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => ErlangC.Required(1e12, 180, 0.8, 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => idle.Scheduled(1));
    }
}
