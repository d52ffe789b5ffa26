namespace SupportPerf.Metrics.Facts;

/// <summary>The business calendar of a ticket from an instant on, by its name; null: the one of tickets without any.</summary>
internal readonly record struct ScheduleStretch(long From, string? Name);
