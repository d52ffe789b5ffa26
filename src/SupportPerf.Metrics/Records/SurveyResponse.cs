using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>One person's answer to one survey question, or an invitation that was not answered.</summary>
/// <remarks>Immutable and thread-safe. Unknown is null. Holds no comment text.</remarks>
public sealed record SurveyResponse
{
    /// <summary>The source's id; one response to several questions repeats it with another <see cref="Question"/>.</summary>
    public required string Id { get; init; }

    /// <summary>What the question measures.</summary>
    public required SurveyKind Kind { get; init; }

    /// <summary>The name of the question, the variant of its rows. Null: the only one.</summary>
    public string? Question { get; init; }

    /// <summary>The score. Null: not answered, or only <see cref="Sentiment"/> is known.</summary>
    public int? Score { get; init; }

    /// <summary>The category, where the source gives one; it decides before the score does.</summary>
    public Sentiment? Sentiment { get; init; }

    /// <summary>The scale of the score. Null: 1..5 for CSAT, 0..10 for NPS, 1..7 for CES.</summary>
    public SurveyScale? Scale { get; init; }

    /// <summary>The survey weight. Scaled to 1e-10; a finer one is refused. Null: 1.</summary>
    public decimal? Weight { get; init; }

    /// <summary>When the survey was sent. Null: not known.</summary>
    public Instant? SentAt { get; init; }

    /// <summary>When it was answered. Null: not known, or not answered.</summary>
    public Instant? AnsweredAt { get; init; }

    /// <summary>The ticket it is about. Null: none.</summary>
    public string? TicketId { get; init; }

    /// <summary>The person asked, for one answer a person. Null: not known.</summary>
    public string? Respondent { get; init; }

    /// <summary>The group at the time of the answer.</summary>
    public string? Group { get; init; }

    /// <summary>The agent at the time of the answer.</summary>
    public string? Agent { get; init; }

    /// <summary>The channel.</summary>
    public string? Channel { get; init; }

    /// <summary>The priority of the ticket.</summary>
    public string? Priority { get; init; }

    /// <summary>The brand.</summary>
    public string? Brand { get; init; }

    /// <summary>The system or sub-source it came from.</summary>
    public string? Source { get; init; }

    /// <summary>Further dimensions by name.</summary>
    public IReadOnlyDictionary<string, string> Dimensions { get; init; } = Ticket.NoDimensions;
}
