using System.Diagnostics.CodeAnalysis;
using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>One reading of an export.</summary>
internal sealed class ServiceNowReading : VersionedReading<string>
{
    private readonly ServiceNowIndex _index;
    private readonly InstantReader _instants;
    private readonly HashSet<ExportFile> _displayFiles;
    private readonly SourceOptions _options;
    private readonly TaskParser _tasks;
    private readonly HistoryParser _history;
    private readonly SlaParser _slas;
    private readonly SurveyParser _surveys;
    private readonly RowReader _named;
    private readonly People _people;
    private readonly TicketBuilder _builder;
    private readonly SurveyBuilder _answers;
    private bool _hasCompleteHistory;

    public ServiceNowReading(ReadingInput input)
        : base(input, ServiceNowFormat.Instance)
    {
        _options = input.Options;
        _index = new(_options);
        _instants = new(_options);
        _displayFiles = DisplayValues.In(input.Files);
        _tasks = new(_options, _index.Texts, _instants);
        _history = new(_index.Texts, _instants);
        _slas = new(_index.Texts, _instants);
        _surveys = new(_index.Texts, _instants);
        _named = new(_index.Texts, "sys_id", "name", "user_name", "element", "value", "label", "language", "inactive", "time_zone", "user", "child_schedule");
        _people = new(_index.Names, _options);
        _builder = new(_index, _people, Issues);
        _answers = new(_index, _options);
    }

    protected override RecordVersions<string> Versions => _index.Tasks;

    protected override bool IsStreamed(int part) => part == (int)ServiceNowPart.Task;

    protected override bool TrySkim(int part, ReadOnlySpan<byte> record, [MaybeNullWhen(false)] out string id, out Instant? updatedAt)
    {
        _instants.IsDisplay = _displayFiles.Contains(Reading);
        (id, string? number, updatedAt) = _tasks.Skim(record, _index.Names);
        if (id is not null)
        {
            _index.AddTask(id, number);
        }

        return id is not null;
    }

    protected override void IndexOther(int part, JsonRecords records)
    {
        _instants.IsDisplay = _displayFiles.Contains(Reading);
        ReadOnlySpan<byte> record = records.Current;
        string? problem = null;
        string? id;
        switch ((ServiceNowPart)part)
        {
            case ServiceNowPart.Audit:
                _index.HasAudits = true;
                AddHistory(_history.Audit(record, out id, out problem), id, records);
                break;
            case ServiceNowPart.Metric:
                _index.HasMetrics = true;
                AddHistory(_history.Metric(record, out id, out problem), id, records);
                break;
            case ServiceNowPart.Journal:
                _index.HasJournal = true;
                AddHistory(_history.Journal(record, out id, out problem), id, records);
                break;
            case ServiceNowPart.TaskSla:
                if (_slas.Read(record, out problem) is { } sla)
                {
                    _index.AddSla(sla);
                }

                break;
            case ServiceNowPart.SlaDefinition:
                if (_slas.Definition(record) is { } definition)
                {
                    _index.AddDefinition(definition);
                }

                break;
            case ServiceNowPart.SurveyInstance:
                if (_surveys.Instance(record) is { } survey)
                {
                    _index.AddSurvey(survey);
                }

                break;
            case ServiceNowPart.SurveyResult:
                if (_surveys.Result(record) is { } answer)
                {
                    _index.AddAnswer(answer);
                }

                break;
            case ServiceNowPart.SurveyMetric:
                if (_surveys.Metric(record) is { } question)
                {
                    _index.Questions[question.Id] = question.Metric;
                }

                break;
            default:
                AddNamed((ServiceNowPart)part, record);
                break;
        }

        if (problem is not null)
        {
            Found(DataIssueKind.UnreadableRecord, At(records, $"A row of the {ServiceNowFormat.Instance.Name(part)} is left out. {problem}"));
        }

        if (_instants.TakeProblem() is { } wrong)
        {
            Found(wrong.Kind, At(records, $"In {ServiceNowFormat.Instance.Name(part)}: {wrong.Message}"));
        }
    }

    protected override void Complete() => _index.Complete();

