using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <summary>Reads calls into facts. One instance serves one thread.</summary>
internal sealed class CallReader(Instant? asOf, Action<DataIssue> issues)
{
    private readonly long _asOf = asOf is { } instant && Nanoseconds.InRange(instant) ? Nanoseconds.Of(instant) : Nanoseconds.Never;

    /// <summary>The latest instant of a call.</summary>
    private long Latest { get; set; } = long.MinValue;

    /// <summary>The latest instant since this was last asked; <see cref="long.MinValue"/> for none.</summary>
    public long TakeLatest()
    {
        long latest = Latest;
        Latest = long.MinValue;
        return latest;
    }

    /// <summary>Null: the call counts nowhere.</summary>
    public CallFacts? Read(Call call, CallFacts facts)
    {
        if (call.Outcome == CallOutcome.Ignored)
        {
            return LeaveOut(call, DataIssueKind.IgnoredCall, "The source calls it no real call; it is left out.");
        }

        if (!Nanoseconds.InRange(call.OfferedAt) || Nanoseconds.Of(call.OfferedAt) > _asOf)
        {
            return LeaveOut(call, DataIssueKind.FutureInstant, $"Offered at {call.OfferedAt}, after the as-of instant; it is left out.");
        }

        facts.Call = call;
        facts.Offered = Nanoseconds.Of(call.OfferedAt);
        Latest = Math.Max(Latest, facts.Offered);
        facts.Ended = facts.Offered;
        if (call.EndedAt is { } ended && Nanoseconds.InRange(ended) && Nanoseconds.Of(ended) <= _asOf)
        {
            facts.Ended = Nanoseconds.Of(ended);
            Latest = Math.Max(Latest, facts.Ended);
        }

        facts.HasAgent = !string.IsNullOrEmpty(call.Agent);
        facts.IsAnswered = call.Outcome == CallOutcome.Answered;
        facts.IsAbandoned = call.Outcome == CallOutcome.Abandoned;
        facts.IsFlowedOut = call.Outcome == CallOutcome.FlowedOut;
        facts.Wait = Part(call, call.QueueTime, "queue time");
        facts.Queued = call.Queued ?? facts.Wait > 0;
        facts.Talk = Part(call, call.TalkTime, "talk time");
        facts.Hold = Part(call, call.HoldTime, "hold time");
        facts.Wrap = Part(call, call.WrapTime, "after-call work");
        facts.Dial = Part(call, call.DialTime, "dialing time");
        facts.Concurrency = ConcurrencyOf(call);
        return facts;
    }

    private int ConcurrencyOf(Call call)
    {
        if (call.Concurrency is { } given and < 1)
        {
            issues(new DataIssue { RecordId = call.Id, Kind = DataIssueKind.UnreadableNumber, Message = FormattableString.Invariant($"A concurrency of {given} cannot be; the contact counts whole.") });
        }

        return Math.Max(1, call.Concurrency ?? 1);
    }

    private long? Part(Call call, Duration? part, string what)
    {
        if (part is not { } value)
        {
            return null;
        }

        if (value < Duration.Zero || value.TotalDays > 36_500)
        {
            issues(new DataIssue
            {
                RecordId = call.Id,
                Kind = DataIssueKind.NegativeDuration,
                Message = FormattableString.Invariant($"A {what} of {value.TotalSeconds} s cannot be; it is left out."),
            });
            return null;
        }

        return (long)value.TotalNanoseconds;
    }

    private CallFacts? LeaveOut(Call call, DataIssueKind kind, string message)
    {
        issues(new DataIssue { RecordId = call.Id, Kind = kind, Message = message });
        return null;
    }
}
