using System.Globalization;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>
/// One event of an audit, filled again for each: <c>{"type":"Change","field_name":"status","value":"open","previous_value":"new"}</c>,
/// or of an incremental ticket event, where the changed field is the key: <c>{"event_type":"Change","status":"open","previous_value":"new"}</c>.
/// </summary>
internal struct AuditEvent
{
    // Ids and statuses are short; subjects and descriptions are not needed and would only fill the memory.
    private const int LongestValue = 40;

    public string? Type;
    public string? Field;
    public string? Value;
    public string? Before;
    public long? Number;
    public bool? IsPublic;
    public long Author;
    public string? Channel;
    public string? Rel;
    public long? AnsweredBy;
    public long? FirstRecipient;
    public string? Score;
    public long? Assignee;
    public long? NewSchedule;

    public void Read(scoped ref JsonFields json, TextCache<string> texts)
    {
        this = default;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("via"u8): ReadVia(ref json, texts); break;
                case 4 when name.SequenceEqual("type"u8): Type ??= json.Text(texts); break;
                case 4 when name.SequenceEqual("data"u8): ReadCall(ref json); break;
                case 5 when name.SequenceEqual("value"u8): SetValue(json.Text(texts, LongestValue)); break;
                case 5 when name.SequenceEqual("score"u8): Score = json.Text(texts); break;
                case 6 when name.SequenceEqual("public"u8): IsPublic = json.Bool() ?? IsPublic; break;
                case 6 when name.SequenceEqual("status"u8): SetKeyed("status", json.Text(texts)); break;
                case 8 when name.SequenceEqual("group_id"u8): SetKeyed("group_id", json.Text(texts)); break;
                case 9 when name.SequenceEqual("author_id"u8): Author = json.Int64() ?? 0; break;
                case 10 when name.SequenceEqual("field_name"u8): Field = json.Text(texts); break;
                case 10 when name.SequenceEqual("event_type"u8): Type = json.Text(texts); break;
                case 10 when name.SequenceEqual("recipients"u8): ReadRecipients(ref json); break;
                case 11 when name.SequenceEqual("assignee_id"u8): SetKeyed("assignee_id", json.Text(texts)); break;
                case 14 when name.SequenceEqual("previous_value"u8): Before = json.Text(texts, LongestValue); break;
                case 14 when name.SequenceEqual("comment_public"u8): IsPublic ??= json.Bool(); break;
                case 15 when name.SequenceEqual("new_schedule_id"u8): NewSchedule = json.Int64(); break;
                case 16 when name.SequenceEqual("custom_status_id"u8): SetKeyed("custom_status_id", json.Text(texts)); break;
                default: json.Skip(); break;
            }
        }
    }

    private void SetKeyed(string field, string? value)
    {
        if (field == "assignee_id")
        {
            Assignee = Id(value);
        }

        Field ??= field;
        if (Field == field)
        {
            SetValue(value);
        }
    }

    private void SetValue(string? value)
    {
        Value = value;
        Number = Id(value);
    }

    private static long? Id(string? value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;

    private void ReadVia(scoped ref JsonFields json, TextCache<string> texts)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("channel"u8))
            {
                Channel = json.Text(texts);
            }
            else if (json.Name.SequenceEqual("source"u8) && json.EnterObject())
            {
                (Rel, _) = ViaSource.Read(ref json, texts);
            }
            else
            {
                json.Skip();
            }
        }
    }

    private void ReadCall(scoped ref JsonFields json)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("answered_by_id"u8))
            {
                AnsweredBy = json.Int64();
            }
            else
            {
                json.Skip();
            }
        }
    }

    private void ReadRecipients(scoped ref JsonFields json)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextText(out ReadOnlySpan<byte> id))
        {
            if (FirstRecipient is null && System.Buffers.Text.Utf8Parser.TryParse(id, out long number, out int used) && used == id.Length)
            {
                FirstRecipient = number;
            }
        }
    }
}
