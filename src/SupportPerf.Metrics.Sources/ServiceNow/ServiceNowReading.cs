using System.Diagnostics.CodeAnalysis;
using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>One reading of an export.</summary>
internal sealed class ServiceNowReading : VersionedReading<string>
{
    private readonly ServiceNowIndex index;
    private readonly InstantReader instants;
    private readonly HashSet<ExportFile> displayFiles;
    private readonly SourceOptions options;
    private readonly TaskParser tasks;
    private readonly HistoryParser history;
    private readonly SlaParser slas;
    private readonly SurveyParser surveys;
    private readonly RowReader named;
    private readonly People people;
    private readonly TicketBuilder builder;
    private readonly SurveyBuilder answers;
    private bool hasCompleteHistory;

    public ServiceNowReading(ReadingInput input)
        : base(input, ServiceNowFormat.Instance)
    {
        this.options = input.Options;
        this.index = new(this.options);
        this.instants = new(this.options);
        this.displayFiles = DisplayValues.In(input.Files);
        this.tasks = new(this.options, this.index.Texts, this.instants);
        this.history = new(this.index.Texts, this.instants);
        this.slas = new(this.index.Texts, this.instants);
        this.surveys = new(this.index.Texts, this.instants);
        this.named = new(this.index.Texts, "sys_id", "name", "user_name", "element", "value", "label", "language", "inactive", "time_zone", "user", "child_schedule");
        this.people = new(this.index.Names, this.options);
        this.builder = new(this.index, this.people, this.Issues);
        this.answers = new(this.index, this.options);
    }

    protected override RecordVersions<string> Versions => this.index.Tasks;

    protected override bool IsStreamed(int part) => part == (int)ServiceNowPart.Task;

    protected override bool TrySkim(int part, ReadOnlySpan<byte> record, [MaybeNullWhen(false)] out string id, out Instant? updatedAt)
    {
        this.instants.IsDisplay = this.displayFiles.Contains(this.Reading);
        (id, string? number, updatedAt) = this.tasks.Skim(record, this.index.Names);
        if (id is not null)
        {
            this.index.AddTask(id, number);
        }

        return id is not null;
    }

    protected override void IndexOther(int part, JsonRecords records)
    {
        this.instants.IsDisplay = this.displayFiles.Contains(this.Reading);
        ReadOnlySpan<byte> record = records.Current;
        string? problem = null;
        string? id;
        switch ((ServiceNowPart)part)
        {
            case ServiceNowPart.Audit:
                this.index.HasAudits = true;
                this.AddHistory(this.history.Audit(record, out id, out problem), id, records);
                break;
            case ServiceNowPart.Metric:
                this.index.HasMetrics = true;
                this.AddHistory(this.history.Metric(record, out id, out problem), id, records);
                break;
            case ServiceNowPart.Journal:
                this.index.HasJournal = true;
                this.AddHistory(this.history.Journal(record, out id, out problem), id, records);
                break;
            case ServiceNowPart.TaskSla:
                if (this.slas.Read(record, out problem) is { } sla)
                {
                    this.index.AddSla(sla);
                }

                break;
            case ServiceNowPart.SlaDefinition:
                if (this.slas.Definition(record) is { } definition)
                {
                    this.index.AddDefinition(definition);
                }

                break;
            case ServiceNowPart.SurveyInstance:
                if (this.surveys.Instance(record) is { } survey)
                {
                    this.index.AddSurvey(survey);
                }

                break;
            case ServiceNowPart.SurveyResult:
                if (this.surveys.Result(record) is { } answer)
                {
                    this.index.AddAnswer(answer);
                }

                break;
            case ServiceNowPart.SurveyMetric:
                if (this.surveys.Metric(record) is { } question)
                {
                    this.index.Questions[question.Id] = question.Metric;
                }

                break;
            default:
                this.AddNamed((ServiceNowPart)part, record);
                break;
        }

        if (problem is not null)
        {
            this.Found(DataIssueKind.UnreadableRecord, this.At(records, $"A row of the {ServiceNowFormat.Instance.Name(part)} is left out. {problem}"));
        }

        if (this.instants.TakeProblem() is { } wrong)
        {
            this.Found(wrong.Kind, this.At(records, $"In {ServiceNowFormat.Instance.Name(part)}: {wrong.Message}"));
        }
    }

    protected override void Complete() => this.index.Complete();

