namespace SupportPerf.Metrics.Analysis;

/// <summary>Erlang's waiting formula: how long callers wait and how many are answered in time, for so many agents and so much work.</summary>
/// <remarks>
/// <para>An immutable value. Assumes Poisson arrivals, exponential handle times, agents who are alike, and callers who never hang up: where they do, it asks for more agents than needed.</para>
/// <para>C = N B / (N - A (1 - B)) with B of <see cref="ErlangB"/>. When the load is not below the number of agents the queue grows without end: everybody waits and there is no mean wait.
/// Source: Erlang (1917); Gans, Koole and Mandelbaum, M&amp;SOM 5 (2003) 79.</para>
/// </remarks>
public sealed record ErlangC
{
    /// <summary>A queue.</summary>
    /// <param name="load">The offered load in erlangs: calls in a period times the handle time over the period; 0 or more.</param>
    /// <param name="agents">How many agents answer, 1 or more.</param>
    /// <param name="handleTime">The mean handle time, above 0, in the unit that waits shall have.</param>
    /// <exception cref="ArgumentException">An argument is out of its range or not finite.</exception>
    public ErlangC(double load, int agents, double handleTime)
        : this(load, agents, handleTime, ErlangB.Blocking(load, agents))
    {
    }

    private ErlangC(double load, int agents, double handleTime, double blocking)
    {
        CheckHandleTime(handleTime);
        if (agents < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(agents), agents, "At least one agent is needed.");
        }

        Load = load;
        Agents = agents;
        HandleTime = handleTime;
        WaitProbability = load >= agents ? 1 : agents * blocking / (agents - (load * (1 - blocking)));
    }

    /// <summary>The offered load in erlangs.</summary>
    public double Load { get; }

    /// <summary>How many agents answer.</summary>
    public int Agents { get; }

    /// <summary>The mean handle time.</summary>
    public double HandleTime { get; }

    /// <summary>Whether the queue settles: the load is below the number of agents.</summary>
    public bool IsStable => Load < Agents;

    /// <summary>The share of the agents' time spent on calls, 0..1.</summary>
    public double Occupancy => Math.Min(1, Load / Agents);

    /// <summary>The probability that a caller waits.</summary>
    public double WaitProbability { get; }

    /// <summary>The mean wait of all callers (speed of answer); null when the queue does not settle.</summary>
    public double? MeanWait => WaitProbability * MeanWaitOfDelayed;

    /// <summary>The mean wait of those who wait; null when the queue does not settle.</summary>
    public double? MeanWaitOfDelayed => IsStable ? HandleTime / (Agents - Load) : null;

    /// <summary>The mean number of callers waiting; null when the queue does not settle.</summary>
    public double? MeanQueueLength => IsStable ? WaitProbability * Load / (Agents - Load) : null;

    /// <summary>The fewest agents that meet a service level, and if asked stay below an occupancy.</summary>
    /// <param name="load">The offered load in erlangs.</param>
    /// <param name="handleTime">The mean handle time, above 0.</param>
    /// <param name="serviceLevel">The share to answer in time, between 0 and 1.</param>
    /// <param name="threshold">In time means within this, 0 or more, in the unit of the handle time.</param>
    /// <param name="highestOccupancy">The highest occupancy that agents can bear, above 0 and at most 1.</param>
    /// <returns>The queue with that many agents.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range or not finite, or the load needs more than two billion agents.</exception>
    public static ErlangC Required(double load, double handleTime, double serviceLevel, double threshold, double highestOccupancy = 1)
    {
        ErlangB.CheckLoad(load, nameof(load));
        CheckHandleTime(handleTime);
        Check.Level(serviceLevel, nameof(serviceLevel));
        CheckThreshold(threshold);
        if (!(highestOccupancy > 0 && highestOccupancy <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(highestOccupancy), highestOccupancy, "An occupancy lies above 0 and at most at 1.");
        }

        if (load / highestOccupancy > int.MaxValue / 2)
        {
            throw new ArgumentOutOfRangeException(nameof(load), load, "The load needs more agents than can be counted.");
        }

        double inverse = 1;
        for (int agents = 1; ; agents++)
        {
            inverse = load == 0 ? double.PositiveInfinity : ErlangB.Next(inverse, load, agents);
            if (agents > load && load / agents <= highestOccupancy)
            {
                var queue = new ErlangC(load, agents, handleTime, 1 / inverse);
                if (queue.ServiceLevel(threshold) >= serviceLevel)
                {
                    return queue;
                }
            }
        }
    }

    /// <summary>The share of callers answered within a threshold: 1 - C exp(-(N - A) threshold / handle time); 0 when the queue does not settle.</summary>
    /// <param name="threshold">The threshold, 0 or more, in the unit of the handle time.</param>
    /// <returns>The share, 0..1.</returns>
    /// <exception cref="ArgumentException">The threshold is negative or not finite.</exception>
    public double ServiceLevel(double threshold)
    {
        CheckThreshold(threshold);
        return IsStable ? 1 - (WaitProbability * Math.Exp(-(Agents - Load) * threshold / HandleTime)) : 0;
    }

    /// <summary>How many agents to schedule when a share of the paid time goes to breaks, training and leave: agents / (1 - shrinkage), rounded up.</summary>
    /// <param name="shrinkage">The share of the paid time, in [0, 1).</param>
    /// <returns>The number to schedule.</returns>
    /// <exception cref="ArgumentException">The share is not in [0, 1).</exception>
    public long Scheduled(double shrinkage)
    {
        if (!(shrinkage >= 0 && shrinkage < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(shrinkage), shrinkage, "Shrinkage lies in [0, 1): 0.3 when 30 % of the paid time is not on calls.");
        }

        // 14 / 0.7 is a hair above 20 in doubles: it is not a 21st agent.
        double needed = Agents / (1 - shrinkage);
        return (long)Math.Ceiling(needed - (needed * 1e-12));
    }

    private static void CheckHandleTime(double handleTime)
    {
        Check.Finite(handleTime, nameof(handleTime));
        if (handleTime <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(handleTime), handleTime, "A handle time is above 0.");
        }
    }

    private static void CheckThreshold(double threshold)
    {
        Check.Finite(threshold, nameof(threshold));
        if (threshold < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold cannot be negative.");
        }
    }
}
