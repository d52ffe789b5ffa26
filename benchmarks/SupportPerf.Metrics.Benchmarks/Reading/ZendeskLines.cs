using System.Globalization;
using System.Text;

namespace SupportPerf.Metrics.Benchmarks.Reading;

/// <summary>Made-up tickets of the shape of Zendesk's incremental export with metric sets: one a line, about 2.6 KB each.</summary>
internal static class ZendeskLines
{
    public static byte[] Make(int tickets)
    {
        StringBuilder text = new();
        for (int i = 0; i < tickets; i++)
        {
            Write(text, i);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The same tickets as pages of a thousand.</summary>
    public static byte[] Pages(byte[] lines)
    {
        StringBuilder text = new();
        string[] records = Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (string[] page in records.Chunk(1_000))
        {
            text.Append("{\"tickets\":[").AppendJoin(',', page).Append("],\"after_url\":\"https://kestrel.zendesk.com/api/v2/incremental/tickets/cursor.json?cursor=x\",\"end_of_stream\":false}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, int i)
    {
        string created = At(i);
        string updated = At(i + 5_000);
        string[] statuses = ["new", "open", "pending", "hold", "solved", "closed"];
        string[] channels = ["email", "web", "chat", "native_messaging", "voice"];
        text.Append(CultureInfo.InvariantCulture, $$$"""{"url":"https://kestrel.zendesk.com/api/v2/tickets/{{{100_000 + i}}}.json","id":{{{100_000 + i}}},"external_id":null,"via":{"channel":"{{{channels[i % 5]}}}","source":{"from":{"address":"c{{{i % 911}}}@kestrel.example","name":"C {{{i % 911}}}"},"to":{"address":"support@kestrel.example","name":"Kestrel"},"rel":null}},"created_at":"{{{created}}}","updated_at":"{{{updated}}}","generated_timestamp":{{{1_700_000_000 + i}}},"type":"question","subject":"Order {{{i}}} did not arrive \"as promised\"","raw_subject":"Order {{{i}}} did not arrive \"as promised\"","description":"Hello,\n\nI ordered {{{i % 7}}} things two weeks ago and the \"tracking page\" still says that nothing has left the warehouse {yet}. Could you please look into it, and tell me what I can do meanwhile?\n\nBest regards","priority":"normal","status":"{{{statuses[i % 6]}}}","recipient":"support@kestrel.example","requester_id":{{{500_000 + (i % 911)}}},"submitter_id":{{{500_000 + (i % 911)}}},"assignee_id":{{{900 + (i % 40)}}},"organization_id":null,"group_id":{{{70 + (i % 8)}}},"collaborator_ids":[],"follower_ids":[],"email_cc_ids":[],"forum_topic_id":null,"problem_id":null,"has_incidents":false,"is_public":true,"due_at":null,"tags":["order","shipping","lang_en","tier_{{{i % 3}}}"],"custom_fields":[{"id":360001,"value":"Router"},{"id":360002,"value":null},{"id":360003,"value":"eu-west"},{"id":360004,"value":false},{"id":360005,"value":null}],"satisfaction_rating":{"score":"unoffered"},"sharing_agreement_ids":[],"custom_status_id":{{{1 + (i % 6)}}},"encoded_id":"ABC-{{{i}}}","fields":[{"id":360001,"value":"Router"},{"id":360002,"value":null},{"id":360003,"value":"eu-west"},{"id":360004,"value":false},{"id":360005,"value":null}],"followup_ids":[],"ticket_form_id":88,"brand_id":61,"allow_channelback":false,"allow_attachments":true,"from_messaging_channel":false,"metric_set":{"url":"https://kestrel.zendesk.com/api/v2/ticket_metrics/{{{i}}}.json","id":{{{i}}},"ticket_id":{{{100_000 + i}}},"created_at":"{{{created}}}","updated_at":"{{{updated}}}","group_stations":1,"assignee_stations":{{{1 + (i % 3)}}},"reopens":{{{i % 2}}},"replies":{{{i % 4}}},"assignee_updated_at":"{{{created}}}","requester_updated_at":"{{{created}}}","status_updated_at":"{{{updated}}}","initially_assigned_at":"{{{created}}}","assigned_at":"{{{created}}}","solved_at":"{{{updated}}}","latest_comment_added_at":"{{{updated}}}","reply_time_in_minutes":{"calendar":{{{i % 600}}},"business":{{{i % 200}}}},"first_resolution_time_in_minutes":{"calendar":{{{i % 6_000}}},"business":{{{i % 2_000}}}},"full_resolution_time_in_minutes":{"calendar":{{{i % 7_000}}},"business":{{{i % 2_500}}}},"agent_wait_time_in_minutes":{"calendar":{{{i % 300}}},"business":{{{i % 100}}}},"requester_wait_time_in_minutes":{"calendar":{{{i % 500}}},"business":{{{i % 250}}}},"on_hold_time_in_minutes":{"calendar":0,"business":0},"custom_status_updated_at":"{{{updated}}}"}}""");
        text.Append('\n');
    }

    private static string At(int minute) => NodaTime.Text.InstantPattern.General.Format(NodaTime.Instant.FromUtc(2026, 1, 1, 0, 0) + NodaTime.Duration.FromMinutes(minute) + NodaTime.Duration.FromSeconds(minute % 60));
}
