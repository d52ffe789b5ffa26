using NodaTime;
using NodaTime.Text;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>The calendars of SLAs: working times by weekday in milliseconds since midnight, and holidays.</summary>
internal static class CalendarReader
{
    private const long MillisecondsADay = NodaConstants.MillisecondsPerDay;

    /// <summary>The calendars of an export, by the names that tickets have.</summary>
    public static IReadOnlyDictionary<string, BusinessCalendar> Read(IReadOnlyList<ExportFile> files, SourceOptions options)
    {
        JiraNames names = new(options, new TextCache<string>());
        Dictionary<string, BusinessCalendar> calendars = [];
        ExportFile.ForEach(files, part => part == (int)JiraPart.Calendar, (_, file, records) =>
        {
            ReadName(records.Current, names);
            (string id, BusinessCalendar calendar) = ReadOne(records.Current, file.Place(records));
            calendars[id] = calendar;
        });
        return calendars.ToDictionary(pair => names.Calendar(pair.Key), pair => pair.Value, StringComparer.Ordinal);
    }

    /// <summary>Notes which calendars there are.</summary>
    public static void ReadName(ReadOnlySpan<byte> record, JiraNames names)
    {
        string? id = null;
        string? name = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("id"u8))
            {
                id = IssueReference.Read(ref json);
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

        if ((id ?? name) is { } key)
        {
            names.AddCalendar(key, name);
        }
    }

    private static (string Id, BusinessCalendar Calendar) ReadOne(ReadOnlySpan<byte> record, string place)
    {
        string? id = null;
        string? name = null;
        string? zone = null;
        List<Action<BusinessCalendarBuilder>> rules = [];
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> member = json.Name;
            switch (member.Length)
            {
                case 2 when member.SequenceEqual("id"u8): id = IssueReference.Read(ref json); break;
                case 4 when member.SequenceEqual("name"u8): name = json.Text(); break;
                case 8 when member.SequenceEqual("timezone"u8): zone ??= json.Text(); break;
                case 8 when member.SequenceEqual("holidays"u8) && json.EnterArray():
                    while (json.NextObject())
                    {
                        rules.Add(Holiday(ref json, place));
                    }

                    break;
                case 10 when member.SequenceEqual("timezoneId"u8): zone = json.Text() ?? zone; break;
                case 12 when member.SequenceEqual("workingTimes"u8) && json.EnterArray():
                    while (json.NextObject())
                    {
                        rules.Add(Hours(ref json, place));
                    }

                    break;
                default: json.Skip(); break;
            }
        }

        if ((id ?? name) is not { } key || zone is null || ZoneNames.Iana(zone) is not { } iana)
        {
            throw new SourceException(place, null, null, $"The calendar '{name ?? id}' has the time zone '{zone}'; expected a name as IANA has it.");
        }

        BusinessCalendarBuilder builder = BusinessCalendar.In(iana);
        rules.ForEach(rule => rule(builder));
        try
        {
            return (key, builder.Build());
        }
        catch (InvalidCalendarException e)
        {
            throw new SourceException(place, null, null, $"The calendar '{name ?? id}' is none. {e.Message}", e);
        }
    }

    private static Action<BusinessCalendarBuilder> Hours(scoped ref JsonFields json, string place)
    {
        string? weekday = null;
        long? start = null;
        long? end = null;
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("weekday"u8))
            {
                weekday = json.Text();
            }
            else if (json.Name.SequenceEqual("start"u8))
            {
                start = json.Int64();
            }
            else if (json.Name.SequenceEqual("end"u8))
            {
                end = json.Int64();
            }
            else
            {
                json.Skip();
            }
        }

        if (!Enum.TryParse(weekday, ignoreCase: true, out IsoDayOfWeek day) || !Enum.IsDefined(day) || day == IsoDayOfWeek.None
            || start is not { } from || end is not { } to || from < 0 || to <= from || to > MillisecondsADay)
        {
            throw new SourceException(place, null, null, $"The working time of '{weekday}' from {start} to {end} is none; expected monday to sunday, and milliseconds since midnight up to {MillisecondsADay}.");
        }

        return builder => _ = from == 0 && to == MillisecondsADay ? builder.OpenAllDay(day) : builder.On(day, Time(from), Time(to));
    }

    private static Action<BusinessCalendarBuilder> Holiday(scoped ref JsonFields json, string place)
    {
        string? name = null;
        string? text = null;
        bool isYearly = false;
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("name"u8))
            {
                name = json.Text();
            }
            else if (json.Name.SequenceEqual("iso8601Date"u8) || json.Name.SequenceEqual("dateString"u8))
            {
                text = json.Text() ?? text;
            }
            else if (json.Name.SequenceEqual("recurring"u8))
            {
                isYearly = json.Bool() ?? false;
            }
            else
            {
                json.Skip();
            }
        }

        return LocalDatePattern.Iso.Parse(text ?? "").TryGetValue(default, out LocalDate date)
            ? builder => _ = isYearly ? builder.ClosedEveryYear(date.Month, date.Day, name) : builder.Closed(date, name)
            : throw new SourceException(place, null, null, $"The holiday '{name}' is on '{text}'; expected a date as 2026-12-25.");
    }

    /// <summary>The time of day; the end of a day is midnight.</summary>
    private static LocalTime Time(long milliseconds) => LocalTime.FromMillisecondsSinceMidnight((int)(milliseconds % MillisecondsADay));
}
