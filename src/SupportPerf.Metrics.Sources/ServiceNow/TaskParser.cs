using NodaTime;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>Reads rows of incident, case and other tables of tasks.</summary>
internal sealed class TaskParser
{
    private static readonly (string Column, string Dimension)[] Described =
    [
        ("category", "category"), ("subcategory", "subcategory"), ("company", "company"), ("account", "company"), ("location", "location"), ("business_service", "service"),
        ("close_code", "close_code"), ("resolution_code", "close_code"),
    ];

    private readonly RowReader _skimmed;
    private readonly RowReader _rows;
    private readonly InstantReader _instants;
    private readonly SourceOptions _options;

    public TaskParser(SourceOptions options, TextCache<string> texts, InstantReader instants)
    {
        _options = options;
        _instants = instants;
        _skimmed = new(texts, "sys_id", "number", "sys_updated_on", "assignment_group", "assigned_to", "resolved_by", "caller_id");
        string[] columns =
        [
            "sys_id", "number", "sys_class_name", "opened_at", "sys_created_on", "sys_updated_on", "resolved_at", "closed_at", "sla_due", "state", "incident_state", "hold_reason", "priority",
            "contact_type", "assignment_group", "assigned_to", "caller_id", "contact", "consumer", "opened_by", "sys_created_by", "reassignment_count", "reopen_count",
            "made_sla", "time_worked", "calendar_duration", "business_duration", "calendar_stc", "business_stc",
            .. Described.Select(pair => pair.Column).Distinct(StringComparer.Ordinal),
        ];
        _rows = new(texts, [.. columns.Union(options.CustomFields.Keys, StringComparer.Ordinal)]);
    }

    /// <summary>Only the id and the version, and the names that the row shows.</summary>
    public (string? Key, string? Number, Instant? UpdatedAt) Skim(ReadOnlySpan<byte> record, ServiceNowNames names)
    {
        Row row = _skimmed.Read(record);
        names.Learn(row, "assignment_group", isGroup: true);
        names.Learn(row, "assigned_to", isGroup: false);
        foreach (string column in (string[])["assigned_to", "resolved_by"])
        {
            if (row.Id(column) is { } id && !row.Bytes("caller_id").SequenceEqual(row.Bytes(column)))
            {
                names.AddToTeamById(id);
            }
        }

        string? number = row.Key("number");
        Instant? updatedAt = row.Instant("sys_updated_on", _instants);
        _instants.TakeProblem();
        return (row.Key("sys_id") ?? number, number, updatedAt);
    }

    public TaskRow Read(ReadOnlySpan<byte> record, string key)
    {
        Row row = _rows.Read(record);
        string? number = row.Key("number");
        string stateColumn = row.Text("state") is null ? "incident_state" : "state";
        Duration? calendar = row.Duration("calendar_duration", _instants, out Duration precision);
        return new()
        {
            Key = key,
            Number = number,
            Table = Table(row.Text("sys_class_name"), number, row.Has("incident_state") || row.Has("caller_id")),
            CreatedAt = row.Instant("opened_at", _instants) ?? row.Instant("sys_created_on", _instants),
            UpdatedAt = row.Instant("sys_updated_on", _instants),
            ResolvedAt = row.Instant("resolved_at", _instants),
            ClosedAt = row.Instant("closed_at", _instants),
            DueAt = row.Instant("sla_due", _instants),
            State = row.Text(stateColumn),
            StateName = row.Display(stateColumn),
            HoldReason = row.Text("hold_reason"),
            Priority = row.Text("priority"),
            PriorityName = row.Display("priority"),
            ContactType = row.Text("contact_type"),
            Group = row.Text("assignment_group"),
            Agent = row.Text("assigned_to"),
            Caller = row.Key("caller_id") ?? row.Key("contact") ?? row.Key("consumer"),
            CreatedByLogin = row.Key("sys_created_by"),
            OpenedBy = row.Key("opened_by"),
            Reassignments = row.Int32("reassignment_count"),
            Reopens = row.Int32("reopen_count"),
            MadeSla = row.Bool("made_sla"),
            TimeWorked = row.Duration("time_worked", _instants),
            CalendarDuration = calendar,
            BusinessDuration = row.Duration("business_duration", _instants),
            DurationPrecision = precision,
            CalendarSeconds = row.Int64("calendar_stc"),
            BusinessSeconds = row.Int64("business_stc"),
            Dimensions = Dimensions(row),
        };
    }

    /// <summary>The table by its name, the name for people, or the numbers that it gives.</summary>
    private static string? Table(string? name, string? number, bool hasCaller) => name switch
    {
        null when number is not null && number.StartsWith("INC", StringComparison.OrdinalIgnoreCase) => ServiceNowCodes.Incident,
        null when number is not null && number.StartsWith("CS", StringComparison.OrdinalIgnoreCase) => ServiceNowCodes.Case,
        null => hasCaller ? ServiceNowCodes.Incident : null,
        "Incident" => ServiceNowCodes.Incident,
        "Case" => ServiceNowCodes.Case,
        "Catalog Task" => "sc_task",
        "Requested Item" => "sc_req_item",
        _ => name,
    };

    private Dictionary<string, string> Dimensions(in Row row)
    {
        Dictionary<string, string> made = new(StringComparer.Ordinal);
        foreach ((string column, string dimension) in _options.CustomFields)
        {
            if (row.Display(column) is { } value)
            {
                made[dimension] = value;
            }
        }

        foreach ((string column, string dimension) in Described)
        {
            if (row.Display(column) is { } value)
            {
                made.TryAdd(dimension, value);
            }
        }

        return made;
    }
}
