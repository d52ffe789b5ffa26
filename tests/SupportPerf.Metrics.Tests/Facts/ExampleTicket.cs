using System.Text.Json;
using NodaTime.Text;

namespace SupportPerf.Metrics.Tests.Facts;

/// <summary>The tickets of the worked examples as records.</summary>
internal static class ExampleTicket
{
    public static Instant Time(string text) =>
        text.Contains('T', StringComparison.Ordinal) ? InstantPattern.ExtendedIso.Parse(text).Value : LocalDatePattern.Iso.Parse(text).Value.AtMidnight().InUtc().ToInstant();

    /// <summary>A ticket with its full history.</summary>
    public static Ticket OfHistory(JsonElement json) => new()
    {
        Id = "example",
        CreatedAt = Time(json.GetProperty("created").GetString()!),
        CreatedBy = Author(json.GetProperty("created_by").GetString()),
        InitialStatus = Status(json.GetProperty("initial_status").GetString()!),
        Events = [.. json.GetProperty("events").EnumerateArray().Select(Event)],
    };

    /// <summary>A ticket known by its solves and reopens.</summary>
    public static Ticket OfSolves(JsonElement json)
    {
        List<TicketEvent> events = [];
        Add("first_solved", TicketStatus.Solved);
        Add("reopened", TicketStatus.Open);
        Add("resolved_again", TicketStatus.Solved);
        return new() { Id = json.GetProperty("id").GetString()!, CreatedAt = Time(json.GetProperty("created").GetString()!), InitialStatus = TicketStatus.New, Events = events };

        void Add(string name, TicketStatus status)
        {
            if (json.GetProperty(name).GetString() is { } at)
            {
                events.Add(new() { At = Time(at), Kind = TicketEventKind.Status, Status = status });
            }
        }
    }

    private static TicketEvent Event(JsonElement json)
    {
        Instant at = Time(json.GetProperty("at").GetString()!);
        return json.GetProperty("type").GetString() == "status"
            ? new()
            {
                At = at,
                Kind = TicketEventKind.Status,
                Status = Status(json.GetProperty("to").GetString()!),
                Author = json.TryGetProperty("by", out JsonElement by) ? Author(by.GetString()) : AuthorKind.Unknown,
            }
            : new()
            {
                At = at,
                Kind = TicketEventKind.Message,
                Author = Author(json.GetProperty("author").GetString()),
                AuthorId = json.TryGetProperty("agent", out JsonElement agent) ? agent.GetString() : null,
                IsPublic = json.GetProperty("public").GetBoolean(),
            };
    }

    private static AuthorKind Author(string? name) => name switch
    {
        "customer" => AuthorKind.Customer,
        "agent" => AuthorKind.Agent,
        "automation" => AuthorKind.Automation,
        "bot" => AuthorKind.Bot,
        _ => throw new ArgumentException($"An author that no example has: {name}.", nameof(name)),
    };

    private static TicketStatus Status(string name) => name switch
    {
        "new" => TicketStatus.New,
        "open" => TicketStatus.Open,
        "pending" => TicketStatus.Pending,
        "on_hold" => TicketStatus.OnHold,
        "solved" => TicketStatus.Solved,
        "closed" => TicketStatus.Closed,
        _ => throw new ArgumentException($"A status that no example has: {name}.", nameof(name)),
    };
}
