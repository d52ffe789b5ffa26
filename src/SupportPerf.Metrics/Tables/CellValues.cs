using System.Buffers;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// Values by cell in arrays of the pool: counted first, so that each cell knows where its values stand, then placed. Cells stand in the order of their numbers, and so do
/// the shares of threads in a cell: the result is the same for any number of threads. One thread writes only its own share.
/// </summary>
internal sealed class CellValues : IDisposable
{
    private readonly int _cells;
    private readonly int[][] _next;
    private readonly bool _isFine;
    private readonly Array?[] _arrays;
    private readonly int[] _starts;

    /// <param name="cells">How many cells there are; one more takes what belongs to none.</param>
    /// <param name="threads">How many threads.</param>
    /// <param name="arrays">How many values a row has.</param>
    /// <param name="isFine">Whether they are nanoseconds in 64 bits, not seconds in 32.</param>
    public CellValues(int cells, int threads, int arrays, bool isFine)
    {
        _cells = cells;
        _isFine = isFine;
        _next = Pool.RentZeroed(threads, cells + 1);
        _starts = ArrayPool<int>.Shared.Rent(cells + 1);
        _arrays = new Array[arrays];
    }

    /// <summary>A thread's counts by cell; after <see cref="Arrange"/> where its values go on.</summary>
    public int[] Of(int thread) => _next[thread];

    /// <summary>Turns counts into places.</summary>
    /// <param name="rows">How many rows each thread has; those that no cell counts belong to none.</param>
    public void Arrange(int[] rows)
    {
        int all = rows.Sum();
        for (int thread = 0; thread < rows.Length; thread++)
        {
            int counted = 0;
            foreach (int count in _next[thread].AsSpan(0, _cells))
            {
                counted += count;
            }

            _next[thread][_cells] = rows[thread] - counted;
        }

        int at = 0;
        for (int cell = 0; cell <= _cells; cell++)
        {
            _starts[cell] = at;
            foreach (int[] next in _next)
            {
                (next[cell], at) = (at, at + next[cell]);
            }
        }

        for (int i = 0; i < _arrays.Length; i++)
        {
            _arrays[i] = _isFine ? ArrayPool<long>.Shared.Rent(Math.Max(1, all)) : ArrayPool<uint>.Shared.Rent(Math.Max(1, all));
        }
    }

    /// <summary>Places values of one array.</summary>
    /// <typeparam name="T">As fine as this one's are: <see cref="uint"/> or <see cref="long"/>.</typeparam>
    public void Place<T>(int thread, ReadOnlySpan<int> places, ReadOnlySpan<T> values)
        where T : unmanaged => ScatterKernel.Place(places, values, _next[thread], (T[])_arrays[0]!);

    /// <summary>Places values of two arrays.</summary>
    /// <typeparam name="T">As fine as this one's are: <see cref="uint"/> or <see cref="long"/>.</typeparam>
    public void Place<T>(int thread, ReadOnlySpan<int> places, ReadOnlySpan<T> values, ReadOnlySpan<T> others)
        where T : unmanaged =>
        ScatterKernel.Place(places, values, others, _next[thread], (T[])_arrays[0]!, (T[])_arrays[1]!);

    /// <summary>The values of a cell, as long as this is not disposed of.</summary>
    public ValueList ListOf(int array, int cell) => _isFine
        ? ValueList.Shared((long[])_arrays[array]!, _starts[cell], _starts[cell + 1] - _starts[cell])
        : ValueList.Shared((uint[])_arrays[array]!, _starts[cell], _starts[cell + 1] - _starts[cell]);

    public void Dispose()
    {
        Pool.Return(_next);
        ArrayPool<int>.Shared.Return(_starts);
        foreach (Array? array in _arrays)
        {
            if (array is long[] nanoseconds)
            {
                ArrayPool<long>.Shared.Return(nanoseconds);
            }
            else if (array is uint[] seconds)
            {
                ArrayPool<uint>.Shared.Return(seconds);
            }
        }
    }
}
