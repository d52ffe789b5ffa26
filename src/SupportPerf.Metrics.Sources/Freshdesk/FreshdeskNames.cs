using System.Globalization;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>What an export says of statuses, agents, groups and business hours.</summary>
internal sealed class FreshdeskNames(SourceOptions options)
{
    private static readonly Dictionary<int, (TicketStatus Category, string Name)> Standard = new()
    {
        [2] = (TicketStatus.Open, "Open"),
        [3] = (TicketStatus.Pending, "Pending"),
        [4] = (TicketStatus.Solved, "Resolved"),
        [5] = (TicketStatus.Closed, "Closed"),
        [6] = (TicketStatus.Pending, "Waiting on Customer"),
        [7] = (TicketStatus.OnHold, "Waiting on Third Party"),
    };

    private readonly Dictionary<int, string> _statuses = [];
    private readonly NameTable<long> _groups = new(options.UseIds);
    private readonly NameTable<long> _agents = new(options.UseIds);
    private readonly NameTable<long> _hours = new(options.UseIds);
    private readonly Dictionary<long, long> _hoursOfGroup = [];
    private long? _defaultHours;

    public bool HasAgents => _agents.Count > 0;

    public bool HasHours => _hours.Count > 0;

    public bool IsAgent(long user) => _agents.Contains(user);

    public string Agent(long id) => _agents.Label(id);

    public string Group(long id) => _groups.Label(id);

    public string Hours(long id) => _hours.Label(id);

    /// <summary>The business hours of a ticket: those of its group, else the default ones. Null: the export has none.</summary>
    public string? HoursOf(long? group) =>
        group is { } id && _hoursOfGroup.TryGetValue(id, out long own) ? Hours(own)
        : _defaultHours is { } general ? Hours(general)
        : _hours.Count == 1 ? Hours(_hours.Only) : null;

    /// <summary>The category and name of a status, by its number or by its name as the activities export has it.</summary>
    public (TicketStatus? Category, string Name) Status(string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int code))
        {
            code = CodeOf(text);
        }

        string number = code.ToString(CultureInfo.InvariantCulture);
        bool isStandard = Standard.TryGetValue(code, out (TicketStatus Category, string Name) standard);
        string name = _statuses.GetValueOrDefault(code) ?? (isStandard ? standard.Name : text);
        TicketStatus? category = isStandard ? standard.Category
            : options.StatusCategories.TryGetValue(number, out TicketStatus byNumber) ? byNumber
            : options.StatusCategories.TryGetValue(name, out TicketStatus byName) ? byName : null;
        return (category, options.UseIds && code > 0 ? number : name);
    }

    public void AddGroup(ReadOnlySpan<byte> record)
    {
        long? id = null;
        long? own = null;
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
            else if (json.Name.SequenceEqual("business_hour_id"u8))
            {
                own = json.Int64();
            }
            else
            {
                json.Skip();
            }
        }

        if (id is { } key)
        {
            _groups.Add(key, name);
            if (own is { } calendar)
            {
                _hoursOfGroup[key] = calendar;
            }
        }
    }

    public void AddAgent(ReadOnlySpan<byte> record)
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
            else if (json.Name.SequenceEqual("contact"u8) && json.EnterObject())
            {
                while (json.NextMember())
                {
                    if (json.Name.SequenceEqual("name"u8))
                    {
                        name = json.Text();
                    }
                    else
                    {
                        json.Skip();
                    }
                }
            }
            else
            {
                json.Skip();
            }
        }

        if (id is { } key)
        {
            _agents.Add(key, name);
        }
    }

    public void AddHours(long id, string? name, bool isDefault)
    {
        _hours.Add(id, name);
        _defaultHours = isDefault ? id : _defaultHours;
    }

    /// <summary>Takes the names of the statuses from the field of that name; other fields have none of interest.</summary>
    public void AddField(ReadOnlySpan<byte> record)
    {
        bool isStatus = false;
        Dictionary<int, string> choices = [];
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("name"u8))
            {
                isStatus = json.Raw().SequenceEqual("status"u8);
            }
            else if (json.Name.SequenceEqual("choices"u8) && json.EnterObject())
            {
                while (json.NextMember())
                {
                    bool isCode = System.Buffers.Text.Utf8Parser.TryParse(json.Name, out int code, out int used) && used == json.Name.Length;
                    if (!isCode || !json.EnterArray())
                    {
                        continue;
                    }

                    // The team's name first, then the customer's.
                    bool isFirst = true;
                    while (json.NextText(out ReadOnlySpan<byte> label))
                    {
                        if (isFirst)
                        {
                            choices[code] = System.Text.Encoding.UTF8.GetString(label);
                        }

                        isFirst = false;
                    }
                }
            }
            else
            {
                json.Skip();
            }
        }

        if (isStatus)
        {
            foreach ((int code, string label) in choices)
            {
                _statuses[code] = label;
            }
        }
    }

    private int CodeOf(string name)
    {
        foreach ((int code, string own) in _statuses)
        {
            if (string.Equals(own, name, StringComparison.OrdinalIgnoreCase))
            {
                return code;
            }
        }

        foreach ((int code, (_, string standard)) in Standard)
        {
            if (string.Equals(standard, name, StringComparison.OrdinalIgnoreCase))
            {
                return code;
            }
        }

        return 0;
    }
}
