namespace SupportPerf.Metrics;

/// <summary>The value of a dimension for each kind of record. An empty text is no value.</summary>
internal static class RecordDimensions
{
    public static string? Of(Ticket ticket, Dimension dimension) =>
        Of(dimension, ticket.Group, ticket.Agent, ticket.Channel, ticket.Priority, ticket.Brand, ticket.Source, ticket.Dimensions);

    public static string? Of(SurveyResponse response, Dimension dimension) =>
        Of(dimension, response.Group, response.Agent, response.Channel, response.Priority, response.Brand, response.Source, response.Dimensions);

    public static string? Of(Call call, Dimension dimension) =>
        Of(dimension, call.Group, call.Agent, call.Channel, call.Priority, call.Brand, call.Source, call.Dimensions);

    public static string? Of(QaReview review, Dimension dimension) =>
        Of(dimension, review.Group, review.Agent, review.Channel, review.Priority, review.Brand, review.Source, review.Dimensions);

    public static string? Of(AgentTime time, Dimension dimension) =>
        Of(dimension, time.Group, time.Agent, time.Channel, null, time.Brand, time.Source, time.Dimensions);

    private static string? Of(
        Dimension dimension,
        string? group,
        string? agent,
        string? channel,
        string? priority,
        string? brand,
        string? source,
        IReadOnlyDictionary<string, string> further)
    {
        string? value = dimension.Name switch
        {
            "group" => group,
            "agent" => agent,
            "channel" => channel,
            "priority" => priority,
            "brand" => brand,
            "source" => source,
            string name => further.TryGetValue(name, out string? found) ? found : null,
        };
        return string.IsNullOrEmpty(value) ? null : value;
    }
}
