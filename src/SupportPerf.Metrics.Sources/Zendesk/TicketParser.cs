using System.Globalization;
using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>Reads tickets of the ticket and incremental export endpoints into a <see cref="TicketRow"/>. Leaves no garbage.</summary>
internal sealed class TicketParser
{
    private readonly TextCache<string> _texts;
    private readonly long[] _customIds;
    private readonly long? _handleTimeId;
    private readonly TagMarks _tags;

    public TicketParser(SourceOptions options, TextCache<string> texts)
    {
        _texts = texts;
        _customIds = [.. options.CustomFields.Keys.Select(key => FieldId(key, nameof(options.CustomFields)))];
        CustomNames = [.. options.CustomFields.Values];
        _handleTimeId = options.HandleTimeField is { } field ? FieldId(field, nameof(options.HandleTimeField)) : null;
        _tags = new(options);
        Row = new(_customIds.Length);
    }

    /// <summary>The dimensions' names of <see cref="TicketRow.Custom"/>.</summary>
    public IReadOnlyList<string> CustomNames { get; }

    public TicketRow Row { get; }

    /// <summary>Only the id and the version, which stand near the beginning: the rest is not looked at.</summary>
    public static (long? Id, Instant? UpdatedAt) Skim(ReadOnlySpan<byte> record)
    {
        JsonFields json = new(record);
        long? id = null;
        string? unreadable = null;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            if (name.SequenceEqual("id"u8))
            {
                id = json.Int64();
            }
            else if (name.SequenceEqual("updated_at"u8))
            {
                Instant? updated = json.Instant(ref unreadable);
                if (id is not null)
                {
                    return (id, updated);
                }

                while (json.NextMember())
                {
                    if (json.Name.SequenceEqual("id"u8))
                    {
                        return (json.Int64(), updated);
                    }

                    json.Skip();
                }

                return (null, updated);
            }
            else
            {
                json.Skip();
            }
        }

        return (id, null);
    }

    /// <summary>Fills <see cref="Row"/>.</summary>
    public void Read(ReadOnlySpan<byte> record)
    {
        TicketRow row = Row;
        row.Clear();
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): row.Id = json.Int64(); break;
                case 3 when name.SequenceEqual("via"u8): ReadVia(ref json); break;
                case 4 when name.SequenceEqual("type"u8): row.Type = json.Text(_texts); break;
                case 4 when name.SequenceEqual("tags"u8): ReadTags(ref json); break;
                case 6 when name.SequenceEqual("status"u8): row.Status = json.Text(_texts); break;
                case 8 when name.SequenceEqual("priority"u8): row.Priority = json.Text(_texts); break;
                case 8 when name.SequenceEqual("group_id"u8): row.GroupId = json.Int64(); break;
                case 8 when name.SequenceEqual("brand_id"u8): row.BrandId = json.Int64(); break;
                case 9 when name.SequenceEqual("is_public"u8): row.IsPublic = json.Bool() ?? true; break;
                case 10 when name.SequenceEqual("created_at"u8): row.CreatedAt = json.Instant(ref row.Unreadable); break;
                case 10 when name.SequenceEqual("updated_at"u8): row.UpdatedAt = json.Instant(ref row.Unreadable); break;
                case 10 when name.SequenceEqual("metric_set"u8): ReadMetricSet(ref json); break;
                case 11 when name.SequenceEqual("assignee_id"u8): row.AssigneeId = json.Int64(); break;
                case 12 when name.SequenceEqual("requester_id"u8): row.RequesterId = json.Int64(); break;
                case 12 when name.SequenceEqual("submitter_id"u8): row.SubmitterId = json.Int64(); break;
                case 12 when name.SequenceEqual("support_type"u8): row.IsAiOnly = json.Raw().SequenceEqual("ai_agent"u8); break;
                case 13 when name.SequenceEqual("custom_fields"u8): ReadCustomFields(ref json); break;
                case 14 when name.SequenceEqual("ticket_form_id"u8): row.FormId = json.Int64(); break;
                case 16 when name.SequenceEqual("custom_status_id"u8): row.CustomStatusId = json.Int64(); break;
                case 19 when name.SequenceEqual("satisfaction_rating"u8): ReadRating(ref json); break;
                case 22 when name.SequenceEqual("from_messaging_channel"u8): row.FromMessaging = json.Bool() ?? false; break;
                case 22 when name.SequenceEqual("via_followup_source_id"u8): row.FollowUpSourceId = json.Int64(); break;
                default: json.Skip(); break;
            }
        }
    }

    private static long FieldId(string text, string option) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? id
            : throw new ArgumentException($"Zendesk's custom fields are known by their numeric ids; {option} has '{text}'.", nameof(option));

    private void ReadVia(ref JsonFields json)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("channel"u8))
            {
                Row.Channel = json.Text(_texts);
            }
            else if (json.Name.SequenceEqual("source"u8) && json.EnterObject())
            {
                (Row.Rel, Row.FromTicketId) = ViaSource.Read(ref json, _texts);
            }
            else
            {
                json.Skip();
            }
        }
    }

    private void ReadTags(ref JsonFields json)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextText(out ReadOnlySpan<byte> tag))
        {
            Row.IsMergedByTag |= tag.SequenceEqual("closed_by_merge"u8);
            Row.HasSpamTag |= _tags.IsSpam(tag);
            Row.HasTestTag |= _tags.IsTest(tag);
        }
    }

    private void ReadCustomFields(ref JsonFields json)
    {
        if (_customIds.Length == 0 && _handleTimeId is null)
        {
            json.Skip();
            return;
        }

        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextObject())
        {
            // The id stands before the value in every answer of the API.
            long? id = null;
            while (json.NextMember())
            {
                if (json.Name.SequenceEqual("id"u8))
                {
                    id = json.Int64();
                }
                else if (id is not null && json.Name.SequenceEqual("value"u8))
                {
                    ReadCustomValue(ref json, id.Value);
                }
                else
                {
                    json.Skip();
                }
            }
        }
    }

    private void ReadCustomValue(ref JsonFields json, long id)
    {
        if (id == _handleTimeId)
        {
            Row.HandleSeconds = json.Decimal();
            return;
        }

        int at = Array.IndexOf(_customIds, id);
        if (at < 0)
        {
            json.Skip();
            return;
        }

        Row.Custom[at] = json.Text(_texts) is { Length: > 0 } value ? value : null;
    }

    private void ReadRating(ref JsonFields json)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("score"u8))
            {
                Row.RatingScore = json.Text(_texts);
            }
            else if (json.Name.SequenceEqual("id"u8))
            {
                Row.RatingId = json.Int64();
            }
            else
            {
                json.Skip();
            }
        }
    }

    private void ReadMetricSet(ref JsonFields json)
    {
        if (json.EnterObject())
        {
            Row.MetricSet = MetricSet.Read(ref json, ref Row.Unreadable);
            Row.HasMetricSet = true;
        }
    }
}
