using System.Buffers;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// Rows by the cell of their creation and by kind: the outcomes of those clocks whose period the creation decides, and the flags of the resolution rate. Few kinds occur, so one count a row stands
/// for one of each of these. Keeps the cells too.
/// </summary>
internal sealed class KindCounts : IDisposable
{
    /// <summary>The flags of the rate, which are the lowest.</summary>
    private const int Rates = 4;
    private const int Clock = 15;
    private const int ClockBits = 8;

    /// <summary>How many keys there can be.</summary>
    public const int Keys = Rates << ClockBits;

    private readonly ushort[] _numbers;
    private readonly int[] _kinds;
    private readonly int _shift;
    private readonly int[][] _counts;
    private readonly int[] _places;

    /// <param name="plan">Where to look things up.</param>
    /// <param name="data">The table.</param>
    /// <param name="rows">How many rows there are to read.</param>
    /// <param name="threads">How many threads read them.</param>
    public KindCounts(EnginePlan plan, TicketData data, int rows, int threads)
    {
        (_numbers, _kinds, _shift) = Number(data);
        _counts = Pool.RentZeroed(threads, (plan.Cells + 1) << _shift);
        _places = ArrayPool<int>.Shared.Rent(Math.Max(1, rows));
    }

    /// <summary>How many counts a cell takes.</summary>
    public static int CountsOf(TicketData data) => 1 << Number(data).Shift;

    /// <summary>What decides a row's kind: the clocks in the lower byte, the flags of the rate above.</summary>
    public static int KeyOf(int clocks, RowFlags flags) => clocks | (((int)flags & (Rates - 1)) << ClockBits);

    /// <summary>Counts a block, its creations' cells found.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="block">The block.</param>
    /// <param name="at">How many rows were read before it.</param>
    public void Count(int thread, EngineBlock block, int at)
    {
        Span<int> places = block.Places.AsSpan(0, block.Count);
        ScatterKernel.CountKinds(places, block.Clocks, block.Flags, _numbers, _shift, _counts[thread]);
        places.CopyTo(_places.AsSpan(at));
    }

    /// <summary>The cells of the creations of some rows.</summary>
    public ReadOnlySpan<int> Places(int at, int count) => _places.AsSpan(at, count);

    /// <summary>How many rows of a cell have a clock of an outcome.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="shift">Where the bits of the clock are.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="thread">Those that one thread read. Negative: all.</param>
    public long OfClock(int cell, int shift, ClockCode outcome, int thread = -1)
    {
        long count = 0;
        for (int number = 0; number < _kinds.Length; number++)
        {
            if (((_kinds[number] >> shift) & (int)ClockCode.OutcomeMask) == (int)outcome)
            {
                count += thread < 0 ? Pool.Sum(_counts, (cell << _shift) + number) : _counts[thread][(cell << _shift) + number];
            }
        }

        return count;
    }

    /// <summary>How many rows of a cell have some flags of the rate.</summary>
    public long OfRate(int cell, RowFlags flags)
    {
        long count = 0;
        for (int number = 0; number < _kinds.Length; number++)
        {
            if (_kinds[number] >> ClockBits == (int)flags)
            {
                count += Pool.Sum(_counts, (cell << _shift) + number);
            }
        }

        return count;
    }

    public void Dispose()
    {
        Pool.Return(_counts);
        ArrayPool<int>.Shared.Return(_places);
    }

    /// <summary>Numbers the kinds that occur, those that differ only in clocks whose stops decide the period alike: these are counted elsewhere.</summary>
    private static (ushort[] Numbers, int[] Kinds, int Shift) Number(TicketData data)
    {
        int counted = ((data.ResponseCodes & ClockCode.AtStop) != 0 ? 0 : Clock) | ((data.ResolutionCodes & ClockCode.AtStop) != 0 ? 0 : Clock << 4) | ((Rates - 1) << ClockBits);
        ushort[] numbers = new ushort[Keys];
        List<int> kinds = [];
        foreach (int key in data.Kinds)
        {
            int number = kinds.IndexOf(key & counted);
            if (number < 0)
            {
                number = kinds.Count;
                kinds.Add(key & counted);
            }

            numbers[key] = (ushort)number;
        }

        int shift = 0;
        while (1 << shift < kinds.Count)
        {
            shift++;
        }

        return (numbers, kinds.ToArray(), shift);
    }
}
