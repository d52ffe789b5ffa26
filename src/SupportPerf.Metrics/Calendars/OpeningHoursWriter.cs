namespace SupportPerf.Metrics.Calendars;

/// <summary>Writes a definition as the text that <see cref="OpeningHoursText"/> reads.</summary>
internal static class OpeningHoursWriter
{
    public static string Write(CalendarDefinition definition)
    {
        Require(definition.Versions.Count == 1, "versions of the hours");
        Require(definition.Shifts.Count == 0, "shifts");
        Require(definition.Breaks.Count == 0, "breaks");
        WeeklyHours hours = definition.Versions[0].Hours;
        List<string> rules = hours.Text is { Length: > 0 } text ? [text] : Week(hours);
        foreach (AnnualHoliday holiday in definition.AnnualHolidays)
        {
            rules.Add(FormattableString.Invariant($"{OpeningHoursText.Months[holiday.Month - 1]} {holiday.Day:00} off"));
        }

        // A text of its own may say it already.
        if (definition.Holidays.Count > 0 && hours.Text?.Contains("PH") != true)
        {
            rules.Add("PH off");
        }

        return string.Join("; ", rules);
    }

    /// <summary>Days in a row with the same hours are one rule. Days without hours need none, unless there is nothing else.</summary>
    private static List<string> Week(WeeklyHours hours)
    {
        List<string> rules = [];
        for (int first = 0; first < WeeklyHours.DaysInWeek;)
        {
            int last = first;
            while (last + 1 < WeeklyHours.DaysInWeek && hours.On(last + 1).SequenceEqual(hours.On(first)))
            {
                last++;
            }

            LocalSpan[] spans = hours.On(first);
            if (spans.Length > 0)
            {
                Require(Array.TrueForAll(spans, span => span.Start % 60 == 0 && span.End % 60 == 0), "times with seconds");
                string days = first == last ? OpeningHoursText.Weekdays[first] : $"{OpeningHoursText.Weekdays[first]}-{OpeningHoursText.Weekdays[last]}";
                rules.Add($"{days} {string.Join(",", spans)}");
            }

            first = last + 1;
        }

        return rules.Count == 0 ? ["off"] : rules;
    }

    private static void Require(bool can, string what)
    {
        if (!can)
        {
            throw new InvalidOperationException($"An opening-hours text has no way to say {what}; write JSON.");
        }
    }
}
