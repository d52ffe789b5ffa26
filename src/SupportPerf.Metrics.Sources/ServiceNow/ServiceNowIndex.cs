using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>Everything of an export but the tasks themselves: about 120 bytes a change or message and 130 a task that has any, 350 an SLA of a task, 300 a survey.</summary>
internal sealed class ServiceNowIndex(SourceOptions options)
{
    private readonly GroupedRows<string, HistoryRow> _history = new(row => row.Task, HistoryRow.ByTask);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taskIds = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _seenIds = [];
    private readonly Dictionary<string, SlaRow> _slas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SlaDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SurveyRow> _surveys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AnswerRow> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);
    private ILookup<string, SlaRow>? _slasByTask;
    private ILookup<string, SurveyRow>? _surveysByTask;
    private ILookup<string, AnswerRow>? _answersBySurvey;

    public TextCache<string> Texts { get; } = new();

    public ServiceNowNames Names { get; } = new(options);

    public RecordVersions<string> Tasks { get; } = new();

    public Dictionary<string, SurveyMetric> Questions { get; } = new(StringComparer.Ordinal);

    public bool HasAudits { get; set; }

    public bool HasMetrics { get; set; }

    public bool HasJournal { get; set; }

    public bool HasSlas => _slas.Count > 0;

    public bool HasSurveys => _surveys.Count > 0;

    /// <summary>Notes a task; rows that name it by number find it too.</summary>
    public void AddTask(string key, string? number)
    {
        if (number is not null && number != key)
        {
            _numbers[number] = key;
        }
    }

    /// <summary>Takes a row of the history; false: it came before.</summary>
    public bool AddHistory(HistoryRow row, string? id)
    {
        bool isNew = id is null || (Guid.TryParseExact(id, "N", out Guid known) ? _seenIds.Add(known) : _seen.Add(id));
        if (isNew)
        {
            row.Sequence = _history.Count;
            row.Task = Shared(row.Task);
            _history.Add(row);
            if (row is { Login: { } login, Kind: HistoryKind.WorkNote or HistoryKind.Group or HistoryKind.Agent, IsMetric: false } && !IsSystem(login))
            {
                Names.AddToTeam(login);
            }
        }

        return isNew;
    }

    /// <summary>Takes an SLA; of several with one id the version updated last counts.</summary>
    public void AddSla(SlaRow row)
    {
        if (!_slas.TryGetValue(row.Id, out SlaRow? other) || !(other.UpdatedAt > row.UpdatedAt))
        {
            _slas[row.Id] = row;
            if (row.Schedule is not null)
            {
                Names.AddScheduleZone(row.Schedule, row.Zone);
            }
        }
    }

    public void AddDefinition(SlaDefinition definition) => _definitions[definition.Id] = definition;

    public void AddSurvey(SurveyRow row)
    {
        if (!_surveys.TryGetValue(row.Id, out SurveyRow? other) || !(other.UpdatedAt > row.UpdatedAt))
        {
            _surveys[row.Id] = row;
        }
    }

    public void AddAnswer(AnswerRow row) => _answers[row.Id] = row;

    public void Complete()
    {
        Names.Complete();
        _history.Complete();
        _slasByTask = _slas.Values.OrderBy(row => row.StartAt).ThenBy(row => row.Id, StringComparer.Ordinal).ToLookup(row => KeyOf(row.Task));
        _surveysByTask = _surveys.Values.OrderBy(row => row.Id, StringComparer.Ordinal).ToLookup(row => row.Task is null ? "" : KeyOf(row.Task));
        _answersBySurvey = _answers.Values.OrderBy(row => row.Id, StringComparer.Ordinal).ToLookup(row => row.Survey);
    }

    public ReadOnlySpan<HistoryRow> HistoryOf(string task) => _history.Of(task);

    public IEnumerable<SlaRow> SlasOf(string task) => _slasByTask![task];

    public SlaDefinition? DefinitionOf(SlaRow row) => row.Definition is null ? null : _definitions.GetValueOrDefault(row.Definition);

    public IEnumerable<SurveyRow> SurveysOf(string task) => _surveysByTask![task];

    public IEnumerable<AnswerRow> AnswersTo(string survey) => _answersBySurvey![survey];

    /// <summary>The surveys whose task is not in the export.</summary>
    public IEnumerable<SurveyRow> SurveysWithoutTask() => _surveysByTask!.Where(rows => !Tasks.Contains(rows.Key)).OrderBy(rows => rows.Key, StringComparer.Ordinal).SelectMany(rows => rows);

    /// <summary>The tasks of which only the history or the SLAs are there.</summary>
    public IEnumerable<string> OrphanTasks() =>
        _history.Keys.Concat(_slasByTask!.Select(rows => rows.Key)).Distinct(StringComparer.Ordinal).Where(task => !Tasks.Contains(task)).Order(StringComparer.Ordinal);

    public static bool IsSystem(string login) => login is "system" or "glide.maint" or "System";

    /// <summary>One string for all rows of a task.</summary>
    private string Shared(string task)
    {
        if (_taskIds.TryGetValue(task, out string? known))
        {
            return known;
        }

        _taskIds.Add(task);
        return task;
    }

    private string KeyOf(string task) => _numbers.GetValueOrDefault(task, task);
}
