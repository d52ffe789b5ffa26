using System.Diagnostics.CodeAnalysis;
using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>One reading of an export.</summary>
internal sealed class JiraReading : VersionedReading<string>
{
    private readonly JiraIndex index;
    private readonly PageReader pages;
    private readonly IssueParser parser;
    private readonly TicketBuilder builder;
    private bool hasMessages;
    private bool hasChanges;
    private bool hasSlas;
    private bool hasRatings;
    private bool hasUndatedRatings;

    public JiraReading(ReadingInput input)
        : base(input, JiraFormat.Instance)
    {
        this.index = new(input.Options);
        this.pages = new(this.index);
        this.parser = new(input.Options, this.index);
        this.builder = new(this.index, input.Options, this.Issues);
    }

    protected override RecordVersions<string> Versions => this.index.Versions;

    protected override bool IsStreamed(int part) => part == (int)JiraPart.Issue;

    protected override bool TrySkim(int part, ReadOnlySpan<byte> record, [MaybeNullWhen(false)] out string id, out Instant? updatedAt)
    {
        (id, updatedAt) = this.parser.Skim(record);
        return id is not null;
    }

    protected override void IndexOther(int part, JsonRecords records)
    {
        switch ((JiraPart)part)
        {
            case JiraPart.Calendar:
                CalendarReader.ReadName(records.Current, this.index.Names);
                break;
            case JiraPart.Status:
                this.index.Names.AddStatus(records.Current);
                break;
            case JiraPart.Field:
                this.index.Fields.Add(records.Current);
                break;
            case JiraPart.User:
                this.index.Names.AddUser(records.Current);
                break;
            default:
                if (this.pages.Read((JiraPart)part, records.Current, this.Reading.Name) is { } problem)
                {
                    this.Found(DataIssueKind.UnreadableRecord, this.At(records, $"Of the {JiraFormat.Instance.Name(part)}, something is left out. {problem}"));
                }

                break;
        }
    }

    protected override void Complete()
    {
    }

    protected override void Take(int part, string id, JsonRecords records)
    {
        IssueRow row = this.parser.Read(records.Current);
        if (this.builder.Build(row, out IssueHistory? history) is not { } ticket)
        {
            return;
        }

        this.hasMessages |= history!.HasMessages || row.Comments is not null;
        this.hasChanges |= history.IsComplete || row.Changes is not null;
        this.hasSlas |= row.Slas.Count > 0 || this.index.Of(row).Any(extras => extras.Slas.Count > 0);
        this.Push(ticket);
        if (this.builder.Survey(row, ticket) is { } survey)
        {
            this.hasRatings = true;
            this.hasUndatedRatings |= survey.AnsweredAt is null;
            this.Push(survey);
        }
    }

    protected override void Finish()
    {
        foreach (string issue in this.index.WithoutIssue())
        {
            this.Issues.Add(issue, DataIssueKind.OrphanEvent, "Its changes, comments, SLAs or feedback are there, but not the issue; they are left out.");
        }

        this.ReportMissing();
    }

    private void ReportMissing()
    {
        if (this.Versions.Count == 0)
        {
            this.Missing("No issues: KPIs of tickets have no value. Add GET /rest/api/3/search/jql?jql=...&fields=*all&expand=changelog.");
            return;
        }

        if (!this.hasChanges)
        {
            this.Missing("No changelog: time_in_status, waits, reopens and transfers have no value, and the solve is the resolutiondate. Add expand=changelog to the issues.");
        }

        if (!this.hasMessages)
        {
            this.Missing("No comments: first_response_time, next_response_time, reply_time and one_touch_rate have no value. Add GET /rest/servicedeskapi/request/{key}/comment of each issue, or the field comment to the search.");
        }

        if (!this.hasSlas)
        {
            this.Missing("No SLAs: nothing of Jira's own to verify our figures against, and no verdicts. Add GET /rest/servicedeskapi/request/{key}/sla of each issue, or fields=*all to the search.");
        }

        if (!this.hasRatings)
        {
            this.Missing("No ratings: csat has no value. Add GET /rest/servicedeskapi/request/{key}/feedback, or fields=*all to the search.");
        }
        else if (this.hasUndatedRatings)
        {
            this.Missing("Ratings without their date: they count in no period. Add GET /rest/api/3/field, which tells the field 'Satisfaction date'.");
        }
    }
}
