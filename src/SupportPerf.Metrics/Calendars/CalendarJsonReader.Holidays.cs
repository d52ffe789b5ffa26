using System.Text.Json;
using NodaTime;

namespace SupportPerf.Metrics.Calendars;

/// <content>Holidays: single dates, ranges, and dates of every year.</content>
internal sealed partial class CalendarJsonReader
{
    private void ReadHolidays(JsonElement value, string path)
    {
        if (!Expect(value, JsonValueKind.Array, path, "a list of dates"))
        {
            return;
        }

        foreach ((JsonElement item, string place) in Items(value, path))
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                if (ReadDate(item, place) is { } only)
                {
                    _draft.Holiday(new Holiday(only), place);
                }

                continue;
            }

            if (!Expect(item, JsonValueKind.Object, place, "a date, or an object with date, or from and to, and name"))
            {
                continue;
            }

            LocalDate? date = null;
            LocalDate? from = null;
            LocalDate? to = null;
            string? name = null;
            bool hasDate = false;
            bool hasFrom = false;
            bool hasTo = false;
            foreach ((string key, JsonElement member, string at) in Members(item, place))
            {
                switch (key)
                {
                    case "date":
                        hasDate = true;
                        date = ReadDate(member, at);
                        break;
                    case "from":
                        hasFrom = true;
                        from = ReadDate(member, at);
                        break;
                    case "to":
                        hasTo = true;
                        to = ReadDate(member, at);
                        break;
                    case "name":
                        name = ReadName(member, at);
                        break;
                    default:
                        Unknown(key, at, "date, from, to, name");
                        break;
                }
            }

            if (hasDate ? hasFrom || hasTo : !(hasFrom && hasTo))
            {
                _draft.Problem(CalendarProblemCode.MissingKey, place, "A holiday has either a date, or from and to.");
            }
            else if (date is { } day)
            {
                _draft.Holiday(new Holiday(day, name), place);
            }
            else if (from is { } first && to is { } last)
            {
                _draft.Holiday(new Holiday(first, last, name), place);
            }
        }
    }

    private void ReadAnnualHolidays(JsonElement value, string path)
    {
        if (!Expect(value, JsonValueKind.Array, path, "a list of MM-DD"))
        {
            return;
        }

        foreach ((JsonElement item, string place) in Items(value, path))
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                AddAnnual(item, place, null, place);
                continue;
            }

            if (!Expect(item, JsonValueKind.Object, place, "MM-DD, or an object with date and name"))
            {
                continue;
            }

            JsonElement? date = null;
            string? name = null;
            foreach ((string key, JsonElement member, string at) in Members(item, place))
            {
                switch (key)
                {
                    case "date":
                        date = member;
                        break;
                    case "name":
                        name = ReadName(member, at);
                        break;
                    default:
                        Unknown(key, at, "date, name");
                        break;
                }
            }

            Require(date is not null, "date", place);
            if (date is { } text)
            {
                AddAnnual(text, place + ".date", name, place);
            }
        }
    }

    private void AddAnnual(JsonElement value, string path, string? name, string place)
    {
        if (!Expect(value, JsonValueKind.String, path, "MM-DD"))
        {
            return;
        }

        string text = value.GetString()!;
        if (text.Length == 5 && text[2] == '-'
            && ClockText.TryDigits(text, 0, out int month) && ClockText.TryDigits(text, 3, out int day))
        {
            _draft.AnnualHoliday(month, day, name, place);
        }
        else
        {
            _draft.Problem(CalendarProblemCode.InvalidDate, path, $"'{text}' is no date of a year; write MM-DD.");
        }
    }
}
