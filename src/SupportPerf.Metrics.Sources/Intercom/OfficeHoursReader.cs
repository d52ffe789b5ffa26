using NodaTime;
using NodaTime.Text;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Intercom;

/// <summary>Office hours and their exceptions as calendars.</summary>
internal sealed class OfficeHoursReader(SourceOptions options)
{
    /// <summary>Intercom's first year; an exception of every year is written out from there on.</summary>
    private const int FirstYear = 2011;
    private const int YearsAhead = 50;
    private readonly TextCache<string> _texts = new();
    private readonly IntercomNames _names = new(options);
    private readonly Dictionary<string, BusinessCalendarBuilder> _builders = [];
    private readonly List<(string? Schedule, Action<BusinessCalendarBuilder> Apply, string Place)> _exceptions = [];

    public static IReadOnlyDictionary<string, BusinessCalendar> Read(IReadOnlyList<ExportFile> files, SourceOptions options)
    {
        OfficeHoursReader reader = new(options);
        ExportFile.ForEach(
            files,
            part => part is (int)IntercomPart.Schedule or (int)IntercomPart.ScheduleException,
            (part, file, records) => reader.Add((IntercomPart)part, records.Current, file.Place(records)));
        return reader.Build();
    }

    private void Add(IntercomPart part, ReadOnlySpan<byte> record, string place)
    {
        if (part == IntercomPart.Schedule)
        {
            _names.Add(IntercomPart.Schedule, record);
            AddSchedule(record, place);
        }
        else
        {
            AddException(record, place);
        }
    }

    private void AddSchedule(ReadOnlySpan<byte> record, string place)
    {
        string? id = null;
        string? zone = null;
        bool isAlways = false;
        List<(int From, int To)> hours = [];
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("id"u8))
            {
                id = json.Text(_texts);
            }
            else if (json.Name.SequenceEqual("time_zone_name"u8))
            {
                zone = json.Text();
            }
            else if (json.Name.SequenceEqual("twenty_four_seven"u8))
            {
                isAlways = json.Bool() ?? false;
            }
            else if (json.Name.SequenceEqual("time_intervals"u8) && json.EnterArray())
            {
                while (json.NextObject())
                {
                    hours.Add(Interval(ref json, place));
                }
            }
            else
            {
                json.Skip();
            }
        }

        if (id is null || zone is null || ZoneNames.Iana(zone) is not { } iana)
        {
            throw new SourceException(place, null, null, $"The office hours {id} have the time zone '{zone}'; expected a name as IANA has it.");
        }

        BusinessCalendarBuilder builder = BusinessCalendar.In(iana);
        foreach ((int from, int to) in isAlways ? [(0, WeekMinutes.AWeek)] : hours)
        {
            WeekMinutes.AddTo(builder, from, to, IsoDayOfWeek.Monday);
        }

        _builders[id] = builder;
    }

    /// <summary>Minutes since Monday 00:00, or since the midnight of the day that is named, 0 for Monday.</summary>
    private static (int From, int To) Interval(scoped ref JsonFields json, string place)
    {
        int? from = null;
        int? to = null;
        int day = 0;
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("start_minute"u8))
            {
                from = json.Int32();
            }
            else if (json.Name.SequenceEqual("end_minute"u8))
            {
                to = json.Int32();
            }
            else if (json.Name.SequenceEqual("day_of_week"u8))
            {
                day = json.Int32() ?? 0;
            }
            else
            {
                json.Skip();
            }
        }

        // A start beyond the first day counts from Monday already.
        int shift = from < WeekMinutes.ADay && day is >= 0 and < 7 ? day * WeekMinutes.ADay : 0;
        return from is { } start && to is { } end && WeekMinutes.IsInterval(start + shift, end + shift)
            ? (start + shift, end + shift)
            : throw new SourceException(place, null, null, $"An interval from {from} to {to} is not one of minutes of a week that starts on Monday.");
    }

    private void AddException(ReadOnlySpan<byte> record, string place)
    {
        string? schedule = null;
        string? type = null;
        string? text = null;
        string? name = null;
        bool isYearly = false;
        List<(int From, int To)> hours = [];
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> member = json.Name;
            switch (member.Length)
            {
                case 4 when member.SequenceEqual("name"u8): name = json.Text(); break;
                case 14 when member.SequenceEqual("exception_date"u8): text = json.Text(); break;
                case 14 when member.SequenceEqual("exception_type"u8): type = json.Text(_texts); break;
                case 14 when member.SequenceEqual("time_intervals"u8) && json.EnterArray():
                    while (json.NextObject())
                    {
                        hours.Add(Interval(ref json, place));
                    }

                    break;
                case 18 when member.SequenceEqual("recurring_annually"u8): isYearly = json.Bool() ?? false; break;
                case 24 when member.SequenceEqual("office_hours_schedule_id"u8): schedule = json.Text(_texts); break;
                default: json.Skip(); break;
            }
        }

        if (!LocalDatePattern.Iso.Parse(text ?? "").TryGetValue(default, out LocalDate date) || type is not ("closed" or "custom_hours"))
        {
            throw new SourceException(place, null, null, $"The exception '{name}' of '{text}' is '{type}'; expected a date as 2026-12-25, closed or custom_hours.");
        }

        _exceptions.Add((schedule, builder => Apply(builder, date, name, isYearly, type == "closed" ? [] : hours), place));
    }

    private static void Apply(BusinessCalendarBuilder builder, LocalDate date, string? name, bool isYearly, List<(int From, int To)> hours)
    {
        if (hours.Count == 0 && isYearly)
        {
            builder.ClosedEveryYear(date.Month, date.Day, name);
            return;
        }

        if (hours.Count == 0)
        {
            builder.Closed(date, name);
            return;
        }

        for (int year = isYearly ? FirstYear : date.Year; year <= (isYearly ? date.Year + YearsAhead : date.Year); year++)
        {
            if (date is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year))
            {
                continue;
            }

            foreach ((int from, int to) in hours)
            {
                builder.Shift(new LocalDate(year, date.Month, date.Day), WeekMinutes.Time(from), WeekMinutes.Time(to));
            }
        }
    }

    private Dictionary<string, BusinessCalendar> Build()
    {
        foreach ((string? schedule, Action<BusinessCalendarBuilder> apply, string place) in _exceptions)
        {
            apply(schedule is not null && _builders.TryGetValue(schedule, out BusinessCalendarBuilder? own) ? own
                : throw new SourceException(place, null, null, $"The exception is one of the office hours {schedule}, which are not there. Add GET /office_hours_schedules/{schedule}."));
        }

        return _builders.ToDictionary(pair => _names.Schedule(pair.Key), pair => pair.Value.Build(), StringComparer.Ordinal);
    }
}
