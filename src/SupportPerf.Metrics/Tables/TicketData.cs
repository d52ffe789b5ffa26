using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>The columns of a ticket table.</summary>
internal sealed class TicketData(Definitions definitions, Instant? asOf) : TableData(definitions, asOf)
{
    /// <summary>No handle time.</summary>
    public const long NoDuration = long.MinValue;

    /// <summary>No count of reopens.</summary>
    public const int NoCount = -1;

    private readonly bool[] _kinds = new bool[KindCounts.Keys];

    public override int Count => Clocks.Count;

    /// <summary>What the engine has written out for this table.</summary>
    public WrittenOut WrittenOut { get; } = new();

    public InstantStore Created { get; } = new();

    public InstantStore ResponseStops { get; } = new();

    public InstantStore ResolutionStops { get; } = new();

    /// <summary>When tickets were solved, where that is not when the resolution clock stopped; null: it always is.</summary>
    public InstantStore? Solves { get; set; }

    /// <summary>When tickets were finally closed, where that is not when they were solved.</summary>
    public OptionalColumn Closes { get; } = new();

    /// <summary>When tickets were open, by row, where that is not from the creation until the solve.</summary>
    public Dictionary<int, Stretch[]> Stays { get; } = [];

    /// <summary>The <see cref="ClockCode"/> of the response in the low, of the resolution in the high four bits.</summary>
    public Column<byte> Clocks { get; } = new(0);

    /// <summary>The <see cref="RowFlags"/>.</summary>
    public Column<byte> Flags { get; } = new(0);

    public Column<long>? HandleTimes { get; set; }

    public Column<int>? Reopens { get; set; }

    /// <summary>The facts of the tickets that do not fit into a row, by row.</summary>
    public Dictionary<int, TicketFacts> Whole { get; } = [];

    public RatingData? Csat { get; set; }

    public RatingData? Nps { get; set; }

    /// <summary>The first second of any row; <see cref="uint.MaxValue"/> for none.</summary>
    public uint FirstSecond { get; private set; } = uint.MaxValue;

    /// <summary>The last second of any row.</summary>
    public uint LastSecond { get; private set; }

    /// <summary>The codes of all responses, put together.</summary>
    public ClockCode ResponseCodes { get; private set; }

    /// <summary>The codes of all resolutions, put together.</summary>
    public ClockCode ResolutionCodes { get; private set; }

    /// <summary>What any of the rows does not say.</summary>
    public RowLimits Limits { get; private set; }

    /// <summary>The kinds of rows that occur, see <see cref="KindCounts.KeyOf"/>.</summary>
    public IEnumerable<int> Kinds => Enumerable.Range(0, _kinds.Length).Where(kind => _kinds[kind]);

    protected override long OwnBytes =>
        Created.Bytes + ResponseStops.Bytes + ResolutionStops.Bytes + (Solves?.Bytes ?? 0) + Closes.Bytes + Clocks.Capacity + Flags.Capacity
        + (8L * (HandleTimes?.Capacity ?? 0)) + (4L * (Reopens?.Capacity ?? 0)) + (Csat?.Bytes ?? 0) + (Nps?.Bytes ?? 0);

    /// <summary>Appends a row and the codes of its dimensions, which are set apart.</summary>
    public void Add(in TicketRow row)
    {
        int number = Count;
        if ((row.Flags & RowFlags.IsKeptWhole) == 0)
        {
            Note(row);
        }

        Created.Add(row.Created);
        ResponseStops.Add(row.ResponseStop);
        ResolutionStops.Add(row.ResolutionStop);
        if ((row.Flags & (RowFlags.IsSolved | RowFlags.SolvedAtResolution)) == RowFlags.IsSolved)
        {
            Solves ??= new();
            Solves.Pad(number);
            Solves.Add(row.Solved);
        }
        else
        {
            Solves?.Add(0);
        }

        Limits |= row.Limits;
        Closes.Add(row.Closed);
        if (row.Stays is not null)
        {
            Stays.Add(number, row.Stays);
        }

        if (row.HandleTime is { } handled)
        {
            HandleTimes ??= new(NoDuration);
            HandleTimes.Pad(number);
            HandleTimes.Add(handled);
        }
        else
        {
            HandleTimes?.Add(NoDuration);
        }

        if (row.Reopens is { } reopens)
        {
            Reopens ??= new(NoCount);
            Reopens.Pad(number);
            Reopens.Add(reopens);
        }
        else
        {
            Reopens?.Add(NoCount);
        }

        int clocks = (int)row.Response | ((int)row.Resolution << 4);
        _kinds[KindCounts.KeyOf(clocks, row.Flags)] = true;
        Flags.Add((byte)row.Flags);
        Clocks.Add((byte)clocks);
    }

    /// <summary>Notes an instant that a row has.</summary>
    public void Note(long instant)
    {
        uint second = (uint)(instant / Nanoseconds.PerSecond);
        FirstSecond = Math.Min(FirstSecond, second);
        LastSecond = Math.Max(LastSecond, second);
    }

    protected override void TrimOwn()
    {
        Created.Trim();
        ResponseStops.Trim();
        ResolutionStops.Trim();
        Solves?.Trim();
        Closes.Trim();
        Clocks.Trim();
        Flags.Trim();
        HandleTimes?.Trim();
        Reopens?.Trim();
        Csat?.Trim(Count);
        Nps?.Trim(Count);
    }

    private void Note(in TicketRow row)
    {
        Note(row.Created);
        if (HasStop(row.Response))
        {
            Note(row.ResponseStop);
        }

        if (HasStop(row.Resolution))
        {
            Note(row.ResolutionStop);
        }

        if ((row.Flags & RowFlags.IsSolved) != 0)
        {
            Note(row.Solved);
        }

        ResponseCodes |= row.Response;
        ResolutionCodes |= row.Resolution;

        // A ticket that ended at an unknown time has no stop either.
        static bool HasStop(ClockCode code) => (code & ClockCode.OutcomeMask) is ClockCode.Completed or ClockCode.Excluded or ClockCode.OpenUntil || (code & ClockCode.AtStop) != 0;
    }

    /// <summary>When a row's ticket was finally closed; null: it was not.</summary>
    public long? ClosedAt(int row) => (Flags[row] & (int)RowFlags.ClosedAtSolve) != 0 ? SolvedAt(row) : Closes[row];

    /// <summary>When a row's ticket was solved, for one that was.</summary>
    public long SolvedAt(int row) => (Flags[row] & (int)RowFlags.SolvedAtResolution) != 0 ? ResolutionStops[row] : Solves![row];
}
