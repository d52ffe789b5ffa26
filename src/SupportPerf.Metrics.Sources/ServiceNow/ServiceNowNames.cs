using System.Globalization;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>What an export says of groups, users, states and schedules.</summary>
internal sealed class ServiceNowNames(SourceOptions options)
{
    private readonly Dictionary<string, string> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string? Login, string? Name)> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _logins = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Table, string Element, string Value), string> _choices = [];
    private readonly HashSet<string> _team = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _teamIds = new(StringComparer.Ordinal);
    private readonly HashSet<(string Schedule, string? Zone)> _scheduleZones = [];
    private readonly HashSet<string> _childSchedules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Name, bool IsFloating)> _schedules = new(StringComparer.Ordinal);

    public bool HasSchedules => _schedules.Count > 0;

    /// <summary>The only schedule, where there is just one that is no part of another.</summary>
    public string? OnlySchedule
    {
        get
        {
            string[] own = [.. _schedules.Keys.Where(id => !_childSchedules.Contains(id)).Take(2)];
            if (own.Length != 1)
            {
                return null;
            }

            string?[] zones = [.. _scheduleZones.Where(pair => pair.Schedule == own[0]).Select(pair => pair.Zone)];
            return zones.Length > 1 ? null : Schedule(own[0], zones.SingleOrDefault());
        }
    }

    public void AddGroup(in Row row)
    {
        if (row.Id("sys_id") is { } id && row.Display("name") is { } name)
        {
            _groups[id] = name;
        }
    }

    public void AddUser(in Row row)
    {
        string? login = row.Text("user_name");
        string? name = row.Display("name");
        if (row.Id("sys_id") is { } id)
        {
            _users[id] = (login, name ?? login);
        }

        if (login is not null)
        {
            _logins[login] = name;
        }
    }

    public void AddChoice(in Row row)
    {
        bool isEnglish = row.Text("language") is null or "en";
        if (row.Bool("inactive") != true && isEnglish && row.Text("name") is { } table && row.Text("element") is { } element && row.Text("value") is { } value && row.Display("label") is { } label)
        {
            _choices[(table, element, value)] = label;
        }
    }

    /// <summary>Notes a group or user that another row shows by name, where their tables may be missing.</summary>
    public void Learn(in Row row, string column, bool isGroup)
    {
        if (row.Id(column) is not { } id || row.Display(column) is not { } name || name == id)
        {
            return;
        }

        if (isGroup)
        {
            _groups.TryAdd(id, name);
        }
        else
        {
            _users.TryAdd(id, (null, name));
        }
    }

    /// <summary>Notes somebody of the team, by login.</summary>
    public void AddToTeam(string login) => _team.Add(login);

    /// <summary>Notes somebody of the team, by id.</summary>
    public void AddToTeamById(string id) => _teamIds.Add(id);

    /// <summary>Joins what is known by id with logins, once all files were seen.</summary>
    public void Complete()
    {
        foreach (string id in _teamIds)
        {
            if (LoginOf(id) is { } login)
            {
                _team.Add(login);
            }
        }
    }

    public bool IsTeam(string login) => _team.Contains(login);

    public bool IsTeamById(string id) => _teamIds.Contains(id) || (LoginOf(id) is { } login && IsTeam(login));

    /// <summary>The login of a user. Null: not known.</summary>
    public string? LoginOf(string id) => _users.TryGetValue(id, out (string? Login, string? Name) user) ? user.Login : null;

    public string Group(string id) => options.UseIds ? id : _groups.GetValueOrDefault(id, id);

    public string User(string id) => options.UseIds ? id : _users.TryGetValue(id, out (string? Login, string? Name) user) ? user.Name ?? id : id;

    /// <summary>The name of somebody known by login.</summary>
    public string UserByLogin(string login) => options.UseIds ? login : _logins.GetValueOrDefault(login) ?? login;

    /// <summary>The label of a choice, of the table or the one that it extends.</summary>
    public string? Choice(string? table, string element, string value) =>
        (table is not null && _choices.TryGetValue((table, element, value), out string? own)) || _choices.TryGetValue(("task", element, value), out own) ? own : null;

    /// <summary>The category and name of a state. What the caller says comes first, since instances change their states.</summary>
    public (TicketStatus? Category, string Name) State(string? table, string text, string? display, string? holdReason)
    {
        bool isCode = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int code);
        string name = display is not null && display != text ? display
            : !isCode ? text
            : Choice(table, "state", text) ?? Choice(table, "incident_state", text) ?? ServiceNowCodes.StateName(table, code) ?? text;
        TicketStatus? category = options.StatusCategories.TryGetValue(name, out TicketStatus said) || options.StatusCategories.TryGetValue(text, out said) ? said
            : (isCode ? ServiceNowCodes.State(table, code, holdReason) : null) ?? ServiceNowCodes.State(name, holdReason);
        return (category, options.UseIds ? text : name);
    }

    public void AddSchedule(in Row row)
    {
        if (row.Id("sys_id") is { } id)
        {
            _schedules[id] = (row.Display("name") ?? id, IsFloatingZone(row.Text("time_zone")));
        }
    }

    /// <summary>Notes the zone that an SLA gives to a schedule.</summary>
    public void AddScheduleZone(string schedule, string? zone) => _scheduleZones.Add((schedule, zone));

    /// <summary>Notes a schedule that is a part of another, such as holidays.</summary>
    public void AddChildSchedule(string id) => _childSchedules.Add(id);

    /// <summary>The name of a schedule; with the zone of the SLA where the schedule itself floats.</summary>
    public string? Schedule(string? id, string? zone) =>
        id is null ? null
        : !_schedules.TryGetValue(id, out (string Name, bool IsFloating) known) ? id
        : ScheduleName(options.UseIds ? id : known.Name, known.IsFloating ? zone : null);

    public static string ScheduleName(string name, string? zone) => zone is null ? name : $"{name} ({zone})";

    /// <summary>A schedule without a zone of its own has that of the SLA, the caller or the location.</summary>
    public static bool IsFloatingZone(string? zone) => zone is null || zone.Equals("floating", StringComparison.OrdinalIgnoreCase);
}
