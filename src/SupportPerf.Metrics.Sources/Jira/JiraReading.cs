using System.Diagnostics.CodeAnalysis;
using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>One reading of an export.</summary>
internal sealed class JiraReading : VersionedReading<string>
{
    private readonly JiraIndex _index;
    private readonly PageReader _pages;
    private readonly IssueParser _parser;
    private readonly TicketBuilder _builder;
    private bool _hasMessages;
    private bool _hasChanges;
    private bool _hasSlas;
    private bool _hasRatings;
    private bool _hasUndatedRatings;

    public JiraReading(ReadingInput input)
        : base(input, JiraFormat.Instance)
    {
        _index = new(input.Options);
        _pages = new(_index);
        _parser = new(input.Options, _index);
        _builder = new(_index, input.Options, Issues);
    }

    protected override RecordVersions<string> Versions => _index.Versions;

    protected override bool IsStreamed(int part) => part == (int)JiraPart.Issue;

    protected override bool TrySkim(int part, ReadOnlySpan<byte> record, [MaybeNullWhen(false)] out string id, out Instant? updatedAt)
    {
        (id, updatedAt) = _parser.Skim(record);
        return id is not null;
    }

    protected override void IndexOther(int part, JsonRecords records)
    {
        switch ((JiraPart)part)
        {
            case JiraPart.Calendar:
                CalendarReader.ReadName(records.Current, _index.Names);
                break;
            case JiraPart.Status:
                _index.Names.AddStatus(records.Current);
                break;
            case JiraPart.Field:
                _index.Fields.Add(records.Current);
                break;
            case JiraPart.User:
                _index.Names.AddUser(records.Current);
                break;
            default:
                if (_pages.Read((JiraPart)part, records.Current, Reading.Name) is { } problem)
                {
                    Found(DataIssueKind.UnreadableRecord, At(records, $"Of the {JiraFormat.Instance.Name(part)}, something is left out. {problem}"));
                }

                break;
        }
    }

    protected override void Complete()
    {
    }

    protected override void Take(int part, string id, JsonRecords records)
    {
        IssueRow row = _parser.Read(records.Current);
        if (_builder.Build(row, out IssueHistory? history) is not { } ticket)
        {
            return;
        }

        _hasMessages |= history!.HasMessages || row.Comments is not null;
        _hasChanges |= history.IsComplete || row.Changes is not null;
        _hasSlas |= row.Slas.Count > 0 || _index.Of(row).Any(extras => extras.Slas.Count > 0);
        Push(ticket);
        if (_builder.Survey(row, ticket) is { } survey)
        {
            _hasRatings = true;
            _hasUndatedRatings |= survey.AnsweredAt is null;
            Push(survey);
        }
    }

    protected override void Finish()
    {
        foreach (string issue in _index.WithoutIssue())
        {
            Issues.Add(issue, DataIssueKind.OrphanEvent, "Its changes, comments, SLAs or feedback are there, but not the issue; they are left out.");
        }

        ReportMissing();
    }

    private void ReportMissing()
    {
        if (Versions.Count == 0)
        {
            Missing("No issues: KPIs of tickets have no value. Add GET /rest/api/3/search/jql?jql=...&fields=*all&expand=changelog.");
            return;
        }

        if (!_hasChanges)
        {
            Missing("No changelog: time_in_status, waits, reopens and transfers have no value, and the solve is the resolutiondate. Add expand=changelog to the issues.");
        }

        if (!_hasMessages)
        {
            Missing("No comments: first_response_time, next_response_time, reply_time and one_touch_rate have no value. Add GET /rest/servicedeskapi/request/{key}/comment of each issue, or the field comment to the search.");
        }

        if (!_hasSlas)
        {
            Missing("No SLAs: nothing of Jira's own to verify our figures against, and no verdicts. Add GET /rest/servicedeskapi/request/{key}/sla of each issue, or fields=*all to the search.");
        }

        if (!_hasRatings)
        {
            Missing("No ratings: csat has no value. Add GET /rest/servicedeskapi/request/{key}/feedback, or fields=*all to the search.");
        }
        else if (_hasUndatedRatings)
        {
            Missing("Ratings without their date: they count in no period. Add GET /rest/api/3/field, which tells the field 'Satisfaction date'.");
        }
    }
}
