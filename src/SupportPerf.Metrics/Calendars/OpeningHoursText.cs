namespace SupportPerf.Metrics.Calendars;

/// <summary>
/// Reads opening hours as OpenStreetMap writes them, in the part of its grammar that a support calendar needs:
/// <c>rule; rule; ...</c> with <c>rule = 24/7 | [months] [weekdays] (times | off)</c>. A later rule replaces the hours of every date that it names.
/// </summary>
/// <remarks>
/// months: <c>Dec</c>, <c>Nov-Feb</c>, <c>Dec 24</c>, <c>Dec 24-26</c>, <c>Dec 24-Jan 02</c>, lists of them. weekdays: <c>Mo</c>, <c>Mo-Fr</c>, <c>Sa-Mo</c>,
/// lists of them, and <c>PH</c> with <c>off</c>. times: <c>09:00-12:00,13:00-17:00</c>, over midnight <c>22:00-06:00</c> or <c>22:00-30:00</c>, to <c>24:00</c>.
/// </remarks>
internal sealed partial class OpeningHoursText
{
    public static readonly string[] Weekdays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    public static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private const int DaysInMonth = 31;

    private readonly string _text;
    private readonly CalendarDraft _draft;
    private readonly string _place;
    private readonly LocalSpan[][] _week = [.. Enumerable.Repeat(Array.Empty<LocalSpan>(), WeeklyHours.DaysInWeek)];
    private LocalSpan[][]? _seasons;
    private int _at;

    private OpeningHoursText(string text, CalendarDraft draft, string place)
    {
        _text = text;
        _draft = draft;
        _place = place;
    }

    /// <summary>The hours of a text. Each rule that breaks the grammar is a problem of the draft, placed at the character where it does.</summary>
    public static WeeklyHours Read(string text, CalendarDraft draft, string place)
    {
        var reader = new OpeningHoursText(text, draft, place);
        reader.ReadRules();
        return WeeklyHours.OfText(reader._week, reader._seasons, text.Trim());
    }

    private void ReadRules()
    {
        do
        {
            int start = _at;
            try
            {
                ReadRule();
                SkipBlanks();
                if (_at < _text.Length && _text[_at] != ';')
                {
                    throw Unexpected("a rule ends with ';' or the end of the text");
                }
            }
            catch (FormatException error)
            {
                _draft.Problem(CalendarProblemCode.InvalidText, Place(_at), error.Message);
                int next = _text.IndexOf(';', Math.Max(start, Math.Min(_at, _text.Length)));
                _at = next < 0 ? _text.Length : next;
            }
        }
        while (_at < _text.Length && _text[_at++] == ';' && !IsAtEnd());
    }

    private void ReadRule()
    {
        SkipBlanks();
        if (TryTake("24/7"))
        {
            Apply(null, null, [LocalSpan.AllDay]);
            return;
        }

        List<(int First, int Last)>? months = IsWordIn(Months) ? ReadMonths() : null;
        SkipBlanks();
        int weekdaysAt = _at;
        bool[]? weekdays = IsWordIn(Weekdays) || IsWord("PH") || IsWord("SH") ? ReadWeekdays(out bool publicHolidays) : ReadNoWeekdays(out publicHolidays);
        SkipBlanks();
        if (TryTakeWord("off") || TryTakeWord("closed"))
        {
            // Public holidays are closed anyway: they are dates that the calendar is given.
            if (!publicHolidays || weekdays is not null)
            {
                Apply(months, weekdays, []);
            }
            else if (months is not null)
            {
                _at = weekdaysAt;
                throw new FormatException("PH stands without months: holidays are closed all year.");
            }

            return;
        }

        if (publicHolidays)
        {
            throw new FormatException("PH takes 'off' alone; give a holiday hours by a shift on its date.");
        }

        Apply(months, weekdays, ReadTimes());
    }

    private static bool[]? ReadNoWeekdays(out bool publicHolidays)
    {
        publicHolidays = false;
        return null;
    }

    private bool[]? ReadWeekdays(out bool publicHolidays)
    {
        publicHolidays = false;
        var days = new bool[WeeklyHours.DaysInWeek];
        bool any = false;
        do
        {
            SkipBlanks();
            if (IsWord("SH"))
            {
                throw new FormatException("SH, school holidays, is not supported; give their dates as holidays or shifts.");
            }

            if (TryTakeWord("PH"))
            {
                publicHolidays = true;
                continue;
            }

            int first = ReadWord(Weekdays, "a weekday");
            int last = TryTake('-') ? ReadWord(Weekdays, "a weekday") : first;
            for (int day = first; ; day = (day + 1) % WeeklyHours.DaysInWeek)
            {
                days[day] = true;
                if (day == last)
                {
                    break;
                }
            }

            any = true;
        }
        while (TryTake(','));

        return any ? days : null;
    }

