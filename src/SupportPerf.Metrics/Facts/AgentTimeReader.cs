using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <summary>Reads agents' times into facts. One instance serves one thread.</summary>
internal sealed class AgentTimeReader(Instant? asOf, Action<DataIssue> issues)
{
    private readonly long _asOf = asOf is { } instant && Nanoseconds.InRange(instant) ? Nanoseconds.Of(instant) : Nanoseconds.Never;

    private long Latest { get; set; } = long.MinValue;

    /// <summary>The latest instant since this was last asked; <see cref="long.MinValue"/> for none.</summary>
    public long TakeLatest()
    {
        long latest = Latest;
        Latest = long.MinValue;
        return latest;
    }

    /// <summary>Null: the record counts nowhere.</summary>
    public AgentTimeFacts? Read(AgentTime time)
    {
        if (!Nanoseconds.InRange(time.Start) || Nanoseconds.Of(time.Start) > _asOf)
        {
            issues(new DataIssue { RecordId = time.Agent, Kind = DataIssueKind.FutureInstant, Message = $"Starts at {time.Start}, after the as-of instant; it is left out." });
            return null;
        }

        long start = Nanoseconds.Of(time.Start);
        Latest = Math.Max(Latest, start);
        if (time.End is { } end && Nanoseconds.InRange(end) && Nanoseconds.Of(end) <= _asOf)
        {
            Latest = Math.Max(Latest, Nanoseconds.Of(end));
        }

        long? talk = Part(time, time.TalkTime, "talk time");
        long? hold = Part(time, time.HoldTime, "hold time");
        long? wrap = Part(time, time.WrapTime, "after-call work");
        long? handle = talk is null && hold is null && wrap is null ? null : (talk ?? 0) + (hold ?? 0) + (wrap ?? 0);
        return new AgentTimeFacts(
            start,
            handle,
            Part(time, time.AvailableTime, "available time"),
            Part(time, time.OtherWorkTime, "time of other work"),
            Part(time, time.LoggedInTime, "time logged in"),
            Part(time, time.PaidTime, "paid time"));
    }

    private long? Part(AgentTime time, Duration? part, string what)
    {
        if (part is not { } value)
        {
            return null;
        }

        if (value >= Duration.Zero && value.TotalDays <= 36_500)
        {
            return (long)value.TotalNanoseconds;
        }

        issues(new DataIssue
        {
            RecordId = time.Agent,
            Kind = DataIssueKind.NegativeDuration,
            Message = FormattableString.Invariant($"From {time.Start} on, a {what} of {value.TotalSeconds} s cannot be; it is left out."),
        });
        return null;
    }
}
