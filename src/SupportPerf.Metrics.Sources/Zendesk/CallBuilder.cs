using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>Calls of Talk in the neutral model.</summary>
internal static class CallBuilder
{
    private static readonly Dictionary<string, string> Inbound = new() { ["direction"] = "inbound" };
    private static readonly Dictionary<string, string> Outbound = new() { ["direction"] = "outbound" };

    public static Call? Build(in CallRow row, ZendeskIndex index, SourceOptions options, IssueLog issues)
    {
        string id = ZendeskNames.Text(row.Id);
        if (row.CreatedAt is not { } offered)
        {
            issues.Add(id, DataIssueKind.MissingCreated, "The call has no created_at.");
            return null;
        }

        bool isOutbound = row.Direction == "outbound";
        CallOutcome outcome = isOutbound && !options.IncludeOutboundCalls ? CallOutcome.Ignored : Outcome(row, id, issues);
        bool isAnswered = outcome == CallOutcome.Answered;
        return new()
        {
            Id = id,
            OfferedAt = offered,
            Outcome = outcome,
            AnsweredAt = isAnswered && row.TimeToAnswer is { } wait and >= 0 ? offered + Duration.FromSeconds(wait) : null,
            EndedAt = row.Duration is { } length and >= 0 ? offered + Duration.FromSeconds((long)length + Math.Max(row.Wrap ?? 0, 0)) : null,
            Queued = row.Status switch { "abandoned_in_ivr" => false, "abandoned_in_queue" => true, _ => row.Wait is { } queued ? queued > 0 : null },
            IvrTime = Seconds(row.Ivr),
            QueueTime = Seconds(row.Wait),
            TalkTime = Seconds(row.Talk),
            HoldTime = Seconds(row.Hold),
            WrapTime = Seconds(row.Wrap),
            Transferred = index.HasLegs ? index.IsTransferred(row.Id) : null,
            Requester = row.Customer > 0 ? ZendeskNames.Text(row.Customer) : null,
            TicketId = row.TicketId > 0 ? ZendeskNames.Text(row.TicketId) : null,
            Group = row.Group > 0 ? index.Names.Group(row.Group) : null,
            Agent = row.Agent > 0 ? index.Names.Agent(row.Agent) : null,
            Channel = "phone",
            Source = TicketBuilder.SourceName,
            Dimensions = isOutbound ? Outbound : Inbound,
        };
    }

    /// <summary>A call that agents missed or declined and that left no voicemail is one that the caller gave up.</summary>
    private static CallOutcome Outcome(in CallRow row, string id, IssueLog issues)
    {
        switch (row.Status)
        {
            case "completed":
                return CallOutcome.Answered;
            case "abandoned_in_voicemail":
                return CallOutcome.FlowedOut;
            case "abandoned_in_queue" or "abandoned_in_ivr" or "abandoned_on_hold":
                return CallOutcome.Abandoned;
            case "agent_missed" or "agent_declined" or "agent_transfer_declined" or "customer_missed" or "not_answered":
                return row.Voicemail ? CallOutcome.FlowedOut : CallOutcome.Abandoned;
            case null:
                return CallOutcome.Unknown;
            default:
                issues.Add(id, DataIssueKind.UnknownValue, $"The completion_status '{row.Status}' is not known; the call counts as neither answered nor abandoned.");
                return CallOutcome.Unknown;
        }
    }

    private static Duration? Seconds(int? seconds) => seconds is { } value ? Duration.FromSeconds(value) : null;
}
