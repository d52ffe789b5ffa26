namespace SupportPerf.Metrics.Facts;

/// <summary>A call as KPIs need it; times in nanoseconds, null where not known.</summary>
internal sealed class CallFacts
{
    public Call Call { get; set; } = null!;

    public long Offered { get; set; }

    /// <summary>Whether it says who answered.</summary>
    public bool HasAgent { get; set; }

    public bool IsAnswered { get; set; }

    public bool IsAbandoned { get; set; }

    public bool IsFlowedOut { get; set; }

    /// <summary>The end; the offer where it is not known.</summary>
    public long Ended { get; set; }

    public bool Queued { get; set; }

    public long? Wait { get; set; }

    public long? Talk { get; set; }

    public long? Hold { get; set; }

    public long? Wrap { get; set; }

    public long? Dial { get; set; }

    /// <summary>How many contacts the agent handled at the same time; at least one.</summary>
    public int Concurrency { get; set; } = 1;

    /// <summary>Talk, hold and after-call work; null where none of them is known.</summary>
    public long? Handle => Talk is null && Hold is null && Wrap is null ? null : (Talk ?? 0) + (Hold ?? 0) + (Wrap ?? 0);
}
