using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace SupportPerf.Metrics.Calendars;

/// <summary>Writes a definition as the JSON that <see cref="CalendarJsonReader"/> reads: the same definition gives the same text.</summary>
internal static class CalendarJsonWriter
{
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static string Write(CalendarDefinition definition)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("timeZone", definition.Zone.Id);
            WriteHours(json, definition.Versions[0].Hours);
            WriteHolidays(json, definition);
            WriteDates(json, "shifts", definition.Shifts);
            WriteDates(json, "breaks", definition.Breaks);
            if (definition.Versions.Count > 1)
            {
                json.WriteStartArray("versions");
                foreach (HoursVersion version in definition.Versions.Skip(1))
                {
                    json.WriteStartObject();
                    json.WriteString("from", Text(version.From!.Value));
                    WriteHours(json, version.Hours);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static void WriteHours(Utf8JsonWriter json, WeeklyHours hours)
    {
        if (hours.Text is { } text)
        {
            json.WriteString("hours", text);
            return;
        }

        json.WriteStartObject("hours");
        for (int weekday = 0; weekday < Weekdays.Length; weekday++)
        {
            if (hours.On(weekday).Length > 0)
            {
                json.WritePropertyName(Weekdays[weekday]);
                WriteSpans(json, hours.On(weekday));
            }
        }

        json.WriteEndObject();
    }

    private static void WriteHolidays(Utf8JsonWriter json, CalendarDefinition definition)
    {
        if (definition.Holidays.Count > 0)
        {
            json.WriteStartArray("holidays");
            foreach (Holiday holiday in definition.Holidays)
            {
                if (holiday.From == holiday.To && holiday.Name is null)
                {
                    json.WriteStringValue(Text(holiday.From));
                    continue;
                }

                json.WriteStartObject();
                if (holiday.From == holiday.To)
                {
                    json.WriteString("date", Text(holiday.From));
                }
                else
                {
                    json.WriteString("from", Text(holiday.From));
                    json.WriteString("to", Text(holiday.To));
                }

                WriteName(json, holiday.Name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (definition.AnnualHolidays.Count > 0)
        {
            json.WriteStartArray("recurringHolidays");
            foreach (AnnualHoliday holiday in definition.AnnualHolidays)
            {
                string date = FormattableString.Invariant($"{holiday.Month:00}-{holiday.Day:00}");
                if (holiday.Name is null)
                {
                    json.WriteStringValue(date);
                    continue;
                }

                json.WriteStartObject();
                json.WriteString("date", date);
                WriteName(json, holiday.Name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    private static void WriteName(Utf8JsonWriter json, string? name)
    {
        if (name is not null)
        {
            json.WriteString("name", name);
        }
    }

    private static void WriteDates(Utf8JsonWriter json, string key, IReadOnlyDictionary<LocalDate, LocalSpan[]> dates)
    {
        if (dates.Count == 0)
        {
            return;
        }

        json.WriteStartObject(key);
        foreach (KeyValuePair<LocalDate, LocalSpan[]> date in dates.OrderBy(pair => pair.Key))
        {
            json.WritePropertyName(Text(date.Key));
            WriteSpans(json, date.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteSpans(Utf8JsonWriter json, LocalSpan[] spans)
    {
        json.WriteStartArray();
        foreach (LocalSpan span in spans)
        {
            json.WriteStartArray();
            json.WriteStringValue(LocalSpan.Clock(span.Start));
            json.WriteStringValue(LocalSpan.Clock(span.End > LocalSpan.SecondsPerDay ? span.End - LocalSpan.SecondsPerDay : span.End));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
