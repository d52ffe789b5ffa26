using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>What the engine counts by flags: created tickets and the resolution rate by creation, as the kinds of rows tell, and solved tickets by solve.</summary>
internal sealed class CountPart : IDisposable
{
    private readonly TicketData _data;
    private readonly EnginePlan _plan;
    private readonly RatioBlock? _rate;
    private readonly CountBlock? _created;
    private readonly CountBlock? _solved;
    private readonly KindCounts _kinds;
    private readonly int[][] _solves;

    public CountPart(TicketData data, EnginePlan plan, KindCounts kinds, RatioBlock? rate, CountBlock? created, CountBlock? solved, int threads)
    {
        _data = data;
        _plan = plan;
        _rate = rate;
        _created = created;
        _solved = solved;
        _kinds = kinds;
        _solves = Pool.RentZeroed(solved is null ? 0 : threads, 2 * (plan.Cells + 1));
    }

    /// <summary>Counts what a block has solved.</summary>
    public void Count(int thread, EngineBlock block)
    {
        if (_solved is null)
        {
            return;
        }

        ReadOnlySpan<byte> flags = block.Flags;
        Span<uint> solves = block.Durations.AsSpan(0, block.Count);
        block.Seconds(_data.ResolutionStops).CopyTo(solves);
        if (_data.Solves is { } own)
        {
            ReadOnlySpan<uint> others = block.Seconds(own);
            for (int i = 0; i < solves.Length; i++)
            {
                solves[i] = (flags[i] & (int)RowFlags.SolvedAtResolution) != 0 ? solves[i] : others[i];
            }
        }

        block.FindPlaces(solves, block.OtherPlaces);
        int[] counts = _solves[thread];
        for (int i = 0; i < flags.Length; i++)
        {
            counts[(2 * block.OtherPlaces[i]) + ((flags[i] >> 2) & 1)]++;
        }
    }

    /// <summary>Gives a cell what was found for it.</summary>
    public void Finish(int cell, int group, int period)
    {
        if (_created is not null || _rate is not null)
        {
            long resolved = _kinds.OfRate(cell, RowFlags.HasRate | RowFlags.IsResolved);
            long decided = resolved + _kinds.OfRate(cell, RowFlags.HasRate);
            long created = decided + _kinds.OfRate(cell, RowFlags.None) + _kinds.OfRate(cell, RowFlags.IsResolved);
            if (_created is not null && created > 0)
            {
                _created.Cells.At(group, period).Count += created;
            }

            if (_rate is not null && decided > 0)
            {
                RatioCell into = _rate.Cells.At(group, period);
                into.Denominator += decided;
                into.Numerator += resolved;
            }
        }

        if (_solves.Length > 0 && Pool.Sum(_solves, (2 * cell) + 1) is > 0 and long solved)
        {
            _solved!.Cells.At(group, period).Count += solved;
        }
    }

    public void Dispose()
    {
        Pool.Return(_solves);
    }
}
