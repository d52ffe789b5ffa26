using System.Text.Json;
using NodaTime;
using SupportPerf.Metrics.Calendars;

namespace SupportPerf.Metrics;

/// <content>Definitions as JSON.</content>
public sealed partial class BusinessCalendar
{
    /// <summary>Reads a calendar from its JSON: <c>timeZone</c> and <c>hours</c>, then optionally <c>holidays</c>, <c>recurringHolidays</c>, <c>shifts</c>, <c>breaks</c> and <c>versions</c>.</summary>
    /// <param name="json">The JSON text. Times are <c>HH:MM</c> or <c>HH:MM:SS</c>, with <c>24:00</c> as an end; dates <c>YYYY-MM-DD</c>, yearly ones <c>MM-DD</c>.</param>
    /// <returns>The calendar.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="InvalidCalendarException">The text is not JSON, or rules were broken: an unknown or duplicate key, an invalid value. All of them are listed with their JSON paths.</exception>
    public static BusinessCalendar FromJson(string json) =>
        new(CalendarJsonReader.Read(json ?? throw new ArgumentNullException(nameof(json)), DateTimeZoneProviders.Tzdb));

    /// <summary>Reads a calendar that is part of a larger JSON document. See <see cref="FromJson(string)"/>.</summary>
    /// <param name="element">The calendar's object.</param>
    /// <param name="path">The object's own JSON path, which starts the place of each problem; <c>$</c> for a document's root.</param>
    /// <returns>The calendar.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="InvalidCalendarException">Rules were broken; all of them are listed with their JSON paths.</exception>
    public static BusinessCalendar FromJson(JsonElement element, string path) =>
        new(CalendarJsonReader.Read(element, path ?? throw new ArgumentNullException(nameof(path)), DateTimeZoneProviders.Tzdb));

    /// <summary>Writes the definition as JSON that <see cref="FromJson(string)"/> reads back to an equal calendar. The same definition gives the same text.</summary>
    /// <returns>The JSON, in one line.</returns>
    /// <exception cref="InvalidOperationException">The calendar was combined from others and so has no definition of its own: save its parts.</exception>
    public string ToJson() =>
        _definition is { } definition
            ? CalendarJsonWriter.Write(definition)
            : throw new InvalidOperationException("A combined calendar has no definition of its own; save the calendars that it was made of.");
}
