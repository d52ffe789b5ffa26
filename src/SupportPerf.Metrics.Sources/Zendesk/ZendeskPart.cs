namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>The parts of an export, the numbers of <see cref="ZendeskFormat.Sections"/>.</summary>
internal enum ZendeskPart
{
    Ticket = 0,
    Audit,
    TicketEvent,
    MetricSet,
    MetricEvent,
    SatisfactionRating,
    SurveyResponse,
    SlaPolicy,
    Schedule,
    Holiday,
    Call,
    Leg,
    Chat,
    Engagement,
    User,
    Group,
    Brand,
    CustomStatus,
    TicketForm,

    /// <summary>Known, but nothing in it is needed.</summary>
    Unused,
}
