using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>A block of rows, small enough for the first-level cache, and the room to work on it: one a thread.</summary>
internal sealed class EngineBlock
{
    public const int Rows = 1024;

    private readonly TicketData _data;
    private readonly RowFilter _filter;
    private readonly EnginePlan _plan;
    private readonly Periods _periods;
    private readonly int[] _rows;
    private readonly int[] _numbers = new int[Rows];
    private readonly uint[] _found = new uint[Rows];
    private readonly Dictionary<InstantStore, uint[]> _kept = [];
    private readonly uint[] _next = new uint[Rows];
    private readonly uint[] _openNext = new uint[Rows];
    private readonly int[] _rests;
    private long[]? _fineDurations;
    private long[]? _fineOpenDurations;
    private int[]? _openStopRests;
    private readonly byte[] _clocks;
    private readonly byte[] _flags;
    private int _row;

    public EngineBlock(TicketData data, RowFilter filter, EnginePlan plan)
    {
        _data = data;
        _filter = filter;
        _plan = plan;
        _periods = plan.Days.NewPeriods();
        int room = filter.KeepsAll ? 0 : Rows;
        _rows = new int[room];
        _clocks = new byte[room];
        _flags = new byte[room];
        _rests = new int[room];
    }

    /// <summary>How many of the block's rows the filter keeps; they come one after the other.</summary>
    public int Count { get; private set; }

    /// <summary>The groups.</summary>
    public int[] Groups { get; } = new int[Rows];

    /// <summary>The calendars; those beyond the last are none.</summary>
    public int[] Calendars { get; } = new int[Rows];

    /// <summary>The cells that the creations fall into.</summary>
    public int[] Places { get; } = new int[Rows];

    /// <summary>The cells that other instants fall into.</summary>
    public int[] OtherPlaces { get; } = new int[Rows];

    /// <summary>Room for the cells of completed clocks.</summary>
    public int[] CompletedPlaces { get; } = new int[Rows];

    /// <summary>Open seconds before the creations.</summary>
    public uint[] OpenBefore { get; } = new uint[Rows];

    /// <summary>The nanoseconds of the creations beyond whole seconds in which their calendars are open; null where all creations are of whole seconds.</summary>
    public int[]? OpenRests { get; private set; }

    /// <summary>Room for durations.</summary>
    public uint[] Durations { get; } = new uint[Rows];

    /// <summary>Room for durations in open time.</summary>
    public uint[] OpenDurations { get; } = new uint[Rows];

    /// <summary>Room for durations in nanoseconds.</summary>
    public long[] FineDurations => _fineDurations ??= new long[Rows];

    /// <summary>Room for durations in open time in nanoseconds.</summary>
    public long[] FineOpenDurations => _fineOpenDurations ??= new long[Rows];

    /// <summary>Room for the nanoseconds of stops in which their calendars are open.</summary>
    public int[] OpenStopRests => _openStopRests ??= new int[Rows];

    public ReadOnlySpan<uint> Created => Seconds(_data.Created);

    public ReadOnlySpan<byte> Clocks => _filter.KeepsAll ? _data.Clocks.Items.Slice(_row, Count) : _clocks.AsSpan(0, Count);

    public ReadOnlySpan<byte> Flags => _filter.KeepsAll ? _data.Flags.Items.Slice(_row, Count) : _flags.AsSpan(0, Count);

    /// <summary>Whether the filter keeps every row.</summary>
    public bool IsDense => _filter.KeepsAll;

    /// <summary>The row of the table that a row of the block is.</summary>
    public int RowOf(int index) => _filter.KeepsAll ? _row + index : _rows[index];

    /// <summary>Takes the next rows.</summary>
    /// <param name="row">The first of them.</param>
    /// <param name="length">How many.</param>
    /// <param name="groups">Whether their groups will be asked for.</param>
    /// <param name="calendars">Whether their calendars will be.</param>
    public void Load(int row, int length, bool groups = true, bool calendars = true)
    {
        _row = row;
        Count = length;
        if (groups)
        {
            _plan.Groups.Read(row, Groups.AsSpan(0, length), _numbers);
        }

        if (calendars)
        {
            _plan.Calendars.Read(row, Calendars.AsSpan(0, length));
        }

        if (_filter.KeepsAll)
        {
            return;
        }

        int kept = 0;
        ReadOnlySpan<byte> clocks = _data.Clocks.Items;
        ReadOnlySpan<byte> flags = _data.Flags.Items;
        for (int i = 0; i < length; i++)
        {
            if (_filter.Keeps(row + i))
            {
                _rows[kept] = row + i;
                Groups[kept] = Groups[i];
                Calendars[kept] = Calendars[i];
                _clocks[kept] = clocks[row + i];
                _flags[kept] = flags[row + i];
                kept++;
            }
        }

        Count = kept;
        foreach (KeyValuePair<InstantStore, uint[]> column in _kept)
        {
            Gather(column.Key, column.Value);
        }
    }

