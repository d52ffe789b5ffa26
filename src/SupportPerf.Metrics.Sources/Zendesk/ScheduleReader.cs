using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportPerf.Metrics.Sources.Json;
using TimeZoneConverter;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>Schedules and their holidays as business calendars.</summary>
internal sealed class ScheduleReader(SourceOptions options)
{
    private const int MinutesADay = 24 * 60;
    private const int MinutesAWeek = 7 * MinutesADay;
    private readonly ZendeskNames names = new(options, new());
    private readonly Dictionary<long, (string Zone, List<(int From, int To)> Hours, string Place)> schedules = [];
    private readonly List<(long? Schedule, Holiday Day, string Place)> holidays = [];

    public static IReadOnlyDictionary<string, BusinessCalendar> Read(IReadOnlyList<ZendeskFiles> files, SourceOptions options)
    {
        ScheduleReader reader = new(options);
        foreach (ZendeskFiles file in files)
        {
            using JsonRecords records = file.Records();
            while (records.Read())
            {
                ZendeskPart? part = file.Part(records);
                if (part is ZendeskPart.Schedule or ZendeskPart.Holiday)
                {
                    try
                    {
                        reader.Add(part.Value, records.Current, FormattableString.Invariant($"{file.File.Name}:{records.CurrentLine}"), file.File.Name);
                    }
                    catch (System.Text.Json.JsonException e)
                    {
                        throw records.Unreadable(e);
                    }
                }
            }
        }

        return reader.Build();
    }

    /// <summary>A Rails, IANA or Windows name as the IANA one. Null: none of them.</summary>
    internal static string? Iana(string name) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null ? name
        : TZConvert.TryRailsToIana(name, out string? rails) ? rails
        : TZConvert.TryWindowsToIana(name, out string? windows) ? windows : null;

    private void Add(ZendeskPart part, ReadOnlySpan<byte> record, string place, string file)
    {
        if (part == ZendeskPart.Schedule)
        {
            this.names.AddNamed(part, record);
            this.AddSchedule(record, place);
        }
        else
        {
            this.AddHoliday(record, place, file);
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

        if (zone is null || Iana(zone) is not { } iana)
        {
            throw new SourceException(place, null, null, $"The schedule {id} has the time zone '{zone}'; expected a name as Rails, IANA or Windows have it.");
        }

        this.schedules[id] = (iana, hours, place);
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

        return from is { } start && to is { } end && start >= 0 && end > start && end <= MinutesAWeek
            ? (start, end)
            : throw new SourceException(place, null, null, $"An interval from {from} to {to} is not one of minutes since Sunday 00:00, 0 to {MinutesAWeek}.");
    }

    private void AddHoliday(ReadOnlySpan<byte> record, string place, string file)
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

        this.holidays.Add((schedule ?? IdIn(file), new(first.Value, last.Value, name), place));
    }

    /// <summary>The endpoint names the schedule in its path only, so the file's name is where callers can keep it.</summary>
    private static long? IdIn(string file)
    {
        ReadOnlySpan<char> name = Path.GetFileName(file);
        long? id = null;
        for (int at = 0; at < name.Length; at++)
        {
            int length = 0;
            while (at + length < name.Length && char.IsAsciiDigit(name[at + length]))
            {
                length++;
            }

            if (length > 0)
            {
                id = long.TryParse(name.Slice(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : id;
                at += length;
            }
        }

        return id;
    }

    private Dictionary<string, BusinessCalendar> Build()
    {
        ILookup<long, Holiday> days = this.holidays.ToLookup(entry => this.ScheduleOf(entry.Schedule, entry.Place), entry => entry.Day);
        Dictionary<string, BusinessCalendar> calendars = new(StringComparer.Ordinal);
        foreach ((long id, (string zone, List<(int From, int To)> hours, string place)) in this.schedules)
        {
            BusinessCalendarBuilder builder = BusinessCalendar.In(zone);
            foreach ((int from, int to) in hours)
            {
                AddHours(builder, from, to);
            }

            try
            {
                calendars.Add(this.names.Schedule(id), builder.Closed(days[id]).Build());
            }
            catch (InvalidCalendarException e)
            {
                throw new SourceException(place, null, null, $"The schedule {id} is not a calendar. {e.Message}", e);
            }
        }

        return calendars;
    }

    private long ScheduleOf(long? id, string place) =>
        id is { } known && this.schedules.ContainsKey(known) ? known
        : this.schedules.Count == 1 ? this.schedules.Keys.First()
        : throw new SourceException(place, null, null, "The holiday does not say which schedule it is of. Keep the schedule's id in the file's name, as holidays-360000310393.json.");

    /// <summary>Minutes since Sunday 00:00 local time, cut at midnight since a holiday closes whole days.</summary>
    private static void AddHours(BusinessCalendarBuilder builder, int from, int to)
    {
        while (from < to)
        {
            int day = from / MinutesADay;
            int end = Math.Min(to, (day + 1) * MinutesADay);
            IsoDayOfWeek weekday = day == 0 ? IsoDayOfWeek.Sunday : (IsoDayOfWeek)day;
            if (end - from == MinutesADay)
            {
                builder.OpenAllDay(weekday);
            }
            else
            {
                builder.On(weekday, Time(from), Time(end));
            }

            from = end;
        }
    }

    private static LocalTime Time(int minute) => LocalTime.FromMinutesSinceMidnight(minute % MinutesADay);
}
