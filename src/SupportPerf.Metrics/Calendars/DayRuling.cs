using NodaTime;

namespace SupportPerf.Metrics.Calendars;

/// <summary>What a definition says about a local date, and in which words.</summary>
internal sealed record DayRuling(DayRule Rule, string? Name, string Reason)
{
    public static DayRuling Of(CalendarDefinition definition, LocalDate date)
    {
        DayRuling ruling = Hours(definition, date);
        return definition.Breaks.TryGetValue(date, out LocalSpan[]? breaks) && breaks.Length > 0
            ? ruling with { Reason = $"{ruling.Reason}, less the break {string.Join(", ", breaks)}" }
            : ruling;
    }

    private static DayRuling Hours(CalendarDefinition definition, LocalDate date)
    {
        if (definition.Shifts.TryGetValue(date, out LocalSpan[]? shift))
        {
            return new DayRuling(DayRule.Shift, null, shift.Length == 0 ? "shift without hours" : $"shift {string.Join(", ", shift)}");
        }

        if (definition.Holidays.FirstOrDefault(holiday => holiday.From <= date && date <= holiday.To) is { } found)
        {
            return new DayRuling(DayRule.Holiday, found.Name, found.Name is null ? "holiday" : $"holiday: {found.Name}");
        }

        if (definition.AnnualHolidays.FirstOrDefault(holiday => holiday.Month == date.Month && holiday.Day == date.Day) is { } annual)
        {
            return new DayRuling(DayRule.RecurringHoliday, annual.Name, annual.Name is null ? "holiday of every year" : $"holiday of every year: {annual.Name}");
        }

        HoursVersion version = definition.VersionOn(CivilDays.From(date));
        LocalSpan[] hours = version.Hours.On(date.Month, date.Day, (int)date.DayOfWeek - 1);
        string since = version.From is { } from ? FormattableString.Invariant($"weekly hours from {from:uuuu-MM-dd} on") : "weekly hours";
        return new DayRuling(DayRule.WeeklyHours, null, hours.Length == 0 ? since : $"{since}, {string.Join(", ", hours)}");
    }
}
