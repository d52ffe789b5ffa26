using NodaTime;

namespace SupportPerf.Metrics.Sources;

/// <summary>Decides who somebody was at the time of a message or a change.</summary>
/// <param name="userId">The source's id of the person.</param>
/// <param name="at">When it happened.</param>
/// <param name="today">What the export says of the person today.</param>
/// <returns>What to take.</returns>
public delegate AuthorKind RoleAt(string userId, Instant at, AuthorKind today);

/// <summary>What an export does not say by itself. Every part has a default; a source ignores what does not concern it.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record SourceOptions
{
    /// <summary>The defaults.</summary>
    public static SourceOptions Default { get; } = new();

    /// <summary>The role at the time of the message. Null: the role that the export gives, which is today's.</summary>
    public RoleAt? RoleAt { get; init; }

    /// <summary>The zone of texts without one, where the source does not fix it. Null: UTC.</summary>
    public DateTimeZone? TimeZone { get; init; }

    /// <summary>
    /// NodaTime patterns of dates with times as people read them, for sources whose exports follow a user's settings, as ServiceNow's display values do;
    /// tried in order after the source's own form. A day is never taken for a month without one.
    /// </summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> DateFormats { get; init; } = [];

    /// <summary>The id or name of the field that holds the seconds of work on a ticket, for example of Zendesk's Time Tracking app. Null: none.</summary>
    public string? HandleTimeField { get; init; }

    /// <summary>Categories of statuses that the export does not explain, by their id or name.</summary>
    public IReadOnlyDictionary<string, TicketStatus> StatusCategories { get; init; } = new Dictionary<string, TicketStatus>(0);

    /// <summary>Custom fields to break down by: the field's id or name to the name of the dimension.</summary>
    public IReadOnlyDictionary<string, string> CustomFields { get; init; } = new Dictionary<string, string>(0);

    /// <summary>Tags that mark a ticket as spam.</summary>
    public IReadOnlyCollection<string> SpamTags { get; init; } = [];

    /// <summary>Tags that mark a ticket as a test.</summary>
    public IReadOnlyCollection<string> TestTags { get; init; } = [];

    /// <summary>The scale of satisfaction surveys whose answers do not say it. Null: the answers' category decides, and scores are taken as 1 to 5.</summary>
    public SurveyScale? SurveyScale { get; init; }

    /// <summary>Whether a telephone call with an agent that is part of a ticket counts as a reply on it.</summary>
    /// <value>The default is true.</value>
    public bool CallsAreReplies { get; init; } = true;

    /// <summary>Whether outbound calls count as calls; otherwise they are left out and counted, since nobody waited in a queue.</summary>
    public bool IncludeOutboundCalls { get; init; }

    /// <summary>Whether agents, groups, brands and statuses appear under their ids, not their names.</summary>
    public bool UseIds { get; init; }
}
