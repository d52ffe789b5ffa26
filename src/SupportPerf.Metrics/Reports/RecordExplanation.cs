using System.Text;
using NodaTime;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Reports;

namespace SupportPerf.Metrics;

/// <summary>Why the numbers of one record are what they are: for each KPI the start, the stop, what happened there, the open hours that counted and what was paused.</summary>
/// <remarks>As data in the properties, as text by <see cref="ToString"/>, as JSON by <see cref="ToJson"/>. Immutable and thread-safe.</remarks>
public sealed record RecordExplanation
{
    /// <summary>What kind of record it is: <c>ticket</c>, <c>survey</c>, <c>call</c>, <c>review</c>.</summary>
    public required string Record { get; init; }

    /// <summary>The record's id.</summary>
    public required string Id { get; init; }

    /// <summary>Why the record counts nowhere. Null: it counts.</summary>
    public string? LeftOut { get; init; }

    /// <summary>Its business calendar in words: the name in the policy, and the zone. Null: it has none.</summary>
    public string? Calendar { get; init; }

    /// <summary>The instant until which open clocks are counted. Null: none is given.</summary>
    public Instant? AsOf { get; init; }

    /// <summary>Names the definitions in force.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>What happened to the record, in order of time, each in words.</summary>
    public IReadOnlyList<KeyValuePair<Instant, string>> History { get; init; } = [];

    /// <summary>The KPIs that it has a part in.</summary>
    public IReadOnlyList<ExplainedFigure> Figures { get; init; } = [];

    /// <summary>What was wrong with it.</summary>
    public IReadOnlyList<DataIssue> Issues { get; init; } = [];

    /// <summary>Explains a ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="options">Calendars, definitions and the as-of instant.</param>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public static RecordExplanation Of(Ticket ticket, ReportOptions options)
    {
        Guard.NotNull(ticket, nameof(ticket));
        Guard.NotNull(options, nameof(options));
        return new TicketExplainer(options).Explain(ticket);
    }

    /// <summary>Explains a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="options">Definitions and the as-of instant.</param>
    public static RecordExplanation Of(Call call, ReportOptions options)
    {
        Guard.NotNull(call, nameof(call));
        Guard.NotNull(options, nameof(options));
        return ContactExplainer.Explain(call, options);
    }

    /// <summary>Explains an answer to a survey; whether another answer stands for it takes all answers, so it is not told.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="options">Definitions and the as-of instant.</param>
    public static RecordExplanation Of(SurveyResponse response, ReportOptions options)
    {
        Guard.NotNull(response, nameof(response));
        Guard.NotNull(options, nameof(options));
        return ContactExplainer.Explain(response, options);
    }

    /// <summary>Explains a quality review.</summary>
    /// <param name="review">The review.</param>
    /// <param name="options">Definitions and the as-of instant.</param>
    public static RecordExplanation Of(QaReview review, ReportOptions options)
    {
        Guard.NotNull(review, nameof(review));
        Guard.NotNull(options, nameof(options));
        return ContactExplainer.Explain(review, options);
    }

    /// <summary>The same for one KPI alone.</summary>
    /// <param name="metric">Its key, for example <c>first_response_time</c>.</param>
    /// <returns>The explanation without the figures of other KPIs; it has none where the record has no part in the KPI.</returns>
    public RecordExplanation For(string metric)
    {
        Guard.NotNull(metric, nameof(metric));
        return this with { Figures = Figures.Where(figure => string.Equals(figure.Metric, metric, StringComparison.Ordinal)).ToArray() };
    }

    /// <summary>
    /// The explanation as a JSON object: <c>record, id, left_out, calendar, as_of, definition_id, history, figures, issues</c>, instants as in reports and durations in seconds. A
    /// figure has its start, stop, what happened there, the instant that decides its period, what counted, what was paused, and the open hours date by date.
    /// </summary>
    /// <returns>One line, without a line end.</returns>
    public string ToJson()
    {
        using MemoryStream stream = new();
        ExplanationJson.Write(stream, this);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The explanation as text; culture plays no part.</summary>
    /// <returns>Lines separated by LF, without one at the end.</returns>
    public override string ToString() => ExplanationText.Of(this);
}
