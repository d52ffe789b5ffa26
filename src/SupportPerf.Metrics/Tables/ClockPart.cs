using System.Buffers;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>One duration KPI in the engine: counts outcomes by cell, then places the durations of what completed.</summary>
internal sealed partial class ClockPart : IDisposable
{
    private const int Outcomes = 8;

    private readonly TicketData _data;
    private readonly EnginePlan _plan;
    private readonly DurationBlock _block;
    private readonly InstantStore _stops;
    private readonly int _shift;
    private readonly string _reason;
    private readonly bool _hasStopAnchors;
    private readonly bool _showsCalendar;
    private readonly bool _showsBusiness;
    private readonly bool _keepsOpen;
    private readonly bool _isFine;
    private readonly KindCounts _kinds;

    /// <summary>Where stops decide the period of some: the cells of the completed ones, and the outcomes by cell. Otherwise none: the kinds of rows tell both.</summary>
    private readonly int[] _places;
    private readonly int[][] _outcomes;
    private readonly CellValues _values;

    /// <summary>Business values apart from the calendar ones, where not every row has hours.</summary>
    private readonly CellValues? _business;

    /// <param name="data">The table.</param>
    /// <param name="plan">Where to look things up.</param>
    /// <param name="kinds">The kinds of rows.</param>
    /// <param name="block">The KPI.</param>
    /// <param name="isResponse">Whether it is the response, not the resolution.</param>
    /// <param name="selection">What is asked for.</param>
    /// <param name="rows">How many rows there are to read.</param>
    /// <param name="threads">How many threads read them.</param>
    public ClockPart(TicketData data, EnginePlan plan, KindCounts kinds, DurationBlock block, bool isResponse, Selection selection, int rows, int threads)
    {
        _data = data;
        _plan = plan;
        _kinds = kinds;
        _block = block;
        _stops = isResponse ? data.ResponseStops : data.ResolutionStops;
        _shift = isResponse ? 0 : 4;
        _reason = (isResponse ? DataIssueKind.ReplyBeforeCreation : DataIssueKind.SolvedBeforeCreated).ToString();
        _hasStopAnchors = ((isResponse ? data.ResponseCodes : data.ResolutionCodes) & ClockCode.AtStop) != 0;
        _showsBusiness = plan.NoCalendar > 0 && selection.HasBasis(HoursBasis.Business);

        // Where some rows have no hours, business figures say how many observations they lack, running ones too.
        bool somethingLacks = _showsBusiness && !plan.AllHaveHours;
        _showsCalendar = somethingLacks || selection.HasBasis(HoursBasis.Calendar);
        _keepsOpen = somethingLacks || data.Definitions.Unanswered == UnansweredRule.CountToAsOf || selection.HasAnyStatistic("open_count", "km_median", "km_p75", "km_p90");
        _places = _hasStopAnchors ? ArrayPool<int>.Shared.Rent(Math.Max(1, rows)) : [];
        _outcomes = Pool.RentZeroed(_hasStopAnchors ? threads : 0, Outcomes * (plan.Cells + 1));
        _isFine = data.Created.IsFine || _stops.IsFine;
        _values = new CellValues(plan.Cells, threads, somethingLacks ? 1 : (_showsCalendar ? 1 : 0) + (_showsBusiness ? 1 : 0), _isFine);
        _business = somethingLacks ? new CellValues(plan.Cells, threads, 1, _isFine) : null;
    }

    public bool NeedsOpenTime => _showsBusiness;

    /// <summary>Whether clocks that still run are listed.</summary>
    public bool KeepsOpen => _keepsOpen;

    /// <summary>Counts the outcomes of a block.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="block">The block, its creations' cells found.</param>
    /// <param name="at">How many rows were read before it.</param>
    public void Count(int thread, EngineBlock block, int at)
    {
        if (_hasStopAnchors)
        {
            block.FindPlaces(block.Seconds(_stops), block.OtherPlaces);
            ScatterKernel.CountOutcomes(block.Clocks, _shift, block.Places, block.OtherPlaces, _plan.Cells, _outcomes[thread], _places.AsSpan(at, block.Count));
        }

        if (_business is not null)
        {
            ReadOnlySpan<int> places = CompletedPlaces(block, at, block.Places);
            int[] counts = _business.Of(thread);
            for (int i = 0; i < places.Length; i++)
            {
                counts[WithHours(places[i], block.Calendars[i])]++;
            }
        }
    }

    /// <summary>When everything is counted: finds out where each cell's values stand.</summary>
    /// <param name="rows">How many rows each thread has read.</param>
    public void Arrange(int[] rows)
    {
        for (int thread = 0; thread < rows.Length; thread++)
        {
            int[] counts = _values.Of(thread);
            for (int cell = 0; cell < _plan.Cells; cell++)
            {
                counts[cell] = (int)OfOutcome(cell, ClockCode.Completed, thread);
            }
        }

        _values.Arrange(rows);
        _business?.Arrange(rows);
    }

    /// <summary>Places the durations of a block.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="block">The block, the open time before its creations found where that is needed.</param>
    /// <param name="at">How many rows were read before it.</param>
    public void Place(int thread, EngineBlock block, int at)
    {
        int count = block.Count;
        ReadOnlySpan<int> places = CompletedPlaces(block, at, _kinds.Places(at, count));
        if (_isFine)
        {
            PlaceFine(thread, block, places);
            return;
        }

        ReadOnlySpan<uint> stops = block.Seconds(_stops);
        Span<uint> calendar = block.Durations.AsSpan(0, count);
        Span<uint> business = block.OpenDurations.AsSpan(0, count);
        if (_showsCalendar)
        {
            ScatterKernel.Subtract(stops, block.Created, calendar);
        }

        if (_showsBusiness)
        {
            SecondsKernel.OpenBefore(_plan.Open, stops, block.Calendars.AsSpan(0, count), business, _plan.Vectors);
            ScatterKernel.Subtract(business, block.OpenBefore.AsSpan(0, count), business);
            if (!_plan.Open.AreAllPlain)
            {
                AskCalendars(block, stops, places, business);
            }
        }

        Place<uint>(thread, block, places, calendar, business);
    }