    /// <summary>Ranges of dates in a year, as numbers of month * 31 + day - 1; a range whose last is before its first goes over the year's end.</summary>
    private List<(int First, int Last)> ReadMonths()
    {
        List<(int, int)> ranges = [];
        int month = 0;
        do
        {
            SkipBlanks();
            bool sameMonth = ranges.Count > 0 && IsDigit();
            month = sameMonth ? month : ReadWord(Months, "a month");
            int? day = TryReadDay(month);
            int first = (month * DaysInMonth) + (day ?? 1) - 1;
            int last = (month * DaysInMonth) + (day ?? DaysInMonth) - 1;
            if (TryTake('-'))
            {
                SkipBlanks();
                month = IsDigit() && day is not null ? month : ReadWord(Months, "a month");
                int? lastDay = TryReadDay(month);
                if (day is not null && lastDay is null)
                {
                    throw Unexpected("a range that starts on a day ends on a day, as Dec 24-26 or Dec 24-Jan 02");
                }

                last = (month * DaysInMonth) + (lastDay ?? DaysInMonth) - 1;
            }

            ranges.Add((first, last));
        }
        while (TryTake(','));

        return ranges;
    }

    private int? TryReadDay(int month)
    {
        SkipBlanks();
        if (!IsDigit())
        {
            return null;
        }

        int start = _at;
        int day = ReadNumber();
        if (_at < _text.Length && _text[_at] == ':')
        {
            _at = start; // Not a day but the times that follow a month.
            return null;
        }

        if (day < 1 || day > DateTime.DaysInMonth(2000, month + 1))
        {
            _at = start;
            throw new FormatException(FormattableString.Invariant($"{Months[month]} has no day {day}."));
        }

        return day;
    }

    private LocalSpan[] ReadTimes()
    {
        List<LocalSpan> spans = [];
        do
        {
            SkipBlanks();
            int start = _at;
            int from = ReadTime(isEnd: false);
            SkipBlanks();
            if (!TryTake('-'))
            {
                throw Unexpected("an interval is two times with '-' between them, as 09:00-17:00");
            }

            SkipBlanks();
            int to = ReadTime(isEnd: true);
            if (to == from)
            {
                _at = start;
                throw new FormatException($"{LocalSpan.Clock(from)}-{LocalSpan.Clock(to)} ends where it starts; a whole day is 00:00-24:00.");
            }

            to = to < from ? to + LocalSpan.SecondsPerDay : to;
            if (to - from > LocalSpan.SecondsPerDay)
            {
                _at = start;
                throw new FormatException("An interval is at most 24 hours long.");
            }

            spans.Add(new LocalSpan(from, to));
            SkipBlanks();
        }
        while (TryTake(','));

        return [.. spans];
    }

    private int ReadTime(bool isEnd)
    {
        int start = _at;
        if (!IsDigit())
        {
            throw Unexpected("expected a time as 09:00, or 'off'");
        }

        int hour = ReadNumber();
        int minute = TryTake(':') && _at + 1 < _text.Length && IsDigit() ? ReadNumber() : -1;
        int time = (hour * 3600) + (minute * 60);
        bool isTime = minute is >= 0 and < 60 && (isEnd ? time <= 2 * LocalSpan.SecondsPerDay : time < LocalSpan.SecondsPerDay);
        if (!isTime)
        {
            string given = _text.Substring(start, _at - start);
            _at = start;
            throw new FormatException($"'{given}' is not {(isEnd ? "an end" : "a start")}; write HH:MM from 00:00 to {(isEnd ? "24:00, or up to 48:00 for an end on the next day" : "23:59")}.");
        }

        return time;
    }

    private void Apply(List<(int First, int Last)>? months, bool[]? weekdays, LocalSpan[] spans)
    {
        for (int weekday = 0; weekday < WeeklyHours.DaysInWeek; weekday++)
        {
            if (weekdays is not null && !weekdays[weekday])
            {
                continue;
            }

            if (months is null)
            {
                _week[weekday] = spans;
            }
            else
            {
                _seasons ??= Seasons();
            }

            for (int date = 0; _seasons is not null && date < Months.Length * DaysInMonth; date++)
            {
                if (months is null || months.Exists(range => range.First <= range.Last ? range.First <= date && date <= range.Last : date >= range.First || date <= range.Last))
                {
                    _seasons[WeeklyHours.SeasonIndex((date / DaysInMonth) + 1, (date % DaysInMonth) + 1, weekday)] = spans;
                }
            }
        }
    }

    /// <summary>The rules so far, date by date.</summary>
    private LocalSpan[][] Seasons()
    {
        LocalSpan[][] table = WeeklyHours.SeasonTable();
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = _week[i % WeeklyHours.DaysInWeek];
        }

        return table;
    }
}
