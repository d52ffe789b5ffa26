using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Intercom;

/// <summary>What an export says of admins, teams, ticket states and office hours.</summary>
internal sealed class IntercomNames(SourceOptions options)
{
    private readonly TextCache<string> _texts = new();
    private readonly NameTable<string> _admins = new(options.UseIds);
    private readonly NameTable<string> _teams = new(options.UseIds);
    private readonly NameTable<string> _schedules = new(options.UseIds);
    private readonly Dictionary<string, (string? Category, string? Label)> _states = [];

    public bool HasAdmins => _admins.Count > 0;

    public string? OnlySchedule => _schedules.Count == 1 ? _schedules.Label(_schedules.Only) : null;

    public string? Admin(string? id) => id is null ? null : _admins.Label(id);

    public string? Team(string? id) => id is null ? null : _teams.Label(id);

    public string Schedule(string id) => _schedules.Label(id);

    public void Add(IntercomPart part, ReadOnlySpan<byte> record)
    {
        string? id = null;
        string? name = null;
        string? category = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("id"u8))
            {
                id = json.Text(_texts);
            }
            else if (json.Name.SequenceEqual("name"u8) || json.Name.SequenceEqual("internal_label"u8))
            {
                name = json.Text();
            }
            else if (json.Name.SequenceEqual("category"u8))
            {
                category = json.Text(_texts);
            }
            else
            {
                json.Skip();
            }
        }

        if (id is null)
        {
            return;
        }

        if (part == IntercomPart.TicketState)
        {
            _states[id] = (category, name);
        }
        else
        {
            (part switch { IntercomPart.Admin => _admins, IntercomPart.Team => _teams, _ => _schedules }).Add(id, name);
        }
    }

    /// <summary>The category and name of a conversation's state, or of a ticket's state by id or category.</summary>
    public (TicketStatus? Category, string? Name) Status(string? state)
    {
        if (state is null)
        {
            return (null, null);
        }

        (string? category, string? label) = _states.GetValueOrDefault(state, (state, null));
        TicketStatus? status = category switch
        {
            "open" or "in_progress" => TicketStatus.Open,
            "snoozed" or "waiting_on_customer" => TicketStatus.Pending,
            "closed" or "resolved" => TicketStatus.Solved,
            "submitted" => TicketStatus.New,
            _ => options.StatusCategories.TryGetValue(state, out TicketStatus known) ? known : null,
        };
        return (status, options.UseIds ? state : label ?? state);
    }
}
