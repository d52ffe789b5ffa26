using System.Globalization;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>What the side-loads say of people, groups, brands, forms, statuses and schedules.</summary>
/// <remarks>About 60 bytes a user; names are kept for the team only.</remarks>
internal sealed class ZendeskNames(SourceOptions options, TextCache<string> texts)
{
    private readonly Dictionary<long, User> _users = [];
    private readonly NameTable<long> _groups = new(options.UseIds);
    private readonly NameTable<long> _brands = new(options.UseIds);
    private readonly NameTable<long> _forms = new(options.UseIds);
    private readonly NameTable<long> _schedules = new(options.UseIds);
    private readonly Dictionary<long, (TicketStatus? Category, string? Label)> _statuses = [];
    private readonly NameTable<long> _agents = new(options.UseIds);

    public bool HasUsers => _users.Count > 0;

    public bool HasSchedules => _schedules.Count > 0;

    /// <summary>The only schedule, where there is just one. Null: none or several.</summary>
    public long? OnlySchedule => _schedules.Count == 1 ? _schedules.Only : null;

    public void AddUser(ReadOnlySpan<byte> record)
    {
        long? id = null;
        string? name = null;
        string? role = null;
        bool isSuspended = false;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("id"u8))
            {
                id = json.Int64();
            }
            else if (json.Name.SequenceEqual("role"u8))
            {
                role = json.Text(texts);
            }
            else if (json.Name.SequenceEqual("name"u8))
            {
                name = json.Text();
            }
            else if (json.Name.SequenceEqual("suspended"u8))
            {
                isSuspended = json.Bool() ?? false;
            }
            else
            {
                json.Skip();
            }
        }

        if (id is not { } key)
        {
            return;
        }

        AuthorKind kind = role switch
        {
            "agent" or "admin" => AuthorKind.Agent,
            "end-user" => AuthorKind.Customer,
            _ => AuthorKind.Unknown,
        };
        _users[key] = new(kind, isSuspended);
        if (kind == AuthorKind.Agent)
        {
            _agents.Add(key, name);
        }
    }

    /// <summary>Adds a group, brand, form or schedule: an object with an id and a name.</summary>
    public void AddNamed(ZendeskPart part, ReadOnlySpan<byte> record)
    {
        long? id = null;
        string? name = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("id"u8))
            {
                id = json.Int64();
            }
            else if (json.Name.SequenceEqual("name"u8))
            {
                name = json.Text();
            }
            else
            {
                json.Skip();
            }
        }

        if (id is { } key && name is not null)
        {
            (part switch { ZendeskPart.Group => _groups, ZendeskPart.Brand => _brands, ZendeskPart.Schedule => _schedules, _ => _forms }).Add(key, name);
        }
    }

    public void AddCustomStatus(ReadOnlySpan<byte> record)
    {
        long? id = null;
        string? category = null;
        string? label = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("id"u8))
            {
                id = json.Int64();
            }
            else if (json.Name.SequenceEqual("status_category"u8))
            {
                category = json.Text(texts);
            }
            else if (json.Name.SequenceEqual("agent_label"u8))
            {
                label = json.Text();
            }
            else
            {
                json.Skip();
            }
        }

        if (id is { } key)
        {
            _statuses[key] = (Category(category), options.UseIds ? null : label);
        }
    }

    /// <summary>Who the person is today. Unknown: the users are not there, or not this one.</summary>
    public AuthorKind Role(long user) => _users.TryGetValue(user, out User known) ? known.Kind : AuthorKind.Unknown;

    public bool IsSuspended(long user) => _users.TryGetValue(user, out User known) && known.IsSuspended;

    public string Agent(long id) => _agents.Label(id);

    public string Group(long id) => _groups.Label(id);

    public string Brand(long id) => _brands.Label(id);

    public string Form(long id) => _forms.Label(id);

    public string Schedule(long id) => _schedules.Label(id);

    /// <summary>
    /// The category and the name of a status: the status itself says the category where it is given, the custom status where it stands alone;
    /// the custom status gives the name unless it contradicts the category, as with closed and deleted tickets.
    /// </summary>
    public (TicketStatus? Category, string? Name) Status(string? status, long? customStatus)
    {
        TicketStatus? category = Category(status);
        if (customStatus is not { } id)
        {
            return (category, status);
        }

        if (!_statuses.TryGetValue(id, out (TicketStatus? Category, string? Label) custom))
        {
            custom = (options.StatusCategories.TryGetValue(Text(id), out TicketStatus known) ? known : null, null);
        }

        return status is null ? (custom.Category, custom.Label ?? Text(id))
            : category == custom.Category ? (category, custom.Label ?? status)
            : (category, status);
    }

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private TicketStatus? Category(string? status) => status switch
    {
        "new" => TicketStatus.New,
        "open" => TicketStatus.Open,
        "pending" => TicketStatus.Pending,
        "hold" => TicketStatus.OnHold,
        "solved" => TicketStatus.Solved,
        "closed" => TicketStatus.Closed,
        null => null,
        _ => options.StatusCategories.TryGetValue(status, out TicketStatus known) ? known : null,
    };

    private readonly record struct User(AuthorKind Kind, bool IsSuspended);
}
