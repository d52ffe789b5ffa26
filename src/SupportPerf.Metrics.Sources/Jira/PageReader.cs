using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>Reads what stands beside the issues: pages of one issue's changes, comments, SLAs and feedback.</summary>
internal sealed class PageReader(JiraIndex index)
{
    /// <summary>Takes a record of a part. The answer says why it, or some of it, is left out; null: nothing of it.</summary>
    /// <param name="part">The part.</param>
    /// <param name="record">The record.</param>
    /// <param name="file">The file's name, where callers can keep the issue's key.</param>
    public string? Read(JiraPart part, ReadOnlySpan<byte> record, string file)
    {
        string? problem = null;
        switch (part)
        {
            case JiraPart.ChangeLog:
                ReadChangeLog(record, file, ref problem);
                break;
            case JiraPart.Comments:
                ReadComments(record, file, ref problem);
                break;
            case JiraPart.Comment:
                JsonFields comment = new(record);
                Add(CommentRow.Within(ref comment, index.Texts, ref problem), null, file, ref problem);
                break;
            case JiraPart.Slas:
                ReadSlas(record, file, ref problem);
                break;
            case JiraPart.Sla:
                JsonFields sla = new(record);
                Add(SlaRow.Within(ref sla, index.Texts, ref problem), null, file, ref problem);
                break;
            case JiraPart.Feedback:
                ReadFeedback(record, file, ref problem);
                break;
            case JiraPart.Statuses:
                ReadStatuses(record);
                break;
            default:
                break;
        }

        return problem;
    }

    private static void Nameless(ref string? problem) =>
        problem ??= "It does not say of which issue it is. Keep the issue's key in the file's name, as in sla-HELP-12.json.";

    private void ReadChangeLog(ReadOnlySpan<byte> record, string file, ref string? problem)
    {
        string? issue = null;
        ChangeLog changes = new();
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("self"u8): issue = IssueReference.InLink(json.Raw()) ?? issue; break;
                case 5 when name.SequenceEqual("total"u8): changes.AddTotal(json.Int32()); break;
                case 6 when name.SequenceEqual("values"u8) && json.EnterArray(): changes.ReadHistories(ref json, index.Texts, ref problem); break;
                case 7 when name.SequenceEqual("issueId"u8): issue = IssueReference.Read(ref json); break;
                case 8 when name.SequenceEqual("nextPage"u8): issue ??= IssueReference.InLink(json.Raw()); break;
                case 15 when name.SequenceEqual("changeHistories"u8) && json.EnterArray(): changes.ReadHistories(ref json, index.Texts, ref problem); break;
                default: json.Skip(); break;
            }
        }

        if ((issue ?? IssueReference.InName(file)) is not { } known)
        {
            Nameless(ref problem);
            return;
        }

        changes.Items.ForEach(item => index.Names.AddPerson(item.Author));
        IssueExtras extras = index.At(known);
        extras.Changes ??= new();
        extras.Changes.Add(changes);
    }

    private void ReadComments(ReadOnlySpan<byte> record, string file, ref string? problem)
    {
        string? issue = null;
        int? total = null;
        bool? isLast = null;
        List<CommentRow> comments = [];
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            if (name.SequenceEqual("self"u8))
            {
                issue = IssueReference.InLink(json.Raw()) ?? issue;
            }
            else if (name.SequenceEqual("_links"u8) && json.EnterObject())
            {
                issue = CommentRow.Self(ref json) ?? issue;
            }
            else if (name.SequenceEqual("total"u8))
            {
                total = json.Int32();
            }
            else if (name.SequenceEqual("isLastPage"u8))
            {
                isLast = json.Bool();
            }
            else if ((name.SequenceEqual("values"u8) || name.SequenceEqual("comments"u8)) && json.EnterArray())
            {
                while (json.NextObject())
                {
                    comments.Add(CommentRow.Within(ref json, index.Texts, ref problem));
                }
            }
            else
            {
                json.Skip();
            }
        }

        foreach (CommentRow comment in comments)
        {
            Add(comment, issue, file, ref problem);
        }

        if ((issue ?? comments.Select(comment => comment.Issue).FirstOrDefault(known => known is not null) ?? IssueReference.InName(file)) is { } found)
        {
            IssueExtras extras = index.At(found);
            extras.Comments ??= [];
            extras.TotalComments = total ?? extras.TotalComments;
            extras.HasLastComments = isLast is { } last ? last || extras.HasLastComments == true : extras.HasLastComments;
        }
    }

    private void Add(CommentRow comment, string? issue, string file, ref string? problem)
    {
        if ((comment.Issue ?? issue ?? IssueReference.InName(file)) is not { } known)
        {
            Nameless(ref problem);
            return;
        }

        index.Names.AddPerson(comment.Author);
        (index.At(known).Comments ??= []).Add(comment);
    }

    private void ReadSlas(ReadOnlySpan<byte> record, string file, ref string? problem)
    {
        string? issue = null;
        List<SlaRow> slas = [];
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("_links"u8) && json.EnterObject())
            {
                issue = CommentRow.Self(ref json) ?? issue;
            }
            else if (json.Name.SequenceEqual("values"u8) && json.EnterArray())
            {
                while (json.NextObject())
                {
                    if (SlaRow.Within(ref json, index.Texts, ref problem) is { } sla)
                    {
                        slas.Add(sla);
                    }
                }
            }
            else
            {
                json.Skip();
            }
        }

        foreach (SlaRow sla in slas)
        {
            Add(sla, issue, file, ref problem);
        }
    }

    private void Add(SlaRow? sla, string? issue, string file, ref string? problem)
    {
        if (sla is null)
        {
            return;
        }

        if ((sla.Issue ?? issue ?? IssueReference.InName(file)) is { } known)
        {
            index.At(known).Slas.Add(sla);
        }
        else
        {
            Nameless(ref problem);
        }
    }

    /// <summary>An answer to the survey, which says neither of which issue it is nor when it was given.</summary>
    private void ReadFeedback(ReadOnlySpan<byte> record, string file, ref string? problem)
    {
        string? issue = null;
        int? rating = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("rating"u8))
            {
                rating = json.Int32();
            }
            else if (json.Name.SequenceEqual("_links"u8) && json.EnterObject())
            {
                issue = CommentRow.Self(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        if ((issue ?? IssueReference.InName(file)) is { } known)
        {
            index.At(known).Rating = rating;
        }
        else
        {
            Nameless(ref problem);
        }
    }

    private void ReadStatuses(ReadOnlySpan<byte> record)
    {
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("values"u8) && json.EnterArray())
            {
                while (json.NextObject())
                {
                    index.Names.AddStatus(JiraNames.ReadStatus(ref json, index.Texts));
                }
            }
            else
            {
                json.Skip();
            }
        }
    }
}
