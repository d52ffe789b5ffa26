using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>What an export says of statuses, people and calendars.</summary>
internal sealed class JiraNames(SourceOptions options, TextCache<string> texts)
{
    private readonly Dictionary<string, (string? Name, string? Category)> _statuses = [];
    private readonly Dictionary<string, string> _categories = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _accountTypes = [];
    private readonly NameTable<string> _people = new(options.UseIds);
    private readonly NameTable<string> _calendars = new(options.UseIds);

    /// <summary>The only calendar, where there is just one: an SLA does not say which it has.</summary>
    public string? OnlyCalendar => _calendars.Count == 1 ? _calendars.Label(_calendars.Only) : null;

    public string Calendar(string id) => _calendars.Label(id);

    public void AddCalendar(string id, string? name) => _calendars.Add(id, name);

    public string? TypeOf(in Person person) => person.Type ?? (person.Id is { } id ? _accountTypes.GetValueOrDefault(id) : null);

    /// <summary>The name of somebody of the team; the id where there is no name.</summary>
    public string? Agent(in Person person) =>
        person.Id is not { } id ? null
        : options.UseIds || _people.Contains(id) ? _people.Label(id)
        : person.Name ?? id;

    public void AddPerson(in Person person)
    {
        if (person.Id is not { } id)
        {
            return;
        }

        if (person.Name is not null)
        {
            _people.Add(id, person.Name);
        }

        if (person.Type is not null)
        {
            _accountTypes[id] = person.Type;
        }
    }

    public void AddUser(ReadOnlySpan<byte> record)
    {
        JsonFields json = new(record);
        AddPerson(Person.Within(ref json, texts));
    }

    public void AddStatus(ReadOnlySpan<byte> record)
    {
        JsonFields json = new(record);
        AddStatus(ReadStatus(ref json, texts));
    }

    public void AddStatus((string? Id, string? Name, string? Category) status)
    {
        if (status.Id is not null && (status.Category is not null || !_statuses.ContainsKey(status.Id)))
        {
            _statuses[status.Id] = (status.Name, status.Category);
        }

        if (status is { Name: not null, Category: not null })
        {
            _categories[status.Name] = status.Category;
        }
    }

    /// <summary>Reads the id, name and category of a status whose object was entered.</summary>
    public static (string? Id, string? Name, string? Category) ReadStatus(scoped ref JsonFields json, TextCache<string> texts)
    {
        (string? Id, string? Name, string? Category) status = default;
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("id"u8))
            {
                status.Id = json.Text(texts);
            }
            else if (json.Name.SequenceEqual("name"u8))
            {
                status.Name = json.Text(texts);
            }
            else if (json.Name.SequenceEqual("statusCategory"u8))
            {
                status.Category = ReadCategory(ref json, texts);
            }
            else
            {
                json.Skip();
            }
        }

        return status;
    }

    /// <summary>The category and name of a status by its id or name. A status may have another name today; the history's own is kept.</summary>
    public (TicketStatus? Category, string? Name) Status(string? id, string? name)
    {
        (string? today, string? category) = id is null ? default : _statuses.GetValueOrDefault(id);
        string? label = name ?? today;
        category ??= label is null ? null : _categories.GetValueOrDefault(label);
        string? shown = options.UseIds ? id ?? label : label ?? id;
        if ((id is not null && options.StatusCategories.TryGetValue(id, out TicketStatus said)) || (label is not null && options.StatusCategories.TryGetValue(label, out said)))
        {
            return (said, shown);
        }

        TicketStatus? waiting = label is null ? null : JiraWords.Waiting(label);
        return (category?.ToUpperInvariant() switch
        {
            "NEW" or "TODO" => waiting is TicketStatus.Pending or TicketStatus.OnHold ? waiting : TicketStatus.New,
            "INDETERMINATE" or "IN_PROGRESS" => waiting ?? TicketStatus.Open,
            "DONE" => label is not null && JiraWords.IsClosed(label) ? TicketStatus.Closed : TicketStatus.Solved,
            _ => label is null ? null : JiraWords.Shipped(label),
        }, shown);
    }

    /// <summary>An object with a key, or a word, as the endpoint has it.</summary>
    private static string? ReadCategory(scoped ref JsonFields json, TextCache<string> texts)
    {
        JsonFields word = json;
        if (!json.EnterObject())
        {
            return word.Text(texts);
        }

        string? key = null;
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("key"u8))
            {
                key = json.Text(texts);
            }
            else
            {
                json.Skip();
            }
        }

        return key;
    }
}
