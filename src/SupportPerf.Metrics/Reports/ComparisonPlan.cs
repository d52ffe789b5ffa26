using NodaTime;
using NodaTime.Calendars;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Reports;

/// <summary>Which stretch of time each period of a report is compared with, decided before the first record is read.</summary>
internal sealed class ComparisonPlan
{
    private readonly ReportComparison _with;
    private readonly Periods _periods;
    private readonly DateTimeZone _zone;
    private readonly Instant _asOf;
    private readonly Instant? _from;
    private readonly Instant? _to;
    private readonly List<CutPeriod> _cuts = [];

    /// <exception cref="ArgumentException">The options do not say what is to be compared.</exception>
    public ComparisonPlan(ReportOptions options, Periods periods)
    {
        _with = options.Compare;
        _periods = periods;
        _zone = periods.Zone;
        _asOf = options.AsOf is { } asOf && Nanoseconds.InRange(asOf)
            ? asOf
            : throw new ArgumentException("A comparison needs AsOf: whether the last period is over must be known before the first record. SupportReport.Compute finds it by itself.", nameof(options));
        _from = options.From;
        _to = options.To;
        if (periods.Grain == PeriodGrain.All)
        {
            if (_from is not { } from || _to is not { } to)
            {
                throw new ArgumentException("A comparison needs periods (Period), or a window with From and To whose predecessor it can find.", nameof(options));
            }

            AddWindow(from, to);
            return;
        }

        foreach (Instant edge in new[] { _from, _to is { } end ? end - Duration.Epsilon : null, _asOf }.OfType<Instant>().Where(Nanoseconds.InRange))
        {
            AddPeriod(_periods.IndexOf(Nanoseconds.Of(edge)));
        }
    }

    /// <summary>The periods of which only a part is compared; each needs a run of its own. For <see cref="PeriodGrain.All"/> the window.</summary>
    public IReadOnlyList<CutPeriod> Cuts => _cuts;

    /// <summary>Where the predecessors of the window's whole periods begin, before the window; null: there are none outside it.</summary>
    public Instant? EarlierFrom => _periods.Grain != PeriodGrain.All && _from is { } from && Nanoseconds.InRange(from) && PredecessorOf(_periods.IndexOf(Nanoseconds.Of(from))) is { } first
        ? _periods.StartOf(first)
        : null;

    /// <summary>The whole period that a whole period is compared with; null: none.</summary>
    public (Instant Start, Instant End)? PredecessorOf(Instant periodStart) =>
        PredecessorOf(_periods.IndexOf(Nanoseconds.Of(periodStart))) is { } previous ? (_periods.StartOf(previous), _periods.StartOf(previous + 1)) : null;

    private int? PredecessorOf(int period)
    {
        if (_with == ReportComparison.PreviousPeriod)
        {
            return period - 1;
        }

        LocalDate date = _periods.DateOf(period);
        switch (_periods.Grain)
        {
            case PeriodGrain.Year:
                return period - 1;
            case PeriodGrain.Quarter:
                return period - 4;
            case PeriodGrain.Month:
                return period - 12;
            case PeriodGrain.Week:
                IWeekYearRule weeks = WeekYearRules.Iso;
                int year = weeks.GetWeekYear(date) - 1;
                int week = weeks.GetWeekOfWeekYear(date);
                return week > weeks.GetWeeksInWeekYear(year) ? null : IndexOf(_zone.AtStartOfDay(weeks.GetLocalDate(year, week, IsoDayOfWeek.Monday)).ToInstant());
            case PeriodGrain.Day:
                return IndexOf(_zone.AtStartOfDay(date.PlusYears(-1)).ToInstant());
            default:
                return IndexOf(_zone.AtLeniently(_periods.StartOf(period).InZone(_zone).LocalDateTime.PlusYears(-1)).ToInstant());
        }
    }

    private int IndexOf(Instant instant) => _periods.IndexOf(Nanoseconds.Of(instant));

    private void AddWindow(Instant from, Instant to)
    {
        LocalDateTime localFrom = from.InZone(_zone).LocalDateTime;
        LocalDateTime localTo = to.InZone(_zone).LocalDateTime;
        bool wholeMonths = IsMonthStart(localFrom) && IsMonthStart(localTo);
        PeriodUnits units = wholeMonths || _with == ReportComparison.SamePeriodLastYear ? PeriodUnits.YearMonthDay : PeriodUnits.Days;
        LocalDateTime previousFrom;
        LocalDateTime previousTo;
        if (_with == ReportComparison.SamePeriodLastYear)
        {
            previousFrom = localFrom.PlusYears(-1);
            previousTo = localTo.PlusYears(-1);
            if (previousTo > localFrom)
            {
                throw new ArgumentException("A window longer than a year overlaps the same window a year before: choose a shorter one, or compare with the previous period.");
            }
        }
        else
        {
            previousTo = localFrom;
            Period length = Period.Between(localFrom, localTo, wholeMonths ? PeriodUnits.Months : PeriodUnits.Days | PeriodUnits.AllTimeUnits);
            previousFrom = localFrom - length;
        }

        Add(null, from, to, from, to, (Lenient(previousFrom), Lenient(previousTo)), units);
    }

