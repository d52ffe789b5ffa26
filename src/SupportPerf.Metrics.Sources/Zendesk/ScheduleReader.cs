using NodaTime;
using NodaTime.Text;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>Schedules and their holidays as business calendars.</summary>
internal sealed class ScheduleReader(SourceOptions options)
{
    private readonly ZendeskNames _names = new(options, new());
    private readonly Dictionary<long, (string Zone, List<(int From, int To)> Hours, string Place)> _schedules = [];
    private readonly List<(long? Schedule, Holiday Day, string Place)> _holidays = [];

    public static IReadOnlyDictionary<string, BusinessCalendar> Read(IReadOnlyList<ExportFile> files, SourceOptions options)
    {
        ScheduleReader reader = new(options);
        ExportFile.ForEach(
            files,
            part => part is (int)ZendeskPart.Schedule or (int)ZendeskPart.Holiday,
            (part, file, records) => reader.Add((ZendeskPart)part, records.Current, file.Place(records), file));
        return reader.Build();
    }

    private void Add(ZendeskPart part, ReadOnlySpan<byte> record, string place, ExportFile file)
    {
        if (part == ZendeskPart.Schedule)
        {
            _names.AddNamed(part, record);
            AddSchedule(record, place);
        }
        else
        {
            AddHoliday(record, place, file);
        }
    }

    private void AddSchedule(ReadOnlySpan<byte> record, string place)
    {
        long id = 0;
        string? zone = null;
        List<(int, int)> hours = [];
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("id"u8))
            {
                id = json.Int64() ?? 0;
            }
            else if (json.Name.SequenceEqual("time_zone"u8))
            {
                zone = json.Text();
            }
            else if (json.Name.SequenceEqual("intervals"u8) && json.EnterArray())
            {
                while (json.NextObject())
                {
                    hours.Add(Hours(ref json, place));
                }
            }
            else
            {
                json.Skip();
            }
        }

        if (zone is null || ZoneNames.Iana(zone) is not { } iana)
        {
            throw new SourceException(place, null, null, $"The schedule {id} has the time zone '{zone}'; expected a name as Rails, IANA or Windows have it.");
        }

        _schedules[id] = (iana, hours, place);
    }

    private static (int From, int To) Hours(scoped ref JsonFields json, string place)
    {
        int? from = null;
        int? to = null;
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("start_time"u8))
            {
                from = json.Int32();
            }
            else if (json.Name.SequenceEqual("end_time"u8))
            {
                to = json.Int32();
            }
            else
            {
                json.Skip();
            }
        }

        return from is { } start && to is { } end && WeekMinutes.IsInterval(start, end)
            ? (start, end)
            : throw new SourceException(place, null, null, $"An interval from {from} to {to} is not one of minutes since Sunday 00:00, 0 to {WeekMinutes.AWeek}.");
    }

    private void AddHoliday(ReadOnlySpan<byte> record, string place, ExportFile file)
    {
        string? name = null;
        string? from = null;
        string? to = null;
        long? schedule = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("name"u8))
            {
                name = json.Text();
            }
            else if (json.Name.SequenceEqual("start_date"u8))
            {
                from = json.Text();
            }
            else if (json.Name.SequenceEqual("end_date"u8))
            {
                to = json.Text();
            }
            else if (json.Name.SequenceEqual("schedule_id"u8))
            {
                schedule = json.Int64();
            }
            else
            {
                json.Skip();
            }
        }

        ParseResult<LocalDate> first = LocalDatePattern.Iso.Parse(from ?? "");
        ParseResult<LocalDate> last = LocalDatePattern.Iso.Parse(to ?? from ?? "");
        if (!first.Success || !last.Success || last.Value < first.Value)
        {
            throw new SourceException(place, null, null, $"The holiday '{name}' from '{from}' to '{to}' is not one of dates as 2026-12-25, both included.");
        }

        _holidays.Add((schedule ?? file.IdInName(), new(first.Value, last.Value, name), place));
    }

    private Dictionary<string, BusinessCalendar> Build()
    {
        ILookup<long, Holiday> days = _holidays.ToLookup(entry => ScheduleOf(entry.Schedule, entry.Place), entry => entry.Day);
        Dictionary<string, BusinessCalendar> calendars = new(StringComparer.Ordinal);
        foreach ((long id, (string zone, List<(int From, int To)> hours, string place)) in _schedules)
        {
            BusinessCalendarBuilder builder = BusinessCalendar.In(zone);
            foreach ((int from, int to) in hours)
            {
                WeekMinutes.AddTo(builder, from, to, IsoDayOfWeek.Sunday);
            }

            try
            {
                calendars.Add(_names.Schedule(id), builder.Closed(days[id]).Build());
            }
            catch (InvalidCalendarException e)
            {
                throw new SourceException(place, null, null, $"The schedule {id} is not a calendar. {e.Message}", e);
            }
        }

        return calendars;
    }

    private long ScheduleOf(long? id, string place) =>
        id is { } known && _schedules.ContainsKey(known) ? known
        : _schedules.Count == 1 ? _schedules.Keys.First()
        : throw new SourceException(place, null, null, "The holiday does not say which schedule it is of. Keep the schedule's id in the file's name, as holidays-360000310393.json.");
}
