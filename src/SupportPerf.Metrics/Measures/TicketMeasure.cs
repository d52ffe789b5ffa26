using System.Buffers;
using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics;

/// <summary>What all KPIs of tickets share: add tickets in any order, take them away again, merge with another of its kind, save and load.</summary>
/// <typeparam name="TSelf">The KPI.</typeparam>
/// <remarks>
/// Merging is associative and commutative, an empty one is the identity, and any split of the tickets merged again equals one
/// pass. Not thread-safe: use one a thread and merge.
/// </remarks>
public abstract class TicketMeasure<TSelf>
    where TSelf : TicketMeasure<TSelf>
{
    private readonly TicketReader _reader;
    private readonly TicketFacts _facts = new();
    private readonly Instant? _asOf;

    private protected TicketMeasure(BusinessCalendar? calendar, Instant? asOf, Definitions? definitions)
    {
        _asOf = asOf;
        Definitions = definitions ?? Definitions.Default;
        Calendars = calendar is null ? CalendarSet.None : new CalendarSet(calendar);
        _reader = new TicketReader(Definitions, asOf, static _ => { });
    }

    /// <summary>Adds a ticket.</summary>
    /// <exception cref="ArgumentNullException">The ticket is null.</exception>
    public void Add(Ticket ticket)
    {
        Guard.NotNull(ticket, nameof(ticket));
        Add(ticket, State);
    }

    /// <summary>Takes a ticket away again: the exact inverse of <see cref="Add(Ticket)"/>. To correct a ticket, take the old one away and add the new one.</summary>
    /// <param name="ticket">The ticket, as it was when it was added.</param>
    /// <exception cref="ArgumentNullException">The ticket is null.</exception>
    /// <exception cref="InvalidOperationException">It was not added, or not as it is given now. Nothing was changed.</exception>
    public void Retract(Ticket ticket)
    {
        Guard.NotNull(ticket, nameof(ticket));
        IMeasureState only = State.NewEmpty();
        Add(ticket, only);
        State.Subtract(only);
    }

    /// <summary>Adds all that the other one holds.</summary>
    /// <exception cref="ArgumentException">The other one is this one, or has another calendar or other definitions.</exception>
    public void Merge(TSelf other)
    {
        Guard.NotNull(other, nameof(other));
        if (ReferenceEquals(this, other))
        {
            throw new ArgumentException("A measure cannot be merged into itself: every record would count twice.", nameof(other));
        }

        State.Merge(other.State);
    }

    /// <summary>Adds all that a saved one holds.</summary>
    /// <param name="saved">What <see cref="Save"/> wrote for the same KPI, calendar and definitions.</param>
    /// <exception cref="InvalidStateException">The bytes are no saved state, are damaged, or were made under other options. Nothing was changed.</exception>
    public void Merge(ReadOnlySpan<byte> saved) => State.Merge(saved, Calendars.Count);

    /// <summary>Saves what it holds. Equal measures give equal bytes, whatever the order of their tickets or merges.</summary>
    /// <param name="destination">Takes the bytes.</param>
    public void Save(IBufferWriter<byte> destination) => State.Save(destination);

    private protected CalendarSet Calendars { get; }

    private protected Definitions Definitions { get; }

    /// <summary>As of when what still runs is judged: as told, else the latest instant added.</summary>
    private protected long AsOf => _asOf is { } instant && Nanoseconds.InRange(instant) ? Nanoseconds.Of(instant) : State.Log.Latest;

    private protected bool HasAsOf => _asOf is not null;

    private protected abstract IMeasureState State { get; }

    /// <summary>What is counted, as states name it.</summary>
    private protected abstract string Rule { get; }

    private protected abstract void Observe(TicketFacts facts, IMeasureState into);

    private protected string LayoutOf(string further) => StateLayout.Of($"measure: {Rule}", Definitions, Calendars, _asOf, further);

    private void Add(Ticket ticket, IMeasureState into)
    {
        bool counts = _reader.Read(ticket, _facts).LeftOut is null;
        long latest = _reader.TakeLatest();
        if (counts)
        {
            into.Log.Add(latest);
            Observe(_facts, into);
        }
    }
}
