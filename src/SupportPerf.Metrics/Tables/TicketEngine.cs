
namespace SupportPerf.Metrics.Tables;

/// <summary>
/// Reads a table block by block into the cells of a run, by any number of threads, with the same cells for any. What is not plain is left to
/// <see cref="TicketScan"/>. The cells refer to this one's arrays: it is disposed of when nobody asks them any more.
/// </summary>
internal sealed class TicketEngine : IDisposable
{
    private readonly TicketData _data;
    private readonly RowFilter _filter;
    private readonly TicketRun _tickets;
    private readonly EnginePlan _plan;
    private readonly List<ClockPart> _clocks = [];
    private readonly List<RatingPart> _ratings = [];
    private readonly KindCounts _kinds;
    private readonly CountPart _counts;
    private readonly int _first;
    private readonly int _end;
    private readonly int _threads;
    private readonly int[] _rows;
    private readonly EngineBlock[] _blocks;

    private TicketEngine(TicketData data, RowFilter filter, TicketRun tickets, SurveyRun surveys, Selection selection, EnginePlan plan, TicketScan scan, int first, int end, int threads)
    {
        _data = data;
        _filter = filter;
        _tickets = tickets;
        _plan = plan;
        _first = first;
        _end = end;
        _threads = threads;
        _rows = new int[threads];
        _blocks = new EngineBlock[threads];
        for (int thread = 0; thread < threads; thread++)
        {
            _blocks[thread] = new EngineBlock(data, filter, plan);
        }

        int rows = end - first;
        _kinds = new KindCounts(plan, data, rows, threads);
        if (scan.Response is { } response)
        {
            _clocks.Add(new ClockPart(data, plan, _kinds, response, isResponse: true, selection, rows, threads));
            scan.Response = null;
        }

        if (scan.Resolution is { } resolution)
        {
            _clocks.Add(new ClockPart(data, plan, _kinds, resolution, isResponse: false, selection, rows, threads));
            scan.Resolution = null;
        }

        _counts = new CountPart(data, plan, _kinds, scan.Rate, scan.Created, scan.Solved, threads);
        scan.Rate = null;
        scan.Created = null;
        scan.Solved = null;
        foreach (RatingData rating in scan.Ratings)
        {
            if (RatingPart.Of(plan, rating, surveys, threads) is { } part)
            {
                _ratings.Add(part);
                scan.LeaveOut(rating);
            }
        }
    }

    /// <summary>An engine for a table and a run, which takes from the plain way what it does itself; null where that is the only one.</summary>
    public static TicketEngine? Of(
        TicketData data, RowFilter filter, TicketRun tickets, SurveyRun surveys, Selection selection, TicketScan scan, int first, int end, int threads, bool vectors) =>
        EnginePlan.Of(data, tickets, vectors) is { } plan
            ? new TicketEngine(data, filter, tickets, surveys, selection, plan, scan, first, end, Math.Max(1, Math.Min(threads, (end - first) / EngineBlock.Rows)))
            : null;

    /// <summary>Reads all rows.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        ForEachThread(CountRows, cancellationToken);
        foreach (ClockPart clock in _clocks)
        {
            clock.Arrange(_rows);
        }

        if (_clocks.Count > 0)
        {
            ForEachThread(PlaceRows, cancellationToken);
        }

        Finish(cancellationToken);
    }

    public void Dispose()
    {
        _clocks.ForEach(static part => part.Dispose());
        _ratings.ForEach(static part => part.Dispose());
        _counts.Dispose();
        _kinds.Dispose();
    }

    private void ForEachThread(Action<int, CancellationToken> work, CancellationToken cancellationToken)
    {
        if (_threads == 1)
        {
            work(0, cancellationToken);
        }
        else
        {
            Parallel.For(0, _threads, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = _threads }, thread => work(thread, cancellationToken));
        }
    }

    private void CountRows(int thread, CancellationToken cancellationToken) => ForEachBlock(
        thread,
        (block, at) =>
        {
            block.FindPlaces(block.Created, block.Places);
            _kinds.Count(thread, block, at);
            foreach (ClockPart clock in _clocks)
            {
                clock.Count(thread, block, at);
            }

            foreach (RatingPart rating in _ratings)
            {
                rating.Count(thread, block);
            }

            _counts.Count(thread, block);
        },
        groups: true,
        calendars: !_plan.AllHaveHours,
        cancellationToken);

    private void PlaceRows(int thread, CancellationToken cancellationToken)
    {
        bool open = _clocks.Exists(static clock => clock.NeedsOpenTime);
        ForEachBlock(
            thread,
            (block, at) =>
            {
                if (open)
                {
                    block.FindOpenBefore();
                }

                foreach (ClockPart clock in _clocks)
                {
                    clock.Place(thread, block, at);
                }
            },
            groups: false,
            calendars: open,
            cancellationToken);
    }

    /// <summary>Reads a thread's share of the rows: whole blocks one after the other.</summary>
    private void ForEachBlock(int thread, Action<EngineBlock, int> read, bool groups, bool calendars, CancellationToken cancellationToken)
    {
        int blocks = ((_end - _first) + EngineBlock.Rows - 1) / EngineBlock.Rows;
        int row = _first + (int)((long)blocks * thread / _threads * EngineBlock.Rows);
        int end = Math.Min(_end, _first + (int)((long)blocks * (thread + 1) / _threads * EngineBlock.Rows));
        int at = row - _first;
        int kept = 0;
        EngineBlock block = _blocks[thread];
        for (; row < end; row += EngineBlock.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            block.Load(row, Math.Min(EngineBlock.Rows, end - row), groups, calendars);
            read(block, at + kept);
            kept += block.Count;
        }

        _rows[thread] = kept;
    }

    private void Finish(CancellationToken cancellationToken)
    {
        Grouping grouping = _tickets.Run.Window.Grouping;
        int groups = _plan.Groups.Count;
        int[] numbers = new int[groups];
        for (int group = 0; group < groups; group++)
        {
            numbers[group] = grouping.Of(_plan.Groups.ValuesOf(group));
        }

        for (int cell = 0; cell < _plan.Cells; cell++)
        {
            (int group, int period) = PlaceOf(cell);
            foreach (ClockPart clock in _clocks)
            {
                clock.Finish(cell, group, period);
            }

            foreach (RatingPart rating in _ratings)
            {
                rating.Finish(cell, group, period);
            }

            _counts.Finish(cell, group, period);
        }

        _ratings.ForEach(static rating => rating.FinishAll());
        int all = 0;
        for (int thread = 0; thread < _threads; thread++)
        {
            all += _rows[thread];
            if (_clocks.Exists(static clock => clock.KeepsOpen))
            {
                ForEachBlock(
                    thread,
                    (block, _) =>
                    {
                        block.FindPlaces(block.Created, block.Places);
                        foreach (ClockPart clock in _clocks)
                        {
                            clock.FinishOpen(block, PlaceOf);
                        }
                    },
                    groups: true,
                    calendars: true,
                    cancellationToken);
            }
        }

        _tickets.Log.Add(all - CountWhole());

        (int Group, int Period) PlaceOf(int cell) => (numbers[cell % groups], _plan.Days.First + (cell / groups));
    }

    private int CountWhole() => _data.Whole.Keys.Count(row => row >= _first && row < _end && _filter.Keeps(row));
}
