using NodaTime;

namespace SupportPerf.Metrics.Calendars;

/// <summary>Collects a definition with the place of each part, checks every rule, and reports all that were broken together.</summary>
internal sealed class CalendarDraft
{
    private readonly List<CalendarProblem> _problems = [];
    private readonly List<HoursVersion> _versions = [];
    private readonly List<Holiday> _holidays = [];
    private readonly HashSet<(LocalDate From, LocalDate To)> _holidayDates = [];
    private readonly List<AnnualHoliday> _annualHolidays = [];
    private readonly SortedDictionary<LocalDate, List<LocalSpan>> _shifts = [];
    private readonly SortedDictionary<LocalDate, List<LocalSpan>> _breaks = [];
    private DateTimeZone? _zone;
    private string _tzdbVersion = "";

    public IReadOnlyList<CalendarProblem> Problems => _problems;

    public void Problem(CalendarProblemCode code, string place, string message) =>
        _problems.Add(new CalendarProblem { Code = code, Place = place, Message = message });

    public void Zone(string? id, IDateTimeZoneProvider provider, string place)
    {
        _zone = id is null ? null : provider.GetZoneOrNull(id);
        _tzdbVersion = VersionOf(provider.VersionId);
        if (_zone is null)
        {
            Problem(CalendarProblemCode.UnknownTimeZone, place, $"'{id}' is not a time zone of the tz database ({_tzdbVersion}); write an IANA name such as 'Europe/Berlin'.");
        }
    }

    /// <summary>Adds the hours in force from a date on; null for those in force from the beginning.</summary>
    public void Version(LocalDate? from, WeeklyHours hours, string place)
    {
        LocalDate? before = _versions.Count == 0 ? null : _versions[_versions.Count - 1].From;
        if (from is { } date && before is { } last && date <= last)
        {
            Problem(
                date == last ? CalendarProblemCode.DuplicateDate : CalendarProblemCode.VersionsOutOfOrder,
                place,
                FormattableString.Invariant($"Hours in force from {date:uuuu-MM-dd} follow those from {last:uuuu-MM-dd}; versions start at rising dates."));
        }

        _versions.Add(new HoursVersion(from, hours));
    }

    public void Holiday(Holiday holiday, string place)
    {
        if (holiday.To < holiday.From)
        {
            Problem(CalendarProblemCode.RangeBackwards, place, FormattableString.Invariant($"The range ends on {holiday.To:uuuu-MM-dd}, before it starts on {holiday.From:uuuu-MM-dd}."));
        }
        else if (!_holidayDates.Add((holiday.From, holiday.To)))
        {
            Problem(CalendarProblemCode.DuplicateDate, place, FormattableString.Invariant($"{holiday.From:uuuu-MM-dd} is a holiday already; list a date once."));
        }
        else
        {
            _holidays.Add(holiday);
        }
    }

    public void AnnualHoliday(int month, int day, string? name, string place)
    {
        // 2000 is a leap year: 29 February exists in some year, 30 February in none.
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(2000, month))
        {
            Problem(CalendarProblemCode.InvalidDate, place, FormattableString.Invariant($"{month:00}-{day:00} is no date of any year; write MM-DD."));
        }
        else if (_annualHolidays.Exists(holiday => holiday.Month == month && holiday.Day == day))
        {
            Problem(CalendarProblemCode.DuplicateDate, place, FormattableString.Invariant($"{month:00}-{day:00} is a yearly holiday already; list a date once."));
        }
        else
        {
            _annualHolidays.Add(new AnnualHoliday(month, day, name));
        }
    }

    public void Shift(LocalDate date, IEnumerable<LocalSpan> spans) => Add(_shifts, date, spans);

    public void Break(LocalDate date, IEnumerable<LocalSpan> spans) => Add(_breaks, date, spans);

    public bool HasShift(LocalDate date) => _shifts.ContainsKey(date);

    public bool HasBreak(LocalDate date) => _breaks.ContainsKey(date);

    /// <summary>A start and an end as given become a span; null, and a problem, when the end is the start. An earlier end lies on the next day.</summary>
    public LocalSpan? Span(int start, int end, string place)
    {
        if (start == end)
        {
            Problem(
                CalendarProblemCode.EmptyInterval,
                place,
                $"{LocalSpan.Clock(start)}-{LocalSpan.Clock(end)} ends where it starts; a whole day is 00:00-24:00, an end before the start lies on the next day.");
            return null;
        }

        return new LocalSpan(start, end < start ? end + LocalSpan.SecondsPerDay : end);
    }

    /// <summary>The definition.</summary>
    /// <exception cref="InvalidCalendarException">A rule was broken.</exception>
    public CalendarDefinition Build()
    {
        if (_problems.Count > 0)
        {
            throw new InvalidCalendarException([.. _problems]);
        }

        return new CalendarDefinition
        {
            Zone = _zone ?? throw new InvalidOperationException("A draft is given a zone before it is built."),
            TzdbVersion = _tzdbVersion,
            Versions = [.. _versions],
            Holidays = [.. _holidays],
            AnnualHolidays = [.. _annualHolidays.OrderBy(holiday => (holiday.Month * 100) + holiday.Day)],
            Shifts = _shifts.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()),
            Breaks = _breaks.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()),
        };
    }

    private static void Add(SortedDictionary<LocalDate, List<LocalSpan>> to, LocalDate date, IEnumerable<LocalSpan> spans)
    {
        if (!to.TryGetValue(date, out List<LocalSpan>? list))
        {
            to.Add(date, list = []);
        }

        list.AddRange(spans);
    }

    /// <summary>"TZDB: 2025b (mapping: ...)" is 2025b; another provider's version stays as it is.</summary>
    private static string VersionOf(string providerVersion)
    {
        const string Prefix = "TZDB: ";
        if (!providerVersion.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return providerVersion;
        }

        int end = providerVersion.IndexOf(' ', Prefix.Length);
        return end < 0 ? providerVersion.Substring(Prefix.Length) : providerVersion.Substring(Prefix.Length, end - Prefix.Length);
    }
}
