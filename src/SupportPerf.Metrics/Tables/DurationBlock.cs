using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// The observations of one duration KPI: completed clocks fill columns, and a full block runs at once through the calendar into
/// the cells. What is rare (running clocks, sums of stretches, exclusions) goes straight to the cells. Not thread-safe.
/// </summary>
internal sealed class DurationBlock(Run run) : DurationObserver, IBlock
{
    /// <summary>Rows of a block: small enough for the first-level cache, large enough to carry a call.</summary>
    public const int Capacity = 256;

    private readonly SortedDictionary<string, DurationBlock> _variants = new(StringComparer.Ordinal);

    // Made with the first clock: many KPIs never see one.
    private long[] _starts = [];
    private long[] _stops = [];
    private int[] _places = [];
    private int[] _calendarNumbers = [];
    private int _count;

    public CellMap<DurationCell> Cells { get; } = new(run.Window.Places, create: () => new DurationCell(run.Quantiles, run.Arena));

    public IReadOnlyDictionary<string, DurationBlock> Variants => _variants;

    public IReadOnlyList<IState> Maps => [Cells];

    public IEnumerable<KeyValuePair<string, IBlock>> NamedVariants =>
        _variants.Select(static variant => new KeyValuePair<string, IBlock>(variant.Key, variant.Value));

    protected override RecordCalendar Hours => run.Hours;

    public override void By(string? agent) => run.Agents?.Use(agent);

    public override void Clock(in ClockFact clock, long anchor)
    {
        if (clock.Outcome == ClockOutcome.NotApplicable)
        {
            return;
        }

        int place = run.PlaceAt(anchor);
        if (place < 0)
        {
            return;
        }

        if (clock.Outcome == ClockOutcome.Completed && !run.Hours.HasChanges)
        {
            Enqueue(clock.StartNanoseconds, clock.StopNanoseconds, place);
        }
        else
        {
            Put(Cells.At(place), clock);
        }
    }

    public override DurationObserver Variant(string name)
    {
        if (!_variants.TryGetValue(name, out DurationBlock? block))
        {
            block = new DurationBlock(run);
            _variants.Add(name, block);
        }

        return block;
    }

    public IBlock? VariantNamed(string name) => (IBlock)Variant(name);

    protected override DurationCell? CellAt(long? anchor) => run.CellAt(Cells, anchor);

    /// <summary>Runs what the block holds.</summary>
    public void Flush()
    {
        FlushRows(_starts.AsSpan(0, _count), _stops.AsSpan(0, _count), _places.AsSpan(0, _count), _calendarNumbers.AsSpan(0, _count));
        _count = 0;
        if (_variants.Count > 0)
        {
            foreach (DurationBlock variant in _variants.Values)
            {
                variant.Flush();
            }
        }
    }

    private void FlushRows(ReadOnlySpan<long> starts, ReadOnlySpan<long> stops, ReadOnlySpan<int> places, ReadOnlySpan<int> calendarNumbers)
    {
        CalendarSet calendars = run.Calendars;
        CellMap<DurationCell> cells = Cells;
        for (int row = 0; row < starts.Length; row++)
        {
            long start = starts[row];
            long stop = stops[row];
            DurationCell cell = cells.At(places[row]);
            cell.Calendar.Add(stop - start);
            int calendar = calendarNumbers[row];
            if (calendar >= 0 && !calendars[calendar].IsNeverOpen)
            {
                cell.Business.Add(calendars.Between(calendar, start, stop));
            }
        }
    }

    private void Enqueue(long start, long stop, int place)
    {
        if (_count == _starts.Length)
        {
            MakeRoom();
        }

        int row = _count++;
        _starts[row] = start;
        _stops[row] = stop;
        _places[row] = place;
        _calendarNumbers[row] = run.Calendar;
    }

    private void MakeRoom()
    {
        if (_count == Capacity)
        {
            Flush();
            return;
        }

        int length = _count == 0 ? 8 : Math.Min(_count * 4, Capacity);
        Array.Resize(ref _starts, length);
        Array.Resize(ref _stops, length);
        Array.Resize(ref _places, length);
        Array.Resize(ref _calendarNumbers, length);
    }
}
