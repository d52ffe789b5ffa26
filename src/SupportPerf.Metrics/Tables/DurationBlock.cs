using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// The observations of one duration KPI: completed clocks fill columns, and a full block runs at once through the calendar into
/// the cells. What is rare (running clocks, sums of stretches, exclusions) goes straight to the cells. Not thread-safe.
/// </summary>
internal sealed class DurationBlock(Run run) : DurationObserver
{
    /// <summary>Rows of a block: small enough for the first-level cache, large enough to carry a call.</summary>
    public const int Capacity = 1024;

    private readonly long[] _starts = new long[Capacity];
    private readonly long[] _stops = new long[Capacity];
    private readonly long[] _anchors = new long[Capacity];
    private readonly int[] _groups = new int[Capacity];
    private readonly int[] _calendarNumbers = new int[Capacity];
    private readonly SortedDictionary<string, DurationBlock> _variants = new(StringComparer.Ordinal);
    private int _count;

    public CellMap<DurationCell> Cells { get; } = new();

    public IReadOnlyDictionary<string, DurationBlock> Variants => _variants;

    public override void Clock(in ClockFact clock, long anchor)
    {
        if (clock.Outcome == ClockOutcome.Completed)
        {
            int row = _count;
            _starts[row] = clock.StartNanoseconds;
            _stops[row] = clock.StopNanoseconds;
            _anchors[row] = anchor;
            _groups[row] = run.Group;
            _calendarNumbers[row] = run.Calendar;
            _count = row + 1;
            if (_count == Capacity)
            {
                Flush();
            }
        }
        else if (clock.Outcome != ClockOutcome.NotApplicable && run.CellAt(Cells, anchor) is { } cell)
        {
            switch (clock.Outcome)
            {
                case ClockOutcome.Open:
                    cell.Open.Add(new OpenClock(clock.StartNanoseconds, clock.StopNanoseconds, run.Calendar));
                    break;
                case ClockOutcome.EndedBefore:
                    cell.EndedBefore++;
                    break;
                default:
                    cell.Exclude(clock.ReasonOrDefault.ToString());
                    break;
            }
        }
    }

    public override void Stretches(List<Stretch> stretches, long anchor)
    {
        if (run.CellAt(Cells, anchor) is not { } cell)
        {
            return;
        }

        bool hasBusiness = run.Calendar >= 0 && !run.Calendars[run.Calendar].IsNeverOpen;
        long sum = 0;
        long business = 0;
        foreach (Stretch stretch in stretches)
        {
            sum += stretch.Stop - stretch.Start;
            business += hasBusiness ? run.Calendars.Between(run.Calendar, stretch.Start, stretch.Stop) : 0;
        }

        cell.Calendar.Add(sum);
        if (hasBusiness)
        {
            cell.Business.Add(business);
        }
    }

    public override void Value(long nanoseconds, long? anchor) => run.CellAt(Cells, anchor)?.Calendar.Add(nanoseconds);

    public override void Exclude(string reason, long? anchor) => run.CellAt(Cells, anchor)?.Exclude(reason);

    public override DurationObserver Variant(string name)
    {
        if (!_variants.TryGetValue(name, out DurationBlock? block))
        {
            block = new DurationBlock(run);
            _variants.Add(name, block);
        }

        return block;
    }

    /// <summary>Runs what the block holds.</summary>
    public void Flush()
    {
        Window window = run.Window;
        for (int row = 0; row < _count; row++)
        {
            long anchor = _anchors[row];
            if (!window.Contains(anchor))
            {
                continue;
            }

            DurationCell cell = Cells.At(window.GroupAt(_groups[row], anchor), window.Periods.IndexOf(anchor));
            cell.Calendar.Add(_stops[row] - _starts[row]);
            int calendar = _calendarNumbers[row];
            if (calendar >= 0 && !run.Calendars[calendar].IsNeverOpen)
            {
                cell.Business.Add(run.Calendars.Between(calendar, _starts[row], _stops[row]));
            }
        }

        _count = 0;
        foreach (DurationBlock variant in _variants.Values)
        {
            variant.Flush();
        }
    }

    public void Merge(DurationBlock other, Func<int, int> importGroup)
    {
        Flush();
        other.Flush();
        foreach ((int group, int period, DurationCell cell) in other.Cells.All())
        {
            Cells.At(importGroup(group), period).Merge(cell);
        }

        foreach (KeyValuePair<string, DurationBlock> variant in other._variants)
        {
            ((DurationBlock)Variant(variant.Key)).Merge(variant.Value, importGroup);
        }
    }
}
