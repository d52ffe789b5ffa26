using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <summary>Reads tickets into facts: the one place where definitions are applied. One instance serves one thread.</summary>
internal sealed partial class TicketReader
{
    private readonly Definitions _definitions;
    private readonly long _asOf;
    private readonly long _tolerance;
    private readonly Action<DataIssue> _issues;
    private readonly EventTimeline _timeline = new();
    private readonly EventTimeline.Visibility _visible;
    private DataIssueKind? _contradiction;

    public TicketReader(Definitions definitions, Instant? asOf, Action<DataIssue> issues)
    {
        _definitions = definitions;
        _needsCycles = NeedsCycles(definitions);
        _issues = issues;
        _tolerance = (long)definitions.ClockSkewTolerance.TotalNanoseconds;
        _asOf = asOf is { } instant && Nanoseconds.TryOf(instant, out long nanoseconds) ? nanoseconds : Nanoseconds.Never;
        _visible = Visible;
    }

    /// <summary>The parts of the facts that are asked for.</summary>
    public FactParts Parts { get; set; } = FactParts.All;

    /// <summary>What lies after it is ignored; <see cref="Nanoseconds.Never"/>: nothing is.</summary>
    public long AsOf => _asOf;

    /// <summary>The latest instant of anything that happened in the tickets read.</summary>
    private long Latest { get; set; } = long.MinValue;

    /// <summary>The latest instant since this was last asked; <see cref="long.MinValue"/> for none.</summary>
    public long TakeLatest()
    {
        long latest = Latest;
        Latest = long.MinValue;
        return latest;
    }

    public TicketFacts Read(Ticket ticket) => Read(ticket, new TicketFacts());

    /// <summary>Reads into an instance that is used again, so that a long run allocates nothing for a ticket.</summary>
    public TicketFacts Read(Ticket ticket, TicketFacts facts)
    {
        facts.Clear(ticket, _definitions);
        bool inRange = Nanoseconds.TryOf(ticket.CreatedAt, out long created);
        facts.LeftOut = inRange ? ReasonToLeaveOut(ticket, created) : DataIssueKind.InstantOutOfRange;
        if (facts.LeftOut is { } reason)
        {
            Report(ticket.Id, reason, LeftOutMessage(reason, ticket));
            return facts;
        }

        facts.Created = CreationOf(ticket, created);
        Latest = Math.Max(Latest, created);
        _contradiction = null;
        _timeline.Load(ticket, _definitions, _visible);
        if (!IsInPopulation(ticket))
        {
            facts.LeftOut = DataIssueKind.OutsidePopulation;
            Report(ticket.Id, DataIssueKind.OutsidePopulation, $"The definitions count {_definitions.Population} tickets only; it is left out.");
            return facts;
        }

        ReportEvents(facts);
        ReadStatuses(facts);
        ReadLifecycle(facts);
        if (Reads(FactParts.Waits))
        {
            ReadWaits(facts);
        }

        ReadResponses(facts);
        ReportBurst(facts);
        ReadEnds(facts);
        ReadHandleTime(facts);
        if (Reads(FactParts.Counts))
        {
            ReadCounts(facts);
        }

        if (Reads(FactParts.Contacts))
        {
            ReadContacts(facts);
        }

        ReadSessions(facts);
        ReadSchedules(facts);
        if (_definitions.RejectContradictory)
        {
            facts.LeftOut = _contradiction;
        }

        return facts;
    }

    private bool Reads(FactParts part) => (Parts & part) != 0;

    private long CreationOf(Ticket ticket, long created) =>
        _definitions.SplitInheritsCreation && ticket.SplitOriginCreatedAt is { } instant && Nanoseconds.TryOf(instant, out long origin) ? Math.Min(created, origin) : created;

    private void ReportEvents(TicketFacts facts)
    {
        if (_timeline.Duplicates > 0)
        {
            Report(facts.Ticket.Id, DataIssueKind.DuplicateEvent, $"{_timeline.Duplicates} events repeat the id of an earlier one; {(_definitions.KeepRepeatedEvents ? "all of them count" : "the first of each counts")}.");
        }

        if (_timeline.UnknownAuthors > 0)
        {
            Report(facts.Ticket.Id, DataIssueKind.UnknownAuthor, $"{_timeline.UnknownAuthors} messages have an author whose role the source does not tell; they stop no clock.");
        }
    }

