namespace SupportPerf.Metrics.Tables;

/// <summary>The business calendar of each row of a table. Immutable.</summary>
internal sealed class RowCalendars
{
    private readonly CodeStore? _codes;
    private readonly CodeStore? _schedules;
    private readonly int[] _numbers;
    private readonly int[] _bySchedule = [];

    public RowCalendars(TicketData data, CalendarPicker calendars)
    {
        if (calendars.By is not { } by)
        {
            _numbers = [calendars.Same];
            return;
        }

        data.Dimensions.TryGetValue(by.Name, out _codes);
        _numbers = (_codes?.Values ?? [null]).Select(calendars.OfValue).ToArray();
        if (by.Name == SupportPolicy.Schedule && data.Dimensions.TryGetValue(TicketTable.ScheduleName, out _schedules))
        {
            // A ticket's own schedule comes before the dimension of that name.
            _bySchedule = _schedules.Values.Select(name => name is null ? -1 : calendars.OfValue(name)).ToArray();
        }
    }

    /// <summary>The number of a row's calendar; -1: it has none.</summary>
    public int Of(int row)
    {
        int schedule = _schedules is null ? 0 : _schedules[row];
        return schedule != 0 ? _bySchedule[schedule] : _numbers[_codes is null ? 0 : _codes[row]];
    }
}
