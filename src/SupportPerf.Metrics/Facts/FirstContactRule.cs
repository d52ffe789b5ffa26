using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>A named first-contact resolution rate: what it asks of a solved ticket, and of which tickets it is a share.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record FirstContactRule
{
    /// <summary>The name: the variant of its report rows. Null: the only or main one.</summary>
    public string? Name { get; init; }

    /// <summary>What it asks.</summary>
    public FirstContactKind Kind { get; init; }

    /// <summary>How long after the solve a further contact voids it; a ticket whose window has not passed is undecided.</summary>
    /// <value>The default is 7 days.</value>
    public Duration Window { get; init; } = Duration.FromDays(7);

    /// <summary>Which new tickets are a further contact.</summary>
    public RepeatContact Repeat { get; init; }

    /// <summary>Whether a transferred ticket can be resolved at the first contact.</summary>
    public bool AllowTransfers { get; init; }

    /// <summary>Whether a ticket solved without any reply can be resolved at the first contact.</summary>
    public bool AllowNoReply { get; init; }

    /// <summary>
    /// What cannot be resolved at the first contact, as dimension and value: tickets with any of these are left out, which makes the
    /// rate a net one. Empty: none, the gross rate.
    /// </summary>
    public IReadOnlyList<KeyValuePair<Dimension, string>> NotResolvable { get; init; } = [];
}
