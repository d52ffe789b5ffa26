using NodaTime;

namespace SupportPerf.Metrics.Tool.Sample;

/// <summary>The telephone of the sample: menu, queue, talk, hold, after-call work, hang-ups and voicemail.</summary>
internal sealed class SampleCalls(BusinessCalendar hours, SampleRandom random)
{
    private int _last;

    /// <summary>What becomes of a customer who rings: the call, and who answered.</summary>
    public (Call Call, SampleAgent? Taker) Ring(Contact contact)
    {
        Call call = new()
        {
            Id = FormattableString.Invariant($"call-{++_last}"),
            OfferedAt = contact.At,
            Outcome = CallOutcome.Unknown,
            Queued = false,
            IvrTime = random.Between(8, 40),
            Requester = contact.Requester,
            Group = SampleTeam.Telephone,
            Channel = contact.Channel,
            Priority = contact.Priority,
            Brand = contact.Brand,
            Source = BuiltInSample.Source,
            Dimensions = contact.Dimensions,
        };
        Instant atQueue = contact.At + call.IvrTime.Value;
        if (random.Chance(0.004))
        {
            return (call with { Outcome = CallOutcome.Ignored, EndedAt = contact.At }, null);
        }

        if (!hours.IsOpen(atQueue))
        {
            return random.Chance(0.55)
                ? (call with { Outcome = CallOutcome.FlowedOut, EndedAt = atQueue + random.Between(20, 120) }, null)
                : (call with { Outcome = CallOutcome.Abandoned, EndedAt = atQueue }, null);
        }

        Duration wait = random.Chance(0.35) ? Duration.Zero : random.Around(Duration.FromSeconds(34) * contact.Load, 1.2);
        Duration patience = random.Chance(0.02) ? random.Between(1, 5) : random.Around(Duration.FromSeconds(190), 0.9);
        call = call with { Queued = wait > Duration.Zero, QueueTime = Duration.Min(wait, patience) };
        if (patience < wait)
        {
            return (call with { Outcome = CallOutcome.Abandoned, EndedAt = atQueue + patience }, null);
        }

        SampleAgent taker = random.Pick(SampleTeam.In(SampleTeam.Telephone));
        Duration talk = random.Around(Duration.FromSeconds(240) * taker.Pace, 0.6);
        Duration hold = random.Chance(0.22) ? random.Around(Duration.FromSeconds(70), 0.7) : Duration.Zero;
        Duration wrap = random.Around(Duration.FromSeconds(65) * taker.Pace, 0.5);
        Instant answered = atQueue + wait;
        return (call with
        {
            Outcome = CallOutcome.Answered,
            AnsweredAt = answered,
            EndedAt = answered + talk + hold + wrap,
            TalkTime = talk,
            HoldTime = hold,
            WrapTime = wrap,
            Transferred = random.Chance(0.08),
            Agent = taker.Name,
        }, taker);
    }
}
