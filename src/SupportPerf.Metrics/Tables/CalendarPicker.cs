using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The business calendars of a run, and which of them counts for a ticket.</summary>
internal sealed class CalendarPicker
{
    private const int None = -1;

    private readonly SupportPolicy? _policy;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly string?[] _names;
    private readonly int _standard;
    private readonly bool _bySchedule;
    private readonly Dimension? _by;
    private readonly RecentTexts _recent = new();

    /// <param name="calendar">The calendar of every ticket for which the policy names none. Null: such tickets have none.</param>
    /// <param name="policy">The policy. Null: none.</param>
    /// <exception cref="ArgumentException">The policy contradicts itself.</exception>
    public CalendarPicker(BusinessCalendar? calendar, SupportPolicy? policy)
    {
        string[] errors = policy?.FindErrors().ToArray() ?? [];
        if (errors.Length > 0)
        {
            throw new InvalidPolicyException(errors);
        }

        _policy = policy is { Calendars.Count: > 0 } ? policy : null;
        List<BusinessCalendar> calendars = [];
        List<string?> names = [];
        if (calendar is not null)
        {
            calendars.Add(calendar);
            names.Add(null);
        }

        _standard = calendars.Count - 1;

        // By name: the same policy numbers its calendars the same way, however it was put together.
        foreach (KeyValuePair<string, BusinessCalendar> named in (_policy?.Calendars ?? new Dictionary<string, BusinessCalendar>()).OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            _numbers.Add(named.Key, calendars.Count);
            calendars.Add(named.Value);
            names.Add(named.Key);
        }

        _bySchedule = _policy?.CalendarBy?.Dimension.Name == SupportPolicy.Schedule;
        _by = _bySchedule ? null : _policy?.CalendarBy?.Dimension;
        _names = names.ToArray();
        Calendars = calendars.Count == 0 ? CalendarSet.None : new CalendarSet(calendars.ToArray());
        Standard = _policy?.DefaultCalendar ?? calendar;
    }

    public CalendarSet Calendars { get; }

    /// <summary>The calendar of records that nothing else is said about. Null: there is none.</summary>
    public BusinessCalendar? Standard { get; }

    /// <summary>The dimension whose value decides; null: all tickets have the same calendar.</summary>
    public Dimension? By => _policy?.CalendarBy?.Dimension;

    /// <summary>Whether the schedules of a ticket decide.</summary>
    public bool IsBySchedule => _bySchedule;

    /// <summary>The calendar of all tickets where no dimension decides; -1: none.</summary>
    public int Same => _policy is null ? _standard : NumberOf(_policy.Calendars.Count == 1 ? _policy.Calendars.Keys.First() : null);

    /// <summary>The number of a ticket's calendar; -1: it has none.</summary>
    public int Of(Ticket ticket)
    {
        if (_policy is null)
        {
            return _standard;
        }

        if (_by is null || RecordDimensions.Of(ticket, _by) is not { } value)
        {
            return NumberOf(_policy.CalendarFor(ticket));
        }

        if (!_recent.TryGet(value, out int number))
        {
            number = NumberOf(_policy.CalendarFor(ticket));
            _recent.Set(value, number);
        }

        return number;
    }

    /// <summary>The number of the calendar of tickets with a value of the dimension that decides; -1: they have none.</summary>
    public int OfValue(string? value) => NumberOf(_policy!.CalendarNamed(value));

    /// <summary>Sets the hours of a ticket: one calendar, or those of its schedules, each while it was in force.</summary>
    public void Set(RecordCalendar hours, TicketFacts facts)
    {
        if (!_bySchedule)
        {
            hours.Set(Of(facts.Ticket));
        }
        else if (facts.ScheduleList.Count > 0)
        {
            hours.Set(facts.ScheduleList, facts.Definitions.Schedule, name => NumberOf(_policy!.CalendarNamed(name)));
        }
        else
        {
            hours.Set(facts.Schedule is null ? Of(facts.Ticket) : NumberOf(_policy!.CalendarNamed(facts.Schedule)));
        }
    }

    /// <summary>The name of a calendar in the policy; null: it has none.</summary>
    public string? NameOf(int number) => number == None ? null : _names[number];

    /// <summary>How tickets get their calendars, beyond the calendars themselves; none without a policy.</summary>
    public IEnumerable<string> ToWords() => _policy?.CalendarBy is { } rule
        ?
        [
            $"calendar by: {StateLayout.Quote(rule.Dimension.Name)}, else {(rule.Default is { } name ? StateLayout.Quote(name) : "none")}; {string.Join(", ", rule.Map.OrderBy(static entry => entry.Key, StringComparer.Ordinal).Select(static entry => $"{StateLayout.Quote(entry.Key)} = {StateLayout.Quote(entry.Value)}"))}",
            $"calendar names: {string.Join(", ", _names.Select(static name => name is null ? "-" : StateLayout.Quote(name)))}",
        ]
        : [];

    private int NumberOf(string? name) => name is null ? _standard : _numbers[name];
}
