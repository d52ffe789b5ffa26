using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace SupportPerf.Metrics.Calendars;

/// <summary>Reads a calendar's JSON into a draft: every value with its path, every problem noted, none fatal to the rest.</summary>
internal sealed partial class CalendarJsonReader
{
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly LocalDatePattern DatePattern = LocalDatePattern.Iso;

    private readonly CalendarDraft _draft = new();
    private readonly IDateTimeZoneProvider _provider;

    private CalendarJsonReader(IDateTimeZoneProvider provider) => _provider = provider;

    public static CalendarDefinition Read(string json, IDateTimeZoneProvider provider)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException error)
        {
            var problem = new CalendarProblem
            {
                Code = CalendarProblemCode.InvalidJson,
                Place = FormattableString.Invariant($"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}"),
                Message = "The text is not JSON: " + error.Message,
            };
            throw new InvalidCalendarException([problem]);
        }

        using (document)
        {
            return Read(document.RootElement, "$", provider);
        }
    }

    public static CalendarDefinition Read(JsonElement root, string path, IDateTimeZoneProvider provider)
    {
        var reader = new CalendarJsonReader(provider);
        reader.ReadCalendar(root, path);
        return reader._draft.Build();
    }

    private void ReadCalendar(JsonElement root, string path)
    {
        if (!Expect(root, JsonValueKind.Object, path, "an object with timeZone and hours"))
        {
            return;
        }

        JsonElement? versions = null;
        bool hasZone = false;
        bool hasHours = false;
        foreach ((string key, JsonElement value, string place) in Members(root, path))
        {
            switch (key)
            {
                case "timeZone":
                    hasZone = true;
                    if (Expect(value, JsonValueKind.String, place, "an IANA time zone"))
                    {
                        _draft.Zone(value.GetString(), _provider, place);
                    }

                    break;
                case "hours":
                    hasHours = true;
                    _draft.Version(null, ReadHours(value, place), place);
                    break;
                case "holidays":
                    ReadHolidays(value, place);
                    break;
                case "recurringHolidays":
                    ReadAnnualHolidays(value, place);
                    break;
                case "shifts":
                    ReadDates(value, place, _draft.Shift);
                    break;
                case "breaks":
                    ReadDates(value, place, _draft.Break);
                    break;
                case "versions":
                    versions = value; // After the hours they replace, wherever those are written.
                    break;
                default:
                    Unknown(key, place, "timeZone, hours, holidays, recurringHolidays, shifts, breaks, versions");
                    break;
            }
        }

        Require(hasZone, "timeZone", path);
        Require(hasHours, "hours", path);
        if (versions is { } list)
        {
            ReadVersions(list, $"{path}.versions");
        }
    }

    private WeeklyHours ReadHours(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return OpeningHoursText.Read(value.GetString()!, _draft, path);
        }

        List<LocalSpan>[] week = [.. Weekdays.Select(_ => new List<LocalSpan>())];
        if (Expect(value, JsonValueKind.Object, path, "an object of weekdays, each with its intervals, or an opening-hours text"))
        {
            foreach ((string key, JsonElement day, string place) in Members(value, path))
            {
                int weekday = Array.IndexOf(Weekdays, key);
                if (weekday < 0)
                {
                    _draft.Problem(CalendarProblemCode.UnknownWeekday, place, $"'{key}' is no weekday; write {string.Join(", ", Weekdays)}.");
                }
                else
                {
                    week[weekday].AddRange(ReadSpans(day, place));
                }
            }
        }

        return WeeklyHours.OfWeek(week);
    }

    private List<LocalSpan> ReadSpans(JsonElement value, string path)
    {
        List<LocalSpan> spans = [];
        if (!Expect(value, JsonValueKind.Array, path, "a list of intervals such as [[\"09:00\",\"17:00\"]]"))
        {
            return spans;
        }

        foreach ((JsonElement pair, string place) in Items(value, path))
        {
            if (!Expect(pair, JsonValueKind.Array, place, "a pair of times such as [\"09:00\",\"17:00\"]"))
            {
                continue;
            }

            if (pair.GetArrayLength() != 2)
            {
                _draft.Problem(CalendarProblemCode.WrongType, place, FormattableString.Invariant($"An interval has a start and an end; this one has {pair.GetArrayLength()} values."));
                continue;
            }

            int? start = ReadTime(pair[0], place + "[0]", isEnd: false);
            int? end = ReadTime(pair[1], place + "[1]", isEnd: true);
            if (start is { } from && end is { } to && _draft.Span(from, to, place) is { } span)
            {
                spans.Add(span);
            }
        }

        return spans;
    }

    private int? ReadTime(JsonElement value, string path, bool isEnd)
    {
        if (!Expect(value, JsonValueKind.String, path, "a time of day such as \"09:00\""))
        {
            return null;
        }

        string text = value.GetString()!;
        if (ClockText.TryParse(text, out int seconds) && (isEnd || seconds < LocalSpan.SecondsPerDay))
        {
            return seconds;
        }

        _draft.Problem(
            CalendarProblemCode.InvalidTime,
            path,
            $"'{text}' is not {(isEnd ? "an end" : "a start")}; write HH:MM or HH:MM:SS from 00:00 to {(isEnd ? "24:00" : "23:59:59")}.");
        return null;
    }

    private void ReadDates(JsonElement value, string path, Action<LocalDate, IEnumerable<LocalSpan>> add)
    {
        if (!Expect(value, JsonValueKind.Object, path, "an object of dates, each with its intervals"))
        {
            return;
        }

        foreach ((string key, JsonElement spans, string place) in Members(value, path))
        {
            List<LocalSpan> read = ReadSpans(spans, place);
            if (ParseDate(key, place) is { } date)
            {
                add(date, read);
            }
        }
    }

    private void ReadVersions(JsonElement value, string path)
    {
        if (!Expect(value, JsonValueKind.Array, path, "a list of objects with from and hours"))
        {
            return;
        }

        foreach ((JsonElement item, string place) in Items(value, path))
        {
            if (!Expect(item, JsonValueKind.Object, place, "an object with from and hours"))
            {
                continue;
            }

            LocalDate? from = null;
            WeeklyHours? hours = null;
            bool hasFrom = false;
            foreach ((string key, JsonElement member, string at) in Members(item, place))
            {
                switch (key)
                {
                    case "from":
                        hasFrom = true;
                        from = ReadDate(member, at);
                        break;
                    case "hours":
                        hours = ReadHours(member, at);
                        break;
                    default:
                        Unknown(key, at, "from, hours");
                        break;
                }
            }

            Require(hasFrom, "from", place);
            Require(hours is not null, "hours", place);
            if (from is { } date && hours is not null)
            {
                _draft.Version(date, hours, place);
            }
        }
    }

    private string? ReadName(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return Expect(value, JsonValueKind.String, path, "a name") ? value.GetString() : null;
    }

    private LocalDate? ReadDate(JsonElement value, string path) =>
        Expect(value, JsonValueKind.String, path, "a date such as \"2026-12-25\"") ? ParseDate(value.GetString()!, path) : null;

    private LocalDate? ParseDate(string text, string path)
    {
        ParseResult<LocalDate> date = DatePattern.Parse(text);
        if (date.Success)
        {
            return date.Value;
        }

        _draft.Problem(CalendarProblemCode.InvalidDate, path, $"'{text}' is not a date; write YYYY-MM-DD.");
        return null;
    }
}
