using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>What all threads of the engine look things up in: periods, groups and calendars, written out for the seconds of one table. Immutable.</summary>
internal sealed class EnginePlan
{
    /// <summary>This many cells are always few; more must be fewer than the rows.</summary>
    private const int FewCells = 1 << 16;

    /// <summary>Counts a row that may be kept, where each cell has some for every kind of row.</summary>
    private const int MostCounts = 32;

    /// <summary>No array of counts is longer, with room for one more cell.</summary>
    private const int LargestArray = 1 << 30;

    private EnginePlan(TicketData data, TicketRun tickets, GroupCodes groups, OpenSeconds open, bool vectors)
    {
        Window window = tickets.Run.Window;
        Days = data.WrittenOut.DaysOf(window.Periods, data.FirstSecond, data.LastSecond);
        Groups = groups;
        Calendars = new RowCalendars(data, tickets.Calendars);
        Open = open;
        Vectors = vectors;
        HasWhole = data.Whole.Count > 0;
        NoCalendar = tickets.Calendars.Calendars.Count;
        AllHaveHours = Calendars.Numbers.All(number => number >= 0 && open.HasHours[number]);

        // A full second is in a window of finer ends if and only if it is at or after the next full one; finer instants are looked up in windows of whole seconds only.
        long from = Math.Max(data.FirstSecond, NextSecond(window.From));
        long to = Math.Min(data.LastSecond + 1L, window.To == Nanoseconds.Never ? long.MaxValue : NextSecond(window.To));
        From = to <= from ? 0 : (uint)from;
        Width = to <= from ? 0 : (ulong)(to - from);
    }

    public PeriodDays Days { get; }

    public GroupCodes Groups { get; }

    public RowCalendars Calendars { get; }

    public OpenSeconds Open { get; }

    public bool Vectors { get; }

    /// <summary>Whether some rows are left to the plain way.</summary>
    public bool HasWhole { get; }

    /// <summary>The number of rows without a calendar.</summary>
    public int NoCalendar { get; }

    /// <summary>Whether every row has a calendar that is ever open.</summary>
    public bool AllHaveHours { get; }

    /// <summary>The first second of the window.</summary>
    public uint From { get; }

    /// <summary>How many seconds it has.</summary>
    public ulong Width { get; }

    /// <summary>How many cells there are, a period's groups one after the other; one more takes what belongs to none.</summary>
    public int Cells => Days.Count * Groups.Count;

    /// <summary>A plan; null where the plain way is the only one.</summary>
    public static EnginePlan? Of(TicketData data, TicketRun tickets, bool vectors)
    {
        Run run = tickets.Run;
        bool isFine = new[] { data.Created, data.ResponseStops, data.ResolutionStops, data.Solves, data.Csat?.Times, data.Nps?.Times }.Any(static column => column is { IsFine: true });

        // Whether a calendar is open within a second is told by the open time before the next one.
        uint last = isFine && data.LastSecond < uint.MaxValue ? data.LastSecond + 1 : data.LastSecond;
        if (data.FirstSecond > data.LastSecond
            || run.Quantiles != Statistics.QuantileMode.Exact
            || run.Window.Grouping.DependsOnTime
            || (data.Whole.Count > 0 && data.FirstSecond == 0)
            || (isFine && last == data.LastSecond)
            || GroupCodes.Of(data, run.Window.Grouping) is not { } groups
            || (isFine && !IsOfWholeSeconds(run.Window))
            || data.WrittenOut.OpenOf(run.Calendars, data.FirstSecond, last) is not { } open)
        {
            return null;
        }

        EnginePlan plan = new(data, tickets, groups, open, vectors);
        long cells = (long)plan.Days.Count * groups.Count;
        return cells <= Math.Max(FewCells, data.Count) && cells * KindCounts.CountsOf(data) <= Math.Min(MostCounts * Math.Max(FewCells, (long)data.Count), LargestArray) ? plan : null;
    }

    public bool IsInside(uint second) => unchecked((ulong)(second - From) < Width);

    private static bool IsOfWholeSeconds(Window window) =>
        (window.From == long.MinValue || window.From % Nanoseconds.PerSecond == 0) && (window.To == Nanoseconds.Never || window.To % Nanoseconds.PerSecond == 0);

    private static long NextSecond(long nanoseconds) => -Nanoseconds.FloorDivide(-Math.Max(nanoseconds, -long.MaxValue), Nanoseconds.PerSecond);
}
