namespace SupportPerf.Metrics.Facts;

/// <summary>An agent's time as KPIs need it, in nanoseconds; null where not known.</summary>
internal readonly record struct AgentTimeFacts(long Start, long? Handle, long? Available, long? OtherWork, long? LoggedIn, long? Paid);
