using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Reports;

namespace SupportPerf.Metrics;

/// <summary>The rules of a support organisation: its business calendars, which of them counts for which records, and its SLAs with targets by dimension.</summary>
/// <remarks>Immutable and thread-safe. A report takes it from <see cref="ReportOptions.Policy"/>.</remarks>
public sealed record SupportPolicy
{
    /// <summary>The name of the dimension that stands for <see cref="Ticket.Schedule"/>.</summary>
    public const string Schedule = "schedule";

    /// <summary>The calendars by name.</summary>
    public IReadOnlyDictionary<string, BusinessCalendar> Calendars { get; init; } = NoCalendars;

    /// <summary>Which calendar counts for a record. Null: the only one for all.</summary>
    public CalendarRule? CalendarBy { get; init; }

    /// <summary>The SLAs; one of the same name in the definitions gives way.</summary>
    public IReadOnlyList<SlaRule> Slas { get; init; } = [];

    /// <summary>The calendar of records about which nothing else is said: the rule's default, or the only one. Null: there is none.</summary>
    public BusinessCalendar? DefaultCalendar
    {
        get
        {
            string? name = CalendarBy is null ? Calendars.Count == 1 ? Calendars.Keys.First() : null : CalendarBy.Default;
            return name is not null && Calendars.TryGetValue(name, out BusinessCalendar? calendar) ? calendar : null;
        }
    }

    private static IReadOnlyDictionary<string, BusinessCalendar> NoCalendars { get; } = new Dictionary<string, BusinessCalendar>(0);

    /// <summary>
    /// Reads a policy from its JSON: <c>calendars</c> (an object of calendars by name), <c>calendarBy</c> (<c>dimension</c>, <c>map</c>, <c>default</c>) and <c>sla</c> (a list of objects with
    /// <c>name</c>, <c>clock</c>, <c>basis</c>, <c>targets</c> or <c>target_s</c>, and <c>rule</c>).
    /// </summary>
    /// <param name="json">The JSON text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="InvalidPolicyException">The text is not JSON, or rules were broken: an unknown or duplicate key, an invalid value, a calendar that is not there. All of them are listed with their JSON paths.</exception>
    public static SupportPolicy FromJson(string json)
    {
        Guard.NotNull(json, nameof(json));
        return PolicyJsonReader.Read(json);
    }

    /// <summary>The name of the calendar that counts for a ticket. Null: none does.</summary>
    /// <exception cref="ArgumentNullException">The ticket is null.</exception>
    public string? CalendarFor(Ticket ticket)
    {
        Guard.NotNull(ticket, nameof(ticket));
        if (CalendarBy is null)
        {
            return Calendars.Count == 1 ? Calendars.Keys.First() : null;
        }

        bool bySchedule = CalendarBy.Dimension.Name == Schedule;
        return CalendarNamed(bySchedule && !string.IsNullOrEmpty(ticket.Schedule) ? ticket.Schedule : RecordDimensions.Of(ticket, CalendarBy.Dimension));
    }

    /// <summary>Definitions with the policy's SLAs.</summary>
    internal Definitions AppliedTo(Definitions definitions)
    {
        if (Slas.Count == 0)
        {
            return definitions;
        }

        IEnumerable<SlaRule> others = definitions.Slas.Where(sla => !Slas.Any(own => string.Equals(own.Name, sla.Name, StringComparison.Ordinal)));
        return definitions with { Slas = [.. others, .. Slas] };
    }

    /// <summary>What is wrong with it, each with its place; empty when nothing is.</summary>
    internal IEnumerable<string> FindErrors()
    {
        if (CalendarBy is null && Calendars.Count > 1)
        {
            yield return "$.calendarBy: With several calendars it must say which of them counts for which records.";
        }

        foreach (KeyValuePair<string, string> entry in CalendarBy?.Map ?? Ticket.NoDimensions)
        {
            if (!Calendars.ContainsKey(entry.Value))
            {
                yield return $"$.calendarBy.map['{entry.Key}']: There is no calendar '{entry.Value}'; {Known()}.";
            }
        }

        if (CalendarBy?.Default is { } name && !Calendars.ContainsKey(name))
        {
            yield return $"$.calendarBy.default: There is no calendar '{name}'; {Known()}.";
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = 0; i < Slas.Count; i++)
        {
            if (!names.Add(Slas[i].Name))
            {
                yield return FormattableString.Invariant($"$.sla[{i}].name: The name '{Slas[i].Name}' stands here twice; names must differ, for they name the rows of the report.");
            }
        }
    }

    /// <summary>The name of the calendar for a value of the rule's dimension.</summary>
    internal string? CalendarNamed(string? value)
    {
        if (value is not null && CalendarBy!.Map.TryGetValue(value, out string? mapped))
        {
            return mapped;
        }

        return value is not null && CalendarBy!.Dimension.Name == Schedule && Calendars.ContainsKey(value) ? value : CalendarBy!.Default;
    }

    private string Known() => Calendars.Count == 0 ? "the policy has no calendars" : $"the calendars are {string.Join(", ", Calendars.Keys.OrderBy(static key => key, StringComparer.Ordinal))}";
}
