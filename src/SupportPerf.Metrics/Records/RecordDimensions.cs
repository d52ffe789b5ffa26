namespace SupportPerf.Metrics;

/// <summary>The value of a dimension for each kind of record. An empty text is no value.</summary>
internal static class RecordDimensions
{
    public static string? Of(Ticket ticket, Dimension dimension) => NoneIfEmpty(dimension.StandardIndex switch
    {
        0 => ticket.Group,
        1 => ticket.Agent,
        2 => ticket.Channel,
        3 => ticket.Priority,
        4 => ticket.Brand,
        5 => ticket.Source,
        _ => Further(ticket.Dimensions, dimension),
    });

    public static string? Of(SurveyResponse response, Dimension dimension) => NoneIfEmpty(dimension.StandardIndex switch
    {
        0 => response.Group,
        1 => response.Agent,
        2 => response.Channel,
        3 => response.Priority,
        4 => response.Brand,
        5 => response.Source,
        _ => Further(response.Dimensions, dimension),
    });

    public static string? Of(Call call, Dimension dimension) => NoneIfEmpty(dimension.StandardIndex switch
    {
        0 => call.Group,
        1 => call.Agent,
        2 => call.Channel,
        3 => call.Priority,
        4 => call.Brand,
        5 => call.Source,
        _ => Further(call.Dimensions, dimension),
    });

    public static string? Of(QaReview review, Dimension dimension) => NoneIfEmpty(dimension.StandardIndex switch
    {
        0 => review.Group,
        1 => review.Agent,
        2 => review.Channel,
        3 => review.Priority,
        4 => review.Brand,
        5 => review.Source,
        _ => Further(review.Dimensions, dimension),
    });

    public static string? Of(AgentTime time, Dimension dimension) => NoneIfEmpty(dimension.StandardIndex switch
    {
        0 => time.Group,
        1 => time.Agent,
        2 => time.Channel,
        3 => null,
        4 => time.Brand,
        5 => time.Source,
        _ => Further(time.Dimensions, dimension),
    });

    private static string? Further(IReadOnlyDictionary<string, string> dimensions, Dimension dimension) => dimensions.TryGetValue(dimension.Name, out string? found) ? found : null;

    private static string? NoneIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
