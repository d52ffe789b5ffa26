using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>Schedules, their entries and the schedules in them as business calendars, by the names that tickets give them.</summary>
internal sealed class ScheduleReader
{
    private const int MostLevels = 8;
    private readonly SourceOptions _options;
    private readonly ServiceNowNames _names;
    private readonly SlaParser _slas;
    private readonly RowReader _schedules;
    private readonly RowReader _spans;
    private readonly RowReader _children;
    private readonly Dictionary<string, (string? Zone, string Place)> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScheduleSpan> _entries = new(StringComparer.Ordinal);
    private readonly List<(string Schedule, string Child, bool IsExclusion)> _parts = [];
    private readonly HashSet<(string Schedule, string? Zone)> _used = [];
    private readonly HashSet<string> _defined = new(StringComparer.Ordinal);

    private ScheduleReader(SourceOptions options)
    {
        TextCache<string> texts = new();
        _options = options;
        _names = new(options);
        _slas = new(texts, new InstantReader(options));
        _schedules = new(texts, "sys_id", "name", "time_zone");
        _spans = new(
            texts, "sys_id", "name", "schedule", "start_date_time", "end_date_time", "all_day", "type", "repeat_type", "repeat_count", "repeat_until", "days_of_week", "yearly_type", "float_day", "float_week", "month");
        _children = new(texts, "schedule", "child_schedule", "type");
    }

    public static IReadOnlyDictionary<string, BusinessCalendar> Read(IReadOnlyList<ExportFile> files, SourceOptions options)
    {
        ScheduleReader reader = new(options);
        ExportFile.ForEach(
            files,
            part => (ServiceNowPart)part is ServiceNowPart.Schedule or ServiceNowPart.ScheduleSpan or ServiceNowPart.ChildSchedule or ServiceNowPart.TaskSla or ServiceNowPart.SlaDefinition,
            (part, file, records) => reader.Add((ServiceNowPart)part, records.Current, file.Place(records)));
        return reader.Build();
    }

    private void Add(ServiceNowPart part, ReadOnlySpan<byte> record, string place)
    {
        switch (part)
        {
            case ServiceNowPart.Schedule:
                Row schedule = _schedules.Read(record);
                _names.AddSchedule(schedule);
                if (schedule.Id("sys_id") is { } id)
                {
                    _known[id] = (schedule.Text("time_zone"), place);
                }

                break;
            case ServiceNowPart.ScheduleSpan:
                Row row = _spans.Read(record);
                ScheduleSpan span = ScheduleSpan.Read(row, place, out string? problem) ?? throw new SourceException(place, null, null, problem!);
                _entries[row.Id("sys_id") ?? place] = span;
                break;
            case ServiceNowPart.ChildSchedule:
                Row child = _children.Read(record);
                if (child.Text("schedule") is { } parent && child.Text("child_schedule") is { } inner)
                {
                    _names.AddChildSchedule(inner);
                    _parts.Add((parent, inner, child.Text("type")?.StartsWith("exclude", StringComparison.OrdinalIgnoreCase) == true));
                }

                break;
            case ServiceNowPart.TaskSla:
                if (_slas.Read(record, out _) is { Schedule: { } ofTask } sla)
                {
                    _used.Add((ofTask, sla.Zone));
                }

                break;
            default:
                if (_slas.Definition(record) is { Schedule: { } ofDefinition })
                {
                    _defined.Add(ofDefinition);
                }

                break;
        }
    }

    /// <summary>The schedules that SLAs name, in the zones that they give to floating ones; all, where no SLA is there.</summary>
    private Dictionary<string, BusinessCalendar> Build()
    {
        HashSet<string> inner = [.. _parts.Select(part => part.Child)];
        bool isNamed = _used.Any(pair => _known.ContainsKey(pair.Schedule)) || _defined.Overlaps(_known.Keys);
        Dictionary<string, BusinessCalendar> calendars = new(StringComparer.Ordinal);
        foreach ((string id, (string? ownZone, string place)) in _known.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            bool isFloating = ServiceNowNames.IsFloatingZone(ownZone);
            string?[] zones = [.. _used.Where(pair => pair.Schedule == id).Select(pair => isFloating ? pair.Zone : null).Distinct(StringComparer.Ordinal)];
            if (zones.Length == 0 && (isNamed ? _defined.Contains(id) : !inner.Contains(id)))
            {
                zones = [null];
            }

            foreach (string? zone in zones)
            {
                string name = _names.Schedule(id, zone)!;
                calendars[name] = new ScheduleCalendar(name, Zone(isFloating ? zone : ownZone, name, place), [.. EntriesOf(id, isExclusion: false, MostLevels)]).Build();
            }
        }

        return calendars;
    }

    private DateTimeZone Zone(string? zone, string schedule, string place) =>
        zone is null ? _options.TimeZone ?? DateTimeZone.Utc
        : ZoneNames.Iana(zone) is { } iana ? DateTimeZoneProviders.Tzdb[iana]
        : throw new SourceException(place, null, null, $"The schedule '{schedule}' has the time zone '{zone}'; expected a name as IANA has it, or floating.");

    private IEnumerable<ScheduleSpan> EntriesOf(string schedule, bool isExclusion, int levels)
    {
        foreach (ScheduleSpan span in _entries.Values.Where(span => span.Schedule == schedule).OrderBy(span => span.Start).ThenBy(span => span.Place, StringComparer.Ordinal))
        {
            yield return isExclusion ? span with { IsExclusion = true } : span;
        }

        foreach ((_, string child, bool isExcluded) in levels == 0 ? [] : _parts.Where(part => part.Schedule == schedule))
        {
            foreach (ScheduleSpan span in EntriesOf(child, isExclusion || isExcluded, levels - 1))
            {
                yield return span;
            }
        }
    }
}
