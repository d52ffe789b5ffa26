using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Intercom;

/// <summary>Every record of Intercom says its type; some lists are called after it, others <c>data</c>.</summary>
internal sealed class IntercomFormat : ExportFormat
{
    public static IntercomFormat Instance { get; } = new();

    public override string System => "Intercom";

    public override string Expected => "expected answers of Intercom's API, as conversations, tickets, ticket states, admins, teams or office hours";

    public override IReadOnlyDictionary<string, int> Sections { get; } = new Dictionary<string, int>
    {
        ["conversations"] = (int)IntercomPart.Conversation,
        ["tickets"] = (int)IntercomPart.Ticket,
        ["admins"] = (int)IntercomPart.Admin,
        ["teams"] = (int)IntercomPart.Team,
        ["handling_events"] = (int)IntercomPart.HandlingEvent,
        ["data"] = (int)IntercomPart.Other,
    };

    protected override IReadOnlyList<PartMarks> Marks { get; } =
    [
        new((int)IntercomPart.Conversation, 4, "waiting_since", "snoozed_until", "source", "admin_assignee_id", "state", "contacts"),
        new((int)IntercomPart.Ticket, 3, "ticket_state", "ticket_type", "ticket_attributes", "contacts", "admin_assignee_id"),
        new((int)IntercomPart.TicketState, 3, "internal_label", "category", "external_label", "ticket_types"),
        new((int)IntercomPart.Schedule, 2, "time_zone_name", "time_intervals", "twenty_four_seven"),
        new((int)IntercomPart.ScheduleException, 2, "exception_date", "exception_type", "office_hours_schedule_id"),
        new((int)IntercomPart.HandlingEvent, 3, "timestamp", "teammate", "type", "reason"),
        new((int)IntercomPart.Admin, 4, "has_inbox_seat", "email", "name", "type", "team_ids"),
        new((int)IntercomPart.Team, 3, "admin_ids", "name", "type", "id"),
    ];

    public override string Name(int part) => (IntercomPart)part switch
    {
        IntercomPart.Conversation => "conversations",
        IntercomPart.Ticket => "tickets",
        IntercomPart.Admin => "admins",
        IntercomPart.Team => "teams",
        IntercomPart.TicketState => "ticket states",
        IntercomPart.Schedule => "office hours",
        IntercomPart.ScheduleException => "exceptions to office hours",
        IntercomPart.HandlingEvent => "handling events",
        _ => "other records",
    };

    public override int? Part(JsonRecords records, int? bare)
    {
        JsonFields json = new(records.Current);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("type"u8))
            {
                ReadOnlySpan<byte> type = json.Raw();
                IntercomPart? part = type.SequenceEqual("conversation"u8) ? IntercomPart.Conversation
                    : type.SequenceEqual("ticket"u8) ? IntercomPart.Ticket
                    : type.SequenceEqual("admin"u8) ? IntercomPart.Admin
                    : type.SequenceEqual("team"u8) ? IntercomPart.Team
                    : type.SequenceEqual("ticket_state"u8) ? IntercomPart.TicketState
                    : type.SequenceEqual("office_hours_schedule"u8) ? IntercomPart.Schedule
                    : type.SequenceEqual("office_hours_exception"u8) ? IntercomPart.ScheduleException
                    : null;
                return (int?)part ?? base.Part(records, null);
            }

            json.Skip();
        }

        return base.Part(records, null);
    }

    protected override bool IsOfPart(FileSample sample, string key, int part) =>
        sample.Below(key) is { Count: > 0 } below
            ? PartOf(below) is { } found && (part == (int)IntercomPart.Other || found == part)
            : (sample.Keys.Contains("type") || part == (int)IntercomPart.HandlingEvent) && part != (int)IntercomPart.Other;
}