    /// <summary>A life in one instant is no life: it was written by an import.</summary>
    private void ReportBurst(TicketFacts facts)
    {
        ClockFact response = facts.Clock(TicketClock.FirstResponse);
        if (facts.End == facts.Created && response.IsCompleted && response.StopNanoseconds == facts.Created)
        {
            Report(facts.Ticket.Id, DataIssueKind.ZeroDurationBurst, $"Created, answered and ended at {Nanoseconds.ToInstant(facts.Created)}, as imports write; its durations of zero count.");
        }
    }

    private static string LeftOutMessage(DataIssueKind reason, Ticket ticket) => reason switch
    {
        DataIssueKind.Merged => $"Merged into {ticket.MergedInto}; it is left out.",
        DataIssueKind.FutureInstant => $"Created at {ticket.CreatedAt}, after the as-of instant; it is left out.",
        DataIssueKind.InstantOutOfRange => $"Created at {ticket.CreatedAt}, outside the years 1824 to 2115; it is left out.",
        _ => $"Marked as {reason.ToString().ToLowerInvariant()}; it is left out.",
    };

    private DataIssueKind? ReasonToLeaveOut(Ticket ticket, long created)
    {
        if (created > _asOf)
        {
            return DataIssueKind.FutureInstant;
        }

        RemovedTickets counted = _definitions.IncludeRemoved;
        return ticket.IsDeleted && (counted & RemovedTickets.Deleted) == 0 ? DataIssueKind.Deleted
            : ticket.IsSpam && (counted & RemovedTickets.Spam) == 0 ? DataIssueKind.Spam
            : ticket.IsTest && (counted & RemovedTickets.Test) == 0 ? DataIssueKind.Test
            : ticket.MergedInto is not null && (counted & RemovedTickets.Merged) == 0 ? DataIssueKind.Merged
            : null;
    }

    private bool IsInPopulation(Ticket ticket)
    {
        switch (_definitions.Population)
        {
            case TicketPopulation.Assigned:
                return ticket.Group is not null || ticket.Agent is not null || _timeline.HasAssignments;
            case TicketPopulation.HumanInvolved:
                if (ticket.Agent is not null)
                {
                    return true;
                }

                for (int i = 0; i < _timeline.Count; i++)
                {
                    EventTimeline.Entry entry = _timeline[i];
                    if ((entry.IsMessage && entry.Author == AuthorKind.Agent) || entry.Event is { Kind: TicketEventKind.Assignment, Agent: not null })
                    {
                        return true;
                    }
                }

                return false;
            default:
                return true;
        }
    }

    /// <summary>An own instant of the record in nanoseconds; null when it is absent, out of range, or after the as-of instant.</summary>
    private long? Visible(Instant? instant, Ticket ticket, string what)
    {
        if (instant is not { } value)
        {
            return null;
        }

        long? seen = See(value);
        if (seen is null)
        {
            ReportUnseen(value, ticket, what);
        }

        return seen;
    }

    /// <summary>The same of an event.</summary>
    private long? Visible(Instant instant, Ticket ticket, TicketEventKind what)
    {
        long? seen = See(instant);
        if (seen is null)
        {
            ReportUnseen(instant, ticket, what.ToString());
        }

        return seen;
    }

    private long? See(Instant instant)
    {
        if (!Nanoseconds.TryOf(instant, out long nanoseconds) || nanoseconds > _asOf)
        {
            return null;
        }

        Latest = Math.Max(Latest, nanoseconds);
        return nanoseconds;
    }

    private void ReportUnseen(Instant instant, Ticket ticket, string what)
    {
        if (Nanoseconds.InRange(instant))
        {
            Report(ticket.Id, DataIssueKind.FutureInstant, $"{what} at {instant} lies after the as-of instant; it is ignored.");
        }
        else
        {
            Report(ticket.Id, DataIssueKind.InstantOutOfRange, $"{what} at {instant} lies outside the years 1824 to 2115; it is ignored.");
        }
    }

    private ClockFact Between(TicketFacts facts, long start, long stop, DataIssueKind reasonWhenNegative)
    {
        ClockFact fact = ClockFact.Between(start, stop, reasonWhenNegative, _tolerance);
        if (fact.Outcome == ClockOutcome.Excluded)
        {
            Contradiction(
                facts.Ticket.Id,
                reasonWhenNegative,
                $"Stops at {Nanoseconds.ToInstant(stop)}, before its start at {Nanoseconds.ToInstant(start)}; the duration is left out.");
        }

        return fact;
    }

    private void Contradiction(string id, DataIssueKind kind, string message)
    {
        _contradiction ??= kind;
        Report(id, kind, message);
    }

    private void Report(string id, DataIssueKind kind, string message) => _issues(new DataIssue { RecordId = id, Kind = kind, Message = message });
}