    /// <summary>A column's whole seconds in the block.</summary>
    public ReadOnlySpan<uint> Seconds(InstantStore column)
    {
        if (_filter.KeepsAll)
        {
            return column.Seconds.Slice(_row, Count);
        }

        if (!_kept.TryGetValue(column, out uint[]? seconds))
        {
            seconds = new uint[Rows];
            _kept.Add(column, seconds);
            Gather(column, seconds);
        }

        return seconds.AsSpan(0, Count);
    }

    /// <summary>The cell of each row's group in the period of an instant; the one that nobody asks for where the instant lies outside the window.</summary>
    public void FindPlaces(ReadOnlySpan<uint> seconds, int[] places)
    {
        PeriodDays days = _plan.Days;
        int groups = _plan.Groups.Count;
        Span<uint> found = _found.AsSpan(0, seconds.Length);
        if (days.Days == 0)
        {
            found.Clear();
        }
        else
        {
            SecondsKernel.Periods(days, seconds, found, _plan.Vectors);
            if (days.HasIrregular)
            {
                FindIrregular(seconds, found);
            }
        }

        if (_plan.Width == 0)
        {
            places.AsSpan(0, seconds.Length).Fill(_plan.Cells);
        }
        else
        {
            SecondsKernel.Cells(found, Groups, groups, seconds, _plan.From, (uint)(_plan.Width - 1), _plan.Cells, places);
        }
    }

    /// <summary>Finds the open time before the creations.</summary>
    public void FindOpenBefore()
    {
        SecondsKernel.OpenBefore(_plan.Open, Created, Calendars.AsSpan(0, Count), OpenBefore, _plan.Vectors);
        if (_data.Created.IsFine)
        {
            OpenRests ??= new int[Rows];
            FindOpenRests(_data.Created, OpenBefore, OpenRests);
        }
    }

    /// <summary>The nanoseconds of instants beyond whole seconds, where their calendars are open then: open time to the nanosecond, since calendars open and close at whole seconds.</summary>
    /// <param name="column">The instants, of which some are finer than seconds.</param>
    /// <param name="openBefore">The open seconds before them.</param>
    /// <param name="into">Takes them.</param>
    public void FindOpenRests(InstantStore column, ReadOnlySpan<uint> openBefore, Span<int> into)
    {
        ReadOnlySpan<uint> seconds = Seconds(column);
        ReadOnlySpan<int> rests = Rests(column);
        unchecked // The second after the last one of all is never asked for.
        {
            for (int i = 0; i < seconds.Length; i++)
            {
                _next[i] = seconds[i] + 1;
            }

            SecondsKernel.OpenBefore(_plan.Open, _next.AsSpan(0, Count), Calendars.AsSpan(0, Count), _openNext, _plan.Vectors);
            for (int i = 0; i < rests.Length; i++)
            {
                into[i] = rests[i] & -(int)(_openNext[i] - openBefore[i]);
            }
        }
    }

    /// <summary>A column's nanoseconds beyond whole seconds in the block; for one of which some are finer than seconds. Holds until the next one is asked for.</summary>
    public ReadOnlySpan<int> Rests(InstantStore column)
    {
        if (_filter.KeepsAll)
        {
            return column.Rests.Slice(_row, Count);
        }

        ReadOnlySpan<int> from = column.Rests;
        for (int i = 0; i < Count; i++)
        {
            _rests[i] = from[_rows[i]];
        }

        return _rests.AsSpan(0, Count);
    }

    private void FindIrregular(ReadOnlySpan<uint> seconds, Span<uint> found)
    {
        for (int i = found.IndexOf(PeriodDays.Irregular); i >= 0 && i < found.Length; i++)
        {
            if (found[i] == PeriodDays.Irregular && _plan.IsInside(seconds[i]))
            {
                found[i] = (uint)(_periods.IndexOf(seconds[i] * Nanoseconds.PerSecond) - _plan.Days.First);
            }
        }
    }

    private void Gather(InstantStore column, uint[] into)
    {
        ReadOnlySpan<uint> from = column.Seconds;
        for (int i = 0; i < Count; i++)
        {
            into[i] = from[_rows[i]];
        }
    }
}