    protected override void Take(int part, string id, JsonRecords records)
    {
        TaskRow row = _tasks.Read(records.Current, id);
        if (_instants.TakeProblem() is { } wrong)
        {
            Issues.Add(row.Id, wrong.Kind, At(records, wrong.Message));
        }

        if (_builder.Build(row, out TaskHistory? read) is not { } ticket)
        {
            return;
        }

        _hasCompleteHistory |= read!.IsComplete;
        Push(ticket);
        foreach (SurveyRow survey in _index.SurveysOf(id))
        {
            PushSurvey(survey, ticket);
        }
    }

    protected override void Finish()
    {
        foreach (SurveyRow survey in _index.SurveysWithoutTask())
        {
            PushSurvey(survey, null);
        }

        foreach (string task in _index.OrphanTasks())
        {
            Issues.Add(task, DataIssueKind.OrphanEvent, "Its history or SLAs are there, but not the task; they are left out.");
        }

        ReportMissing();
    }

    private void AddHistory(HistoryRow? row, string? id, JsonRecords records)
    {
        if (row is { } known && !_index.AddHistory(known, id))
        {
            Found(DataIssueKind.DuplicateEvent, At(records, "The row comes more than once; the first counts."), id);
        }
    }

    private void AddNamed(ServiceNowPart part, ReadOnlySpan<byte> record)
    {
        Row row = _named.Read(record);
        switch (part)
        {
            case ServiceNowPart.Group:
                _index.Names.AddGroup(row);
                break;
            case ServiceNowPart.User:
                _index.Names.AddUser(row);
                break;
            case ServiceNowPart.Choice:
                _index.Names.AddChoice(row);
                break;
            case ServiceNowPart.Schedule:
                _index.Names.AddSchedule(row);
                break;
            case ServiceNowPart.ChildSchedule when row.Id("child_schedule") is { } child:
                _index.Names.AddChildSchedule(child);
                break;
            case ServiceNowPart.GroupMember when row.Id("user") is { } member:
                _index.Names.AddToTeamById(member);
                break;
            default:
                break;
        }
    }

    private void PushSurvey(SurveyRow survey, Ticket? ticket)
    {
        foreach (SurveyResponse response in _answers.Build(survey, ticket))
        {
            Push(response);
        }
    }

    private void ReportMissing()
    {
        if (_displayFiles.Count > 0)
        {
            string zone = _options.TimeZone is { } said ? $"were read in {said.Id}" : "were read as UTC, since no zone was said";
            Issues.Add(null, DataIssueKind.MissingPart, $"Display values ({string.Join(", ", _displayFiles.Select(file => file.Name).Order(StringComparer.Ordinal))}): their times are those of the user who asked for them and {zone}. Ask for raw values: sysparm_display_value=all.");
        }

        if (_index.Tasks.Count == 0)
        {
            Missing("No tasks: KPIs of tickets have no value. Add GET /api/now/table/incident?sysparm_display_value=all&sysparm_exclude_reference_link=true, or another table of tasks.");
            return;
        }

        if (!_index.HasJournal)
        {
            Missing("No comments: first_response_time, next_response_time, reply_time and one_touch_rate have no value. Add GET /api/now/table/sys_journal_field?sysparm_query=element=comments^ORelement=work_notes.");
        }

        if (!_hasCompleteHistory)
        {
            Missing("No changes of state since the creation: time_in_status, waits and first_resolution_time have no value. Add GET /api/now/table/sys_audit?sysparm_query=tablename=incident, or metric_instance.");
        }

        if (!_index.HasSlas)
        {
            Missing("No SLAs of tasks: due instants and verdicts of SLAs are not known, but for made_sla. Add GET /api/now/table/task_sla?sysparm_display_value=all, and contract_sla.");
        }

        if (!_index.HasSurveys)
        {
            Missing("No surveys: csat has no value. Add GET /api/now/table/asmt_assessment_instance and asmt_metric_result.");
        }

        if (!_index.Names.HasSchedules)
        {
            Missing("No schedules: durations are in calendar time only. Add GET /api/now/table/cmn_schedule, cmn_schedule_span and cmn_other_schedule, or give a calendar.");
        }

        if (_people.Unknown > 0)
        {
            Issues.Add(null, DataIssueKind.UnknownAuthor, FormattableString.Invariant($"{_people.Unknown} comments came from people of whom nothing tells whether they are of the team; they never stop a clock. Add sys_user and sys_user_grmember, or say their role by RoleAt."));
        }
    }
}