    protected override void Take(int part, string id, JsonRecords records)
    {
        TaskRow row = this.tasks.Read(records.Current, id);
        if (this.instants.TakeProblem() is { } wrong)
        {
            this.Issues.Add(row.Id, wrong.Kind, this.At(records, wrong.Message));
        }

        if (this.builder.Build(row, out TaskHistory? read) is not { } ticket)
        {
            return;
        }

        this.hasCompleteHistory |= read!.IsComplete;
        this.Push(ticket);
        foreach (SurveyRow survey in this.index.SurveysOf(id))
        {
            this.PushSurvey(survey, ticket);
        }
    }

    protected override void Finish()
    {
        foreach (SurveyRow survey in this.index.SurveysWithoutTask())
        {
            this.PushSurvey(survey, null);
        }

        foreach (string task in this.index.OrphanTasks())
        {
            this.Issues.Add(task, DataIssueKind.OrphanEvent, "Its history or SLAs are there, but not the task; they are left out.");
        }

        this.ReportMissing();
    }

    private void AddHistory(HistoryRow? row, string? id, JsonRecords records)
    {
        if (row is { } known && !this.index.AddHistory(known, id))
        {
            this.Found(DataIssueKind.DuplicateEvent, this.At(records, "The row comes more than once; the first counts."), id);
        }
    }

    private void AddNamed(ServiceNowPart part, ReadOnlySpan<byte> record)
    {
        Row row = this.named.Read(record);
        switch (part)
        {
            case ServiceNowPart.Group:
                this.index.Names.AddGroup(row);
                break;
            case ServiceNowPart.User:
                this.index.Names.AddUser(row);
                break;
            case ServiceNowPart.Choice:
                this.index.Names.AddChoice(row);
                break;
            case ServiceNowPart.Schedule:
                this.index.Names.AddSchedule(row);
                break;
            case ServiceNowPart.ChildSchedule when row.Id("child_schedule") is { } child:
                this.index.Names.AddChildSchedule(child);
                break;
            case ServiceNowPart.GroupMember when row.Id("user") is { } member:
                this.index.Names.AddToTeamById(member);
                break;
            default:
                break;
        }
    }

    private void PushSurvey(SurveyRow survey, Ticket? ticket)
    {
        foreach (SurveyResponse response in this.answers.Build(survey, ticket))
        {
            this.Push(response);
        }
    }

    private void ReportMissing()
    {
        if (this.displayFiles.Count > 0)
        {
            string zone = this.options.TimeZone is { } said ? $"were read in {said.Id}" : "were read as UTC, since no zone was said";
            this.Issues.Add(null, DataIssueKind.MissingPart, $"Display values ({string.Join(", ", this.displayFiles.Select(file => file.Name).Order(StringComparer.Ordinal))}): their times are those of the user who asked for them and {zone}. Ask for raw values: sysparm_display_value=all.");
        }

        if (this.index.Tasks.Count == 0)
        {
            this.Missing("No tasks: KPIs of tickets have no value. Add GET /api/now/table/incident?sysparm_display_value=all&sysparm_exclude_reference_link=true, or another table of tasks.");
            return;
        }

        if (!this.index.HasJournal)
        {
            this.Missing("No comments: first_response_time, next_response_time, reply_time and one_touch_rate have no value. Add GET /api/now/table/sys_journal_field?sysparm_query=element=comments^ORelement=work_notes.");
        }

        if (!this.hasCompleteHistory)
        {
            this.Missing("No changes of state since the creation: time_in_status, waits and first_resolution_time have no value. Add GET /api/now/table/sys_audit?sysparm_query=tablename=incident, or metric_instance.");
        }

        if (!this.index.HasSlas)
        {
            this.Missing("No SLAs of tasks: due instants and verdicts of SLAs are not known, but for made_sla. Add GET /api/now/table/task_sla?sysparm_display_value=all, and contract_sla.");
        }

        if (!this.index.HasSurveys)
        {
            this.Missing("No surveys: csat has no value. Add GET /api/now/table/asmt_assessment_instance and asmt_metric_result.");
        }

        if (!this.index.Names.HasSchedules)
        {
            this.Missing("No schedules: durations are in calendar time only. Add GET /api/now/table/cmn_schedule, cmn_schedule_span and cmn_other_schedule, or give a calendar.");
        }

        if (this.people.Unknown > 0)
        {
            this.Issues.Add(null, DataIssueKind.UnknownAuthor, FormattableString.Invariant($"{this.people.Unknown} comments came from people of whom nothing tells whether they are of the team; they never stop a clock. Add sys_user and sys_user_grmember, or say their role by RoleAt."));
        }
    }
}