    private void AddPeriod(int period)
    {
        Instant start = _periods.StartOf(period);
        Instant end = _periods.StartOf(period + 1);
        Instant low = _from is { } from ? Instant.Max(start, from) : start;
        Instant high = _to is { } to ? Instant.Min(end, to) : end;
        if (low >= high || _asOf < low || (low == start && high == end && _asOf >= end) || _cuts.Any(cut => cut.PeriodStart == start))
        {
            return;
        }

        (Instant, Instant)? previous = PredecessorOf(period) is { } number ? (_periods.StartOf(number), _periods.StartOf(number + 1)) : null;
        Add(start, start, end, low, high, previous, _periods.Grain is PeriodGrain.Day or PeriodGrain.Week ? PeriodUnits.Days : PeriodUnits.YearMonthDay);
    }

    // Compares [low, high) of [start, end) with the same part of the predecessor, or less of both where the as-of instant lies in it.
    private void Add(Instant? key, Instant start, Instant end, Instant low, Instant high, (Instant Start, Instant End)? previous, PeriodUnits units)
    {
        if (previous is not { } whole || whole.Start >= whole.End)
        {
            _cuts.Add(new CutPeriod(key, null, low, high, default, default, false, null, default));
            return;
        }

        Instant Shift(Instant instant) => instant == start ? whole.Start : instant == end ? whole.End : Shifted(instant, start, whole.Start, units);
        bool isIncomplete = _asOf < high;
        Instant asOf = isIncomplete ? Shift(_asOf) : _asOf;
        Instant previousLow = Instant.Min(Shift(low), whole.End);
        Instant previousHigh = Instant.Min(isIncomplete ? asOf : Shift(high), whole.End);

        // What happened at the as-of instant itself has happened.
        Instant until = isIncomplete && previousHigh < whole.End ? previousHigh + Duration.Epsilon : previousHigh;
        Instant? previousKey = key is null ? null : whole.Start;
        CutPeriod cut = previousLow < until && Nanoseconds.InRange(previousLow) && Nanoseconds.InRange(until)
            ? new CutPeriod(key, (previousLow, until), low, isIncomplete ? _asOf : high, previousLow, previousHigh, isIncomplete, previousKey, asOf)
            : new CutPeriod(key, null, low, high, default, default, isIncomplete, null, default);
        _cuts.Add(cut);
    }

    // The same local calendar distance from another start.
    private Instant Shifted(Instant instant, Instant start, Instant otherStart, PeriodUnits units)
    {
        if (_periods.Grain == PeriodGrain.Hour)
        {
            return otherStart + (instant - start);
        }

        LocalDateTime from = start.InZone(_zone).LocalDateTime;
        LocalDateTime to = instant.InZone(_zone).LocalDateTime;
        Period distance = Period.Between(from, to, units | PeriodUnits.AllTimeUnits);
        return Lenient(otherStart.InZone(_zone).LocalDateTime + distance);
    }

    private Instant Lenient(LocalDateTime local) => _zone.AtLeniently(local).ToInstant();

    private static bool IsMonthStart(LocalDateTime local) => local.Day == 1 && local.TimeOfDay == LocalTime.Midnight;
}

/// <summary>A period of which only a part is compared, or a window.</summary>
/// <param name="PeriodStart">Its start; null for a window.</param>
/// <param name="Window">The window of the run that it is compared with; null: there is nothing to compare it with.</param>
/// <param name="Start">The first instant that is compared.</param>
/// <param name="End">The end of what is compared.</param>
/// <param name="PreviousStart">The first instant of what it is compared with.</param>
/// <param name="PreviousEnd">The end of that.</param>
/// <param name="IsIncomplete">Whether it was not over at the as-of instant.</param>
/// <param name="PreviousPeriodStart">The start of the whole period that the run's window lies in; null for a window.</param>
/// <param name="AsOf">As of when that run judges.</param>
internal sealed record CutPeriod(
    Instant? PeriodStart,
    (Instant From, Instant To)? Window,
    Instant Start,
    Instant End,
    Instant PreviousStart,
    Instant PreviousEnd,
    bool IsIncomplete,
    Instant? PreviousPeriodStart,
    Instant AsOf);
