using NodaTime;

namespace SupportPerf.Metrics.Facts;

/// <summary>The value of a ticket's dimension as of an instant, from its changes.</summary>
internal static class DimensionHistory
{
    /// <summary>
    /// The value that the last change until then set; before the first change, what that one says was before; without any change,
    /// what the record says.
    /// </summary>
    public static string? At(Ticket ticket, Dimension dimension, Instant at)
    {
        TicketEvent? last = null;
        TicketEvent? next = null;
        foreach (TicketEvent happened in ticket.Events)
        {
            if (!Changes(happened, dimension))
            {
                continue;
            }

            if (happened.At > at)
            {
                next = next is null || happened.At < next.At ? happened : next;
            }
            else if (last is null || happened.At >= last.At)
            {
                last = happened;
            }
        }

        string? value = last is not null ? ValueOf(last, dimension) : next is not null ? next.PreviousValue : RecordDimensions.Of(ticket, dimension);
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>Whether an event changes any of some dimensions.</summary>
    public static bool ChangesAny(TicketEvent happened, IReadOnlyList<Dimension> dimensions)
    {
        foreach (Dimension dimension in dimensions)
        {
            if (Changes(happened, dimension))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Changes(TicketEvent happened, Dimension dimension) => happened.Kind switch
    {
        TicketEventKind.Change => string.Equals(happened.Dimension, dimension.Name, StringComparison.Ordinal),
        TicketEventKind.Assignment => (dimension.Equals(Dimension.Group) && happened.Group is not null) || (dimension.Equals(Dimension.Agent) && happened.Agent is not null),
        _ => false,
    };

    private static string? ValueOf(TicketEvent happened, Dimension dimension) =>
        happened.Kind == TicketEventKind.Change ? happened.Value : dimension.Equals(Dimension.Group) ? happened.Group : happened.Agent;
}
