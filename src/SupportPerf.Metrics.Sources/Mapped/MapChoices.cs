using System.Text.Json;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>The words of the map.</summary>
internal static class MapChoices
{
    public static IReadOnlyList<(string Name, TicketStatus Value)> Statuses { get; } =
    [
        ("new", TicketStatus.New), ("open", TicketStatus.Open), ("pending", TicketStatus.Pending),
        ("on_hold", TicketStatus.OnHold), ("solved", TicketStatus.Solved), ("closed", TicketStatus.Closed),
    ];

    public static IReadOnlyList<(string Name, AuthorKind Value)> Authors { get; } =
    [
        ("customer", AuthorKind.Customer), ("agent", AuthorKind.Agent), ("bot", AuthorKind.Bot), ("automation", AuthorKind.Automation),
        ("system", AuthorKind.System), ("third_party", AuthorKind.ThirdParty), ("unknown", AuthorKind.Unknown),
    ];

    public static IReadOnlyList<(string Name, CallOutcome Value)> Outcomes { get; } =
    [
        ("answered", CallOutcome.Answered), ("abandoned", CallOutcome.Abandoned), ("flowed_out", CallOutcome.FlowedOut),
        ("ignored", CallOutcome.Ignored), ("unknown", CallOutcome.Unknown),
    ];

    public static IReadOnlyList<(string Name, Sentiment Value)> Sentiments { get; } =
        [("positive", Sentiment.Positive), ("neutral", Sentiment.Neutral), ("negative", Sentiment.Negative)];

    public static IReadOnlyList<(string Name, SurveyKind Value)> SurveyKinds { get; } =
        [("csat", SurveyKind.Csat), ("nps", SurveyKind.Nps), ("ces", SurveyKind.Ces)];

    public static IReadOnlyList<(string Name, EventOrder Value)> EventOrders { get; } = [("file", EventOrder.Source), ("time", EventOrder.Time)];

    public static IReadOnlyList<(string Name, HoursBasis Value)> Bases { get; } = [("calendar", HoursBasis.Calendar), ("business", HoursBasis.Business)];

    /// <summary>The values of an enumeration under their names in snake case.</summary>
    public static IReadOnlyList<(string Name, T Value)> Of<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => (JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), value))];
}
