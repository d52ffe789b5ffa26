using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>Business hours as calendars.</summary>
internal static class BusinessHoursReader
{
    private static readonly DatePattern TwelveHours = DatePattern.TryCreate("yyyy-MM-dd h:mm tt")!;

    /// <summary>The calendars of an export, by the names that tickets have.</summary>
    public static IReadOnlyDictionary<string, BusinessCalendar> Read(IReadOnlyList<ExportFile> files, SourceOptions options)
    {
        FreshdeskNames names = new(options);
        Dictionary<long, BusinessCalendar> calendars = [];
        ExportFile.ForEach(files, part => part == (int)FreshdeskPart.BusinessHours, (_, file, records) =>
        {
            ReadName(records.Current, names);
            (long id, BusinessCalendar calendar) = ReadOne(records.Current, file.Place(records));
            calendars[id] = calendar;
        });
        return calendars.ToDictionary(pair => names.Hours(pair.Key), pair => pair.Value, StringComparer.Ordinal);
    }

    /// <summary>Notes which business hours there are.</summary>
    public static void ReadName(ReadOnlySpan<byte> record, FreshdeskNames names)
    {
        long? id = null;
        string? name = null;
        bool isDefault = false;
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
            else if (json.Name.SequenceEqual("is_default"u8))
            {
                isDefault = json.Bool() ?? false;
            }
            else
            {
                json.Skip();
            }
        }

        if (id is { } key)
        {
            names.AddHours(key, name, isDefault);
        }
    }

    private static (long Id, BusinessCalendar Calendar) ReadOne(ReadOnlySpan<byte> record, string place)
    {
        long id = 0;
        string? zone = null;
        List<(IsoDayOfWeek Day, LocalTime From, LocalTime To)> hours = [];
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
            else if (json.Name.SequenceEqual("business_hours"u8) && json.EnterObject())
            {
                while (json.NextMember())
                {
                    ReadDay(ref json, hours, place);
                }
            }
            else
            {
                json.Skip();
            }
        }

        if (zone is null || ZoneNames.Iana(zone) is not { } iana)
        {
            throw new SourceException(place, null, null, $"The business hours {id} have the time zone '{zone}'; expected a name as Rails, IANA or Windows have it.");
        }

        BusinessCalendarBuilder builder = BusinessCalendar.In(iana);
        foreach ((IsoDayOfWeek day, LocalTime from, LocalTime to) in hours)
        {
            if (from == LocalTime.Midnight && to == LocalTime.Midnight)
            {
                builder.OpenAllDay(day);
            }
            else
            {
                builder.On(day, from, to);
            }
        }

        try
        {
            return (id, builder.Build());
        }
        catch (InvalidCalendarException e)
        {
            throw new SourceException(place, null, null, $"The business hours {id} are not a calendar. {e.Message}", e);
        }
    }

    private static void ReadDay(scoped ref JsonFields json, List<(IsoDayOfWeek, LocalTime, LocalTime)> hours, string place)
    {
        string name = System.Text.Encoding.UTF8.GetString(json.Name);
        if (!Enum.TryParse(name, ignoreCase: true, out IsoDayOfWeek day) || day == IsoDayOfWeek.None)
        {
            throw new SourceException(place, null, null, $"'{name}' is no day of the week; expected monday to sunday.");
        }

        // A closed day is null.
        if (!json.EnterObject())
        {
            return;
        }

        string? from = null;
        string? to = null;
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("start_time"u8))
            {
                from = json.Text();
            }
            else if (json.Name.SequenceEqual("end_time"u8))
            {
                to = json.Text();
            }
            else
            {
                json.Skip();
            }
        }

        hours.Add((day, Time(from, place), Time(to, place)));
    }

    private static LocalTime Time(string? text, string place) =>
        TwelveHours.TryParse(System.Text.Encoding.UTF8.GetBytes("2000-01-01 " + text), out LocalTicks time)
            ? LocalTime.FromTicksSinceMidnight(time.Ticks % NodaConstants.TicksPerDay)
            : throw new SourceException(place, null, null, $"'{text}' is not a time as '9:00 am'.");
}
