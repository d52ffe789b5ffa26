using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>Reads issues.</summary>
internal sealed class IssueParser(SourceOptions options, JiraIndex index)
{
    private readonly TagMarks _tags = new(options);
    private readonly TextCache<string> _texts = index.Texts;

    /// <summary>The id and the version; the names of its status and assignee are noted on the way.</summary>
    public (string? Id, Instant? UpdatedAt) Skim(ReadOnlySpan<byte> record)
    {
        string? id = null;
        string? key = null;
        string? unreadable = null;
        Instant? updated = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("id"u8))
            {
                id = IssueReference.Read(ref json);
            }
            else if (json.Name.SequenceEqual("key"u8))
            {
                key = IssueReference.Read(ref json);
            }
            else if (json.Name.SequenceEqual("fields"u8) && json.EnterObject())
            {
                while (json.NextMember())
                {
                    if (json.Name.SequenceEqual("updated"u8))
                    {
                        updated = JiraTimes.Read(ref json, ref unreadable);
                    }
                    else if (json.Name.SequenceEqual("status"u8) && json.EnterObject())
                    {
                        index.Names.AddStatus(JiraNames.ReadStatus(ref json, _texts));
                    }
                    else if (json.Name.SequenceEqual("assignee"u8))
                    {
                        index.Names.AddPerson(Person.Read(ref json, _texts));
                    }
                    else
                    {
                        json.Skip();
                    }
                }
            }
            else
            {
                json.Skip();
            }
        }

        index.AddIssue(id, key);
        return (id ?? key, updated);
    }

    public IssueRow Read(ReadOnlySpan<byte> record)
    {
        IssueRow row = new();
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): row.Id = IssueReference.Read(ref json); break;
                case 3 when name.SequenceEqual("key"u8): row.Key = IssueReference.Read(ref json); break;
                case 6 when name.SequenceEqual("fields"u8) && json.EnterObject(): ReadFields(ref json, row); break;
                case 9 when name.SequenceEqual("changelog"u8) && json.EnterObject(): ReadChangeLog(ref json, row); break;
                case 10 when name.SequenceEqual("properties"u8) && json.EnterObject(): ReadProperties(ref json, row); break;
                default: json.Skip(); break;
            }
        }

        return row;
    }

    private void ReadFields(scoped ref JsonFields json, IssueRow row)
    {
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("status"u8) && json.EnterObject(): row.Status = JiraNames.ReadStatus(ref json, _texts); break;
                case 6 when name.SequenceEqual("labels"u8) && json.EnterArray(): ReadLabels(ref json, row); break;
                case 7 when name.SequenceEqual("created"u8): row.CreatedAt = JiraTimes.Read(ref json, ref row.Unreadable); break;
                case 7 when name.SequenceEqual("updated"u8): row.UpdatedAt = JiraTimes.Read(ref json, ref row.Unreadable); break;
                case 7 when name.SequenceEqual("creator"u8): row.Creator = Person.Read(ref json, _texts); break;
                case 7 when name.SequenceEqual("project"u8): row.Project = NameOf(ref json); break;
                case 7 when name.SequenceEqual("comment"u8) && json.EnterObject(): ReadComments(ref json, row); break;
                case 8 when name.SequenceEqual("priority"u8): row.Priority = NameOf(ref json); break;
                case 8 when name.SequenceEqual("assignee"u8): row.Assignee = Person.Read(ref json, _texts); break;
                case 8 when name.SequenceEqual("reporter"u8): row.Reporter = Person.Read(ref json, _texts); break;
                case 9 when name.SequenceEqual("issuetype"u8): row.Type = NameOf(ref json); break;
                case 9 when name.SequenceEqual("timespent"u8): row.WorkSeconds = json.Int64(); break;
                case 10 when name.SequenceEqual("resolution"u8): row.Resolution = NameOf(ref json); break;
                case 10 when name.SequenceEqual("components"u8): row.Component = NameOf(ref json); break;
                case 14 when name.SequenceEqual("resolutiondate"u8): row.ResolvedAt = JiraTimes.Read(ref json, ref row.Unreadable); break;
                case 25 when name.SequenceEqual("statuscategorychangedate"u8): row.StatusCategoryChangedAt = JiraTimes.Read(ref json, ref row.Unreadable); break;
                case > 12 when name.StartsWith("customfield_"u8): ReadCustom(ref json, row); break;
                default: json.Skip(); break;
            }
        }
    }

    private void ReadCustom(scoped ref JsonFields json, IssueRow row)
    {
        string field = JsonFields.Cached(json.Name, _texts);
        JsonFields value = json;
        if (index.Fields.Kind(field) == CustomField.SatisfactionDate)
        {
            row.RatedAt = JiraTimes.Read(ref json, ref row.Unreadable);
        }
        else if (index.Fields.Kind(field) == CustomField.Participants)
        {
            ReadParticipants(ref json, row);
        }
        else if (index.Fields.Kind(field) == CustomField.Organizations)
        {
            row.Organization = NameOf(ref json);
        }
        else if (index.Fields.IsHandleTime(field))
        {
            row.CustomWorkSeconds = json.Decimal() is { } seconds and >= 0 and < int.MaxValue ? (long)seconds : null;
        }
        else if (json.EnterObject())
        {
            ReadCustomObject(ref json, row, value);
        }

        if (index.Fields.Dimension(field) is { } dimension && (NameOf(ref value) is { Length: > 0 } text))
        {
            (row.Custom ??= new(StringComparer.Ordinal))[dimension] = text;
        }
    }

    /// <summary>SLAs, ratings and request types have objects of their own shape.</summary>
    private void ReadCustomObject(scoped ref JsonFields json, IssueRow row, JsonFields value)
    {
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("completedCycles"u8) || json.Name.SequenceEqual("ongoingCycle"u8))
            {
                JsonFields sla = value;
                if (sla.EnterObject() && SlaRow.Within(ref sla, _texts, ref row.Unreadable) is { } read && row.Slas.TrueForAll(known => known.Id != read.Id || known.Name != read.Name))
                {
                    row.Slas.Add(read);
                }

                json.Skip();
            }
            else if (json.Name.SequenceEqual("rating"u8))
            {
                row.Rating = json.Int32();
            }
            else if (json.Name.SequenceEqual("requestType"u8))
            {
                row.RequestType = NameOf(ref json);
            }
            else
            {
                json.Skip();
            }
        }
    }

    /// <summary>A value as text: itself, its name where it is an object, and the first one's where it is a list. Null: none.</summary>
    private string? NameOf(scoped ref JsonFields json)
    {
        JsonFields list = json;
        JsonFields plain = json;
        if (json.EnterObject())
        {
            return NameWithin(ref json);
        }

        if (!list.EnterArray())
        {
            return plain.Text(_texts);
        }

        JsonFields objects = list;
        return objects.NextObject() ? NameWithin(ref objects) : list.NextText(out ReadOnlySpan<byte> text) ? JsonFields.Cached(JsonFields.Plain(text), _texts) : null;
    }

    private string? NameWithin(scoped ref JsonFields json)
    {
        string? found = null;
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("value"u8) || json.Name.SequenceEqual("name"u8) || json.Name.SequenceEqual("displayName"u8))
            {
                found ??= json.Text(_texts);
            }
            else
            {
                json.Skip();
            }
        }

        return found;
    }

    private void ReadParticipants(scoped ref JsonFields json, IssueRow row)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextObject())
        {
            if (Person.Within(ref json, _texts).Id is { } id)
            {
                (row.Participants ??= []).Add(id);
            }
        }
    }

    private void ReadLabels(scoped ref JsonFields json, IssueRow row)
    {
        while (json.NextText(out ReadOnlySpan<byte> label))
        {
            row.IsSpam |= _tags.IsSpam(label);
            row.IsTest |= _tags.IsTest(label);
        }
    }

    private void ReadComments(scoped ref JsonFields json, IssueRow row)
    {
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("total"u8))
            {
                row.TotalComments = json.Int32();
            }
            else if (json.Name.SequenceEqual("comments"u8) && json.EnterArray())
            {
                row.Comments = [];
                while (json.NextObject())
                {
                    row.Comments.Add(CommentRow.Within(ref json, _texts, ref row.Unreadable));
                }
            }
            else
            {
                json.Skip();
            }
        }
    }

    private void ReadChangeLog(scoped ref JsonFields json, IssueRow row)
    {
        row.Changes = new();
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("total"u8))
            {
                row.Changes.AddTotal(json.Int32());
            }
            else if (json.Name.SequenceEqual("histories"u8) && json.EnterArray())
            {
                row.Changes.ReadHistories(ref json, _texts, ref row.Unreadable);
            }
            else
            {
                json.Skip();
            }
        }
    }

    private void ReadProperties(scoped ref JsonFields json, IssueRow row)
    {
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("request.channel.type"u8))
            {
                row.Channel = NameOf(ref json);
            }
            else
            {
                json.Skip();
            }
        }
    }
}
