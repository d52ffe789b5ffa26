using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>Schedules, their entries and the schedules in them as business calendars, by the names that tickets give them.</summary>
internal sealed class ScheduleReader
{
    private const int MostLevels = 8;
    private readonly SourceOptions options;
    private readonly ServiceNowNames names;
    private readonly SlaParser slas;
    private readonly RowReader schedules;
    private readonly RowReader spans;
    private readonly RowReader children;
    private readonly Dictionary<string, (string? Zone, string Place)> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScheduleSpan> entries = new(StringComparer.Ordinal);
    private readonly List<(string Schedule, string Child, bool IsExclusion)> parts = [];
    private readonly HashSet<(string Schedule, string? Zone)> used = [];
    private readonly HashSet<string> defined = new(StringComparer.Ordinal);

    private ScheduleReader(SourceOptions options)
    {
        TextCache<string> texts = new();
        this.options = options;
        this.names = new(options);
        this.slas = new(texts, new InstantReader(options));
        this.schedules = new(texts, "sys_id", "name", "time_zone");
        this.spans = new(
            texts, "sys_id", "name", "schedule", "start_date_time", "end_date_time", "all_day", "type", "repeat_type", "repeat_count", "repeat_until", "days_of_week", "yearly_type", "float_day", "float_week", "month");
        this.children = new(texts, "schedule", "child_schedule", "type");
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
                Row schedule = this.schedules.Read(record);
                this.names.AddSchedule(schedule);
                if (schedule.Id("sys_id") is { } id)
                {
                    this.known[id] = (schedule.Text("time_zone"), place);
                }

                break;
            case ServiceNowPart.ScheduleSpan:
                Row row = this.spans.Read(record);
                ScheduleSpan span = ScheduleSpan.Read(row, place, out string? problem) ?? throw new SourceException(place, null, null, problem!);
                this.entries[row.Id("sys_id") ?? place] = span;
                break;
            case ServiceNowPart.ChildSchedule:
                Row child = this.children.Read(record);
                if (child.Text("schedule") is { } parent && child.Text("child_schedule") is { } inner)
                {
                    this.names.AddChildSchedule(inner);
                    this.parts.Add((parent, inner, child.Text("type")?.StartsWith("exclude", StringComparison.OrdinalIgnoreCase) == true));
                }

                break;
            case ServiceNowPart.TaskSla:
                if (this.slas.Read(record, out _) is { Schedule: { } ofTask } sla)
                {
                    this.used.Add((ofTask, sla.Zone));
                }

                break;
            default:
                if (this.slas.Definition(record) is { Schedule: { } ofDefinition })
                {
                    this.defined.Add(ofDefinition);
                }

                break;
        }
    }

    /// <summary>The schedules that SLAs name, in the zones that they give to floating ones; all, where no SLA is there.</summary>
    private Dictionary<string, BusinessCalendar> Build()
    {
        HashSet<string> inner = [.. this.parts.Select(part => part.Child)];
        bool isNamed = this.used.Any(pair => this.known.ContainsKey(pair.Schedule)) || this.defined.Overlaps(this.known.Keys);
        Dictionary<string, BusinessCalendar> calendars = new(StringComparer.Ordinal);
        foreach ((string id, (string? ownZone, string place)) in this.known.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            bool isFloating = ServiceNowNames.IsFloatingZone(ownZone);
            string?[] zones = [.. this.used.Where(pair => pair.Schedule == id).Select(pair => isFloating ? pair.Zone : null).Distinct(StringComparer.Ordinal)];
            if (zones.Length == 0 && (isNamed ? this.defined.Contains(id) : !inner.Contains(id)))
            {
                zones = [null];
            }

            foreach (string? zone in zones)
            {
                string name = this.names.Schedule(id, zone)!;
                calendars[name] = new ScheduleCalendar(name, this.Zone(isFloating ? zone : ownZone, name, place), [.. this.EntriesOf(id, isExclusion: false, MostLevels)]).Build();
            }
        }

        return calendars;
    }

    private DateTimeZone Zone(string? zone, string schedule, string place) =>
        zone is null ? this.options.TimeZone ?? DateTimeZone.Utc
        : ZoneNames.Iana(zone) is { } iana ? DateTimeZoneProviders.Tzdb[iana]
        : throw new SourceException(place, null, null, $"The schedule '{schedule}' has the time zone '{zone}'; expected a name as IANA has it, or floating.");

    private IEnumerable<ScheduleSpan> EntriesOf(string schedule, bool isExclusion, int levels)
    {
        foreach (ScheduleSpan span in this.entries.Values.Where(span => span.Schedule == schedule).OrderBy(span => span.Start).ThenBy(span => span.Place, StringComparer.Ordinal))
        {
            yield return isExclusion ? span with { IsExclusion = true } : span;
        }

        foreach ((_, string child, bool isExcluded) in levels == 0 ? [] : this.parts.Where(part => part.Schedule == schedule))
        {
            foreach (ScheduleSpan span in this.EntriesOf(child, isExclusion || isExcluded, levels - 1))
            {
                yield return span;
            }
        }
    }
}
