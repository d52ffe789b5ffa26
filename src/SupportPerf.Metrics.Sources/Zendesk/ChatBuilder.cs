using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>Chats that belong to no ticket of the export are tickets of their own; each chat may have a rating.</summary>
internal static class ChatBuilder
{
    /// <summary>How long the chat lasted. Null: not known.</summary>
    public static Duration? Length(in ChatRow chat) => Seconds.ToDuration(chat.DurationSeconds)
        ?? (chat is { Start: { } start, End: { } end } && end >= start ? end - start : null);

    /// <summary>The chat as a ticket, closed when the chat ended. It starts with the visitor's first message, as Zendesk's own response times do.</summary>
    public static Ticket? Build(ChatRow chat, ZendeskIndex index, IssueLog issues)
    {
        Instant? first = chat.Messages.Where(message => message.Author == AuthorKind.Customer).Select(message => (Instant?)message.At).Min();
        if ((first ?? chat.Start) is not { } createdAt)
        {
            issues.Add(Id(chat), DataIssueKind.MissingCreated, "The chat has neither a timestamp nor a message of the visitor.");
            return null;
        }

        Instant? end = chat.End ?? (Length(chat) is { } length && chat.Start is { } start ? start + length : null);
        ReportedMetric[] reported = Seconds.ToDuration(chat.FirstResponseSeconds) is { } response
            ? [new() { Metric = "first_response_time", Basis = HoursBasis.Calendar, Duration = response, Precision = Duration.FromSeconds(1) }]
            : [];
        return new()
        {
            Id = Id(chat),
            CreatedAt = createdAt,
            UpdatedAt = chat.UpdatedAt,
            Status = TicketStatus.Closed,
            FirstSolvedAt = end,
            SolvedAt = end,
            ClosedAt = end,
            HandleTime = Length(chat),
            Group = Group(chat, index),
            Agent = chat.FirstAgent > 0 ? index.Names.Agent(chat.FirstAgent) : null,
            Channel = "chat",
            Source = TicketBuilder.SourceName,
            Events = [.. EventBuilder.Messages(chat, session: null, index.Names)],
            ReportedMetrics = reported,
        };
    }

    /// <summary>The chat's rating. Null: it has none.</summary>
    public static SurveyResponse? Rating(ChatRow chat, ZendeskIndex index, Ticket? ticket)
    {
        Sentiment? sentiment = chat.Rating switch { "good" => Sentiment.Positive, "bad" => Sentiment.Negative, _ => null };
        if (sentiment is null)
        {
            return null;
        }

        return new()
        {
            Id = Id(chat),
            Kind = SurveyKind.Csat,
            Sentiment = sentiment,
            AnsweredAt = chat.RatedAt ?? chat.End,
            TicketId = ticket?.Id ?? Id(chat),
            Respondent = ticket?.Requester,
            Group = Group(chat, index) ?? ticket?.Group,
            Agent = chat.FirstAgent > 0 ? index.Names.Agent(chat.FirstAgent) : ticket?.Agent,
            Channel = "chat",
            Priority = ticket?.Priority,
            Brand = ticket?.Brand,
            Source = TicketBuilder.SourceName,
            Dimensions = ticket?.Dimensions ?? new Dictionary<string, string>(0),
        };
    }

    private static string? Group(ChatRow chat, ZendeskIndex index) => chat.DepartmentName ?? (chat.Department > 0 ? index.Names.Group(chat.Department) : null);

    private static string Id(ChatRow chat) => "chat-" + chat.Id;
}
