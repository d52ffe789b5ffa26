using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>Which anchors count, and the periods and groups they fall into: what every block of observations needs. Not thread-safe.</summary>
internal sealed class Window
{
    public Window(Periods periods, Grouping grouping, long from, long to)
    {
        Periods = periods;
        Grouping = grouping;
        From = from;
        To = to;
    }

    public Periods Periods { get; }

    public Grouping Grouping { get; }

    /// <summary>The groups and periods that occur.</summary>
    public Places Places { get; } = new();

    public long From { get; }

    /// <summary>Exclusive; <see cref="Nanoseconds.Never"/> for no end.</summary>
    public long To { get; }

    public bool IsBounded => From != long.MinValue || To != Nanoseconds.Never;

    public bool Contains(long anchor) => anchor >= From && (anchor < To || To == Nanoseconds.Never);

    public int GroupAt(int group, long anchor) =>
        Grouping.DependsOnTime ? Grouping.At(group, Periods.HourOf(anchor), Periods.WeekdayOf(anchor)) : group;
}
