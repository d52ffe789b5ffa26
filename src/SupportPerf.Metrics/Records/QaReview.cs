using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>A quality review of one interaction: the points given in each category of a scorecard.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record QaReview
{
    /// <summary>The source's id, unique within the input.</summary>
    public required string Id { get; init; }

    /// <summary>When the review was made. Null: not known.</summary>
    public Instant? ReviewedAt { get; init; }

    /// <summary>The name of the scorecard, the variant of its rows. Null: the only one.</summary>
    public string? Scorecard { get; init; }

    /// <summary>The categories that were rated.</summary>
    public required IReadOnlyList<QaCategory> Categories { get; init; }

    /// <summary>The person reviewed.</summary>
    public string? Agent { get; init; }

    /// <summary>The person who reviewed.</summary>
    public string? Reviewer { get; init; }

    /// <summary>The ticket or call reviewed.</summary>
    public string? TicketId { get; init; }

    /// <summary>The group.</summary>
    public string? Group { get; init; }

    /// <summary>The channel.</summary>
    public string? Channel { get; init; }

    /// <summary>The priority.</summary>
    public string? Priority { get; init; }

    /// <summary>The brand.</summary>
    public string? Brand { get; init; }

    /// <summary>The system or sub-source it came from.</summary>
    public string? Source { get; init; }

    /// <summary>Further dimensions by name.</summary>
    public IReadOnlyDictionary<string, string> Dimensions { get; init; } = Ticket.NoDimensions;
}