    /// <summary>Places durations where they are asked for.</summary>
    private void Place<T>(int thread, EngineBlock block, ReadOnlySpan<int> places, ReadOnlySpan<T> calendar, ReadOnlySpan<T> business)
        where T : unmanaged
    {
        if (_business is not null)
        {
            _values.Place(thread, places, calendar);
            Span<int> withHours = block.OtherPlaces.AsSpan(0, places.Length);
            for (int i = 0; i < places.Length; i++)
            {
                withHours[i] = WithHours(places[i], block.Calendars[i]);
            }

            _business.Place<T>(thread, withHours, business);
        }
        else if (_showsCalendar && _showsBusiness)
        {
            _values.Place(thread, places, calendar, business);
        }
        else if (_showsCalendar || _showsBusiness)
        {
            _values.Place(thread, places, _showsCalendar ? calendar : business);
        }
    }

    /// <summary>Gives a cell what was found for it.</summary>
    public void Finish(int cell, int group, int period)
    {
        long completed = OfOutcome(cell, ClockCode.Completed);
        long ended = OfOutcome(cell, ClockCode.EndedBefore);
        long excluded = OfOutcome(cell, ClockCode.Excluded);
        if (completed + ended + excluded + OfOutcome(cell, ClockCode.Open) + OfOutcome(cell, ClockCode.OpenUntil) == 0)
        {
            return;
        }

        DurationCell into = _block.Cells.At(group, period);
        into.EndedBefore += ended;
        if (excluded > 0)
        {
            into.Exclude(_reason, excluded);
        }

        if (completed == 0 || !(_showsCalendar || _showsBusiness))
        {
            return;
        }

        // Business values stand in for calendar ones that nobody asks for but for how many they are.
        ValueList business = _business is not null ? _business.ListOf(0, cell) : _values.ListOf(_showsCalendar && _showsBusiness ? 1 : 0, cell);
        into.Add(_values.ListOf(0, cell), _showsBusiness ? business : null);
    }

    /// <summary>Lists the clocks that still run, where somebody asks for more than the completed ones.</summary>
    public void FinishOpen(EngineBlock block, Func<int, (int Group, int Period)> placeOf)
    {
        if (!_keepsOpen)
        {
            return;
        }

        if (_hasStopAnchors)
        {
            block.FindPlaces(block.Seconds(_stops), block.OtherPlaces);
        }

        ReadOnlySpan<byte> clocks = block.Clocks;
        for (int i = 0; i < clocks.Length; i++)
        {
            ClockCode code = (ClockCode)((clocks[i] >> _shift) & 15);
            ClockCode outcome = code & ClockCode.OutcomeMask;
            int cell = (code & ClockCode.AtStop) != 0 ? block.OtherPlaces[i] : block.Places[i];
            if (outcome is ClockCode.Open or ClockCode.OpenUntil && cell != _plan.Cells)
            {
                (int group, int period) = placeOf(cell);
                int row = block.RowOf(i);
                int calendar = block.Calendars[i] == _plan.NoCalendar ? -1 : block.Calendars[i];
                _block.Cells.At(group, period).AddOpen(new OpenClock(_data.Created[row], outcome == ClockCode.Open ? Nanoseconds.Never : _stops[row], calendar));
            }
        }
    }

    public void Dispose()
    {
        if (_hasStopAnchors)
        {
            ArrayPool<int>.Shared.Return(_places);
        }

        Pool.Return(_outcomes);
        _values.Dispose();
        _business?.Dispose();
    }

    /// <summary>The cells that a block's completed clocks belong to.</summary>
    /// <param name="block">The block.</param>
    /// <param name="at">How many rows were read before it.</param>
    /// <param name="created">The cells of its creations.</param>
    private ReadOnlySpan<int> CompletedPlaces(EngineBlock block, int at, ReadOnlySpan<int> created)
    {
        if (_hasStopAnchors)
        {
            return _places.AsSpan(at, block.Count);
        }

        Span<int> places = block.CompletedPlaces.AsSpan(0, block.Count);
        ScatterKernel.FindCompleted(block.Clocks, _shift, created, _plan.Cells, places);
        return places;
    }

    private long OfOutcome(int cell, ClockCode outcome, int thread = -1)
    {
        if (!_hasStopAnchors)
        {
            return _kinds.OfClock(cell, _shift, outcome, thread);
        }

        int at = (Outcomes * cell) + (int)outcome;
        return thread < 0 ? Pool.Sum(_outcomes, at) : _outcomes[thread][at];
    }

    private int WithHours(int place, int calendar) => _plan.Open.HasHours[calendar] ? place : _plan.Cells;

    /// <summary>Open durations of calendars whose days records cannot say.</summary>
    private void AskCalendars(EngineBlock block, ReadOnlySpan<uint> stops, ReadOnlySpan<int> places, Span<uint> business)
    {
        ReadOnlySpan<uint> created = block.Created;
        for (int i = 0; i < places.Length; i++)
        {
            int calendar = block.Calendars[i];
            if (places[i] != _plan.Cells && !_plan.Open.IsPlain[calendar] && _plan.Open.HasHours[calendar])
            {
                business[i] = _plan.Open.Between(calendar, created[i], stops[i]);
            }
        }
    }
}
