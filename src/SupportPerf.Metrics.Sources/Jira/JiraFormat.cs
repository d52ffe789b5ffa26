using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>Searches are pages of issues; pages of one issue's comments, SLAs or changes are small and are taken as one record each.</summary>
internal sealed class JiraFormat : ExportFormat
{
    public static JiraFormat Instance { get; } = new();

    public override string System => "Jira Service Management";

    public override string Expected => "expected answers of Jira's API, as issues with fields and changelog, comments, SLAs, feedback, calendars, statuses or fields";

    public override IReadOnlyDictionary<string, int> Sections { get; } = new Dictionary<string, int>
    {
        ["issues"] = (int)JiraPart.Issue,
        ["issueChangeLogs"] = (int)JiraPart.ChangeLog,
        ["calendars"] = (int)JiraPart.Calendar,
    };

    protected override IReadOnlyList<PartMarks> Marks { get; } =
    [
        new((int)JiraPart.Issue, 3, "fields", "key", "id", "self", "expand", "changelog"),
        new((int)JiraPart.ChangeLog, 2, "changeHistories", "issueId"),
        new((int)JiraPart.Sla, 3, "slaDisplayFormat", "name", "completedCycles", "ongoingCycle", "id"),
        new((int)JiraPart.Sla, 2, "completedCycles", "name", "ongoingCycle"),
        new((int)JiraPart.Comment, 3, "jsdPublic", "author", "created", "body"),
        new((int)JiraPart.Comment, 4, "public", "author", "created", "body", "_links"),
        new((int)JiraPart.Calendar, 2, "workingTimes", "timezoneId", "holidays"),
        new((int)JiraPart.Status, 2, "statusCategory", "name", "id"),
        new((int)JiraPart.Field, 3, "clauseNames", "name", "id", "schema"),
        new((int)JiraPart.User, 3, "accountType", "accountId", "displayName", "active"),
        new((int)JiraPart.Page, 4, "isLastPage", "values", "start", "limit", "size", "_links"),
        new((int)JiraPart.Page, 4, "isLast", "values", "startAt", "maxResults", "total", "self"),
        new((int)JiraPart.Comments, 3, "comments", "startAt", "maxResults", "total"),
        new((int)JiraPart.Feedback, 2, "rating", "type", "comment"),
    ];

    public override string Name(int part) => (JiraPart)part switch
    {
        JiraPart.Issue => "issues",
        JiraPart.ChangeLog => "changelogs",
        JiraPart.Comments => "pages of comments",
        JiraPart.Comment => "comments",
        JiraPart.Slas => "pages of SLAs",
        JiraPart.Sla => "SLAs",
        JiraPart.Feedback => "feedback",
        JiraPart.Calendar => "calendars",
        JiraPart.Statuses => "pages of statuses",
        JiraPart.Status => "statuses",
        JiraPart.Field => "fields",
        JiraPart.User => "users",
        _ => "pages",
    };

    /// <summary>Looks at each record: a file may hold pages of several kinds, one after the other.</summary>
    public override int? Part(JsonRecords records, int? bare) => records.Section >= 0 ? records.Section : (int?)Of(records.Current);

    protected override bool IsOfPart(FileSample sample, string key, int part) => sample.Below(key) is { Count: > 0 } below
        ? PartOf(below) == part
        : key == "issues" && (sample.Keys.Contains("isLast") || sample.Keys.Contains("maxResults") || sample.Keys.Contains("nextPageToken"));

    private static JiraPart? Of(ReadOnlySpan<byte> record)
    {
        bool hasAuthor = false;
        bool hasCreated = false;
        bool hasValues = false;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("fields"u8): return JiraPart.Issue;
                case 6 when name.SequenceEqual("values"u8) && json.EnterArray():
                    hasValues = true;
                    if (json.NextObject())
                    {
                        return OfPage(ref json);
                    }

                    break;
                case 6 when name.SequenceEqual("author"u8): hasAuthor = true; break;
                case 6 when name.SequenceEqual("rating"u8): return JiraPart.Feedback;
                case 6 when name.SequenceEqual("public"u8): return JiraPart.Comment;
                case 7 when name.SequenceEqual("created"u8): hasCreated = true; break;
                case 8 when name.SequenceEqual("comments"u8): return JiraPart.Comments;
                case 9 when name.SequenceEqual("jsdPublic"u8): return JiraPart.Comment;
                case 11 when name.SequenceEqual("accountType"u8): return JiraPart.User;
                case 11 when name.SequenceEqual("clauseNames"u8): return JiraPart.Field;
                case 12 when name.SequenceEqual("workingTimes"u8): return JiraPart.Calendar;
                case 12 when name.SequenceEqual("ongoingCycle"u8): return JiraPart.Sla;
                case 14 when name.SequenceEqual("statusCategory"u8): return JiraPart.Status;
                case 15 when name.SequenceEqual("changeHistories"u8): return JiraPart.ChangeLog;
                case 15 when name.SequenceEqual("completedCycles"u8): return JiraPart.Sla;
                default: break;
            }

            json.Skip();
        }

        return hasAuthor && hasCreated ? JiraPart.Comment : hasValues ? OfEmptyPage(record) : null;
    }

    /// <summary>What the first record of a page says.</summary>
    private static JiraPart? OfPage(scoped ref JsonFields json)
    {
        JiraPart? part = null;
        while (part is null && json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            part = name.SequenceEqual("items"u8) ? JiraPart.ChangeLog
                : name.SequenceEqual("completedCycles"u8) || name.SequenceEqual("ongoingCycle"u8) || name.SequenceEqual("slaDisplayFormat"u8) ? JiraPart.Slas
                : name.SequenceEqual("public"u8) || name.SequenceEqual("jsdPublic"u8) || name.SequenceEqual("body"u8) ? JiraPart.Comments
                : name.SequenceEqual("statusCategory"u8) ? JiraPart.Statuses
                : null;
            json.Skip();
        }

        return part;
    }

    /// <summary>What the address of a page without records says.</summary>
    private static JiraPart OfEmptyPage(ReadOnlySpan<byte> record) =>
        record.IndexOf("/changelog"u8) >= 0 ? JiraPart.ChangeLog
        : record.IndexOf("/sla"u8) >= 0 ? JiraPart.Slas
        : record.IndexOf("/comment"u8) >= 0 ? JiraPart.Comments
        : JiraPart.Page;
}
