using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>Everything of an export but the tasks themselves: about 120 bytes a change or message and 130 a task that has any, 350 an SLA of a task, 300 a survey.</summary>
internal sealed class ServiceNowIndex(SourceOptions options)
{
    private readonly GroupedRows<string, HistoryRow> history = new(row => row.Task, HistoryRow.ByTask);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> taskIds = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> seenIds = [];
    private readonly Dictionary<string, SlaRow> slas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SlaDefinition> definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SurveyRow> surveys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AnswerRow> answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> numbers = new(StringComparer.Ordinal);
    private ILookup<string, SlaRow>? slasByTask;
    private ILookup<string, SurveyRow>? surveysByTask;
    private ILookup<string, AnswerRow>? answersBySurvey;

    public TextCache<string> Texts { get; } = new();

    public ServiceNowNames Names { get; } = new(options);

    public RecordVersions<string> Tasks { get; } = new();

    public Dictionary<string, SurveyMetric> Questions { get; } = new(StringComparer.Ordinal);

    public bool HasAudits { get; set; }

    public bool HasMetrics { get; set; }

    public bool HasJournal { get; set; }

    public bool HasSlas => this.slas.Count > 0;

    public bool HasSurveys => this.surveys.Count > 0;

    /// <summary>Notes a task; rows that name it by number find it too.</summary>
    public void AddTask(string key, string? number)
    {
        if (number is not null && number != key)
        {
            this.numbers[number] = key;
        }
    }

    /// <summary>Takes a row of the history; false: it came before.</summary>
    public bool AddHistory(HistoryRow row, string? id)
    {
        bool isNew = id is null || (Guid.TryParseExact(id, "N", out Guid known) ? this.seenIds.Add(known) : this.seen.Add(id));
        if (isNew)
        {
            row.Sequence = this.history.Count;
            row.Task = this.Shared(row.Task);
            this.history.Add(row);
            if (row is { Login: { } login, Kind: HistoryKind.WorkNote or HistoryKind.Group or HistoryKind.Agent, IsMetric: false } && !IsSystem(login))
            {
                this.Names.AddToTeam(login);
            }
        }

        return isNew;
    }

    /// <summary>Takes an SLA; of several with one id the version updated last counts.</summary>
    public void AddSla(SlaRow row)
    {
        if (!this.slas.TryGetValue(row.Id, out SlaRow? other) || !(other.UpdatedAt > row.UpdatedAt))
        {
            this.slas[row.Id] = row;
            if (row.Schedule is not null)
            {
                this.Names.AddScheduleZone(row.Schedule, row.Zone);
            }
        }
    }

    public void AddDefinition(SlaDefinition definition) => this.definitions[definition.Id] = definition;

    public void AddSurvey(SurveyRow row)
    {
        if (!this.surveys.TryGetValue(row.Id, out SurveyRow? other) || !(other.UpdatedAt > row.UpdatedAt))
        {
            this.surveys[row.Id] = row;
        }
    }

    public void AddAnswer(AnswerRow row) => this.answers[row.Id] = row;

    public void Complete()
    {
        this.Names.Complete();
        this.history.Complete();
        this.slasByTask = this.slas.Values.OrderBy(row => row.StartAt).ThenBy(row => row.Id, StringComparer.Ordinal).ToLookup(row => this.KeyOf(row.Task));
        this.surveysByTask = this.surveys.Values.OrderBy(row => row.Id, StringComparer.Ordinal).ToLookup(row => row.Task is null ? "" : this.KeyOf(row.Task));
        this.answersBySurvey = this.answers.Values.OrderBy(row => row.Id, StringComparer.Ordinal).ToLookup(row => row.Survey);
    }

    public ReadOnlySpan<HistoryRow> HistoryOf(string task) => this.history.Of(task);

    public IEnumerable<SlaRow> SlasOf(string task) => this.slasByTask![task];

    public SlaDefinition? DefinitionOf(SlaRow row) => row.Definition is null ? null : this.definitions.GetValueOrDefault(row.Definition);

    public IEnumerable<SurveyRow> SurveysOf(string task) => this.surveysByTask![task];

    public IEnumerable<AnswerRow> AnswersTo(string survey) => this.answersBySurvey![survey];

    /// <summary>The surveys whose task is not in the export.</summary>
    public IEnumerable<SurveyRow> SurveysWithoutTask() => this.surveysByTask!.Where(rows => !this.Tasks.Contains(rows.Key)).OrderBy(rows => rows.Key, StringComparer.Ordinal).SelectMany(rows => rows);

    /// <summary>The tasks of which only the history or the SLAs are there.</summary>
    public IEnumerable<string> OrphanTasks() =>
        this.history.Keys.Concat(this.slasByTask!.Select(rows => rows.Key)).Distinct(StringComparer.Ordinal).Where(task => !this.Tasks.Contains(task)).Order(StringComparer.Ordinal);

    public static bool IsSystem(string login) => login is "system" or "glide.maint" or "System";

    /// <summary>One string for all rows of a task.</summary>
    private string Shared(string task)
    {
        if (this.taskIds.TryGetValue(task, out string? known))
        {
            return known;
        }

        this.taskIds.Add(task);
        return task;
    }

    private string KeyOf(string task) => this.numbers.GetValueOrDefault(task, task);
}
