using System.Runtime.CompilerServices;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>The business calendar of each row of a table. Immutable.</summary>
internal sealed class RowCalendars
{
    private readonly CodeStore? _codes;
    private readonly CodeStore? _schedules;
    private readonly int[] _numbers;
    private readonly int[] _bySchedule = [];

    /// <summary>One beyond the last calendar.</summary>
    private readonly int _none;
    private readonly int[] _numbersOrNone;

    public RowCalendars(TicketData data, CalendarPicker calendars)
    {
        _none = calendars.Calendars.Count;
        if (calendars.By is not { } by)
        {
            _numbers = [calendars.Same];
            _numbersOrNone = OrNone(_numbers);
            return;
        }

        data.Dimensions.TryGetValue(by.Name, out _codes);
        _numbers = (_codes?.Values ?? [null]).Select(calendars.OfValue).ToArray();
        _numbersOrNone = OrNone(_numbers);
        if (by.Name == SupportPolicy.Schedule && data.Dimensions.TryGetValue(TicketTable.ScheduleName, out _schedules))
        {
            // A ticket's own schedule comes before the dimension of that name.
            _bySchedule = _schedules.Values.Select(name => name is null ? -1 : calendars.OfValue(name)).ToArray();
        }
    }

    /// <summary>The numbers that occur; by schedule and dimension some of them perhaps in no row.</summary>
    public IEnumerable<int> Numbers =>
        _numbers.Where((_, code) => _codes is null || _codes.IsUsed(code)).Concat(_bySchedule.Where((_, code) => code > 0 && _schedules!.IsUsed(code)));

    /// <summary>The numbers of some rows; those without a calendar have one beyond the last.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="into">Takes them.</param>
    [MethodImpl(Optimize.Fully)]
    public void Read(int row, Span<int> into)
    {
        if (_codes is null && _schedules is null)
        {
            into.Fill(_numbersOrNone[0]);
            return;
        }

        if (_schedules is not null)
        {
            for (int i = 0; i < into.Length; i++)
            {
                int number = Of(row + i);
                into[i] = number < 0 ? _none : number;
            }

            return;
        }

        _codes!.Map(row, _numbersOrNone, into);
    }

    /// <summary>The number of a row's calendar; -1: it has none.</summary>
    public int Of(int row)
    {
        int schedule = _schedules is null ? 0 : _schedules[row];
        return schedule != 0 ? _bySchedule[schedule] : _numbers[_codes is null ? 0 : _codes[row]];
    }

    private int[] OrNone(int[] numbers) => Array.ConvertAll(numbers, number => number < 0 ? _none : number);
}
