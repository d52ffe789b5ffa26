namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>
/// Room for the values of many lists, cut from few large arrays: lists that grow by pieces copy nothing, leave nothing behind, and the collector has nothing to move. What was given
/// out is not taken back. Not thread-safe.
/// </summary>
internal sealed class ValueArena
{
    private const int FirstLength = 64;

    /// <summary>128 KB: beyond what the collector moves.</summary>
    private const int Length = 1 << 15;

    private uint[] _array = [];
    private int _used;

    /// <summary>Some room that one list alone writes to.</summary>
    /// <param name="wanted">How much.</param>
    /// <param name="start">Where in the array it begins.</param>
    /// <param name="length">How much there is: perhaps less than wanted.</param>
    public uint[] Take(int wanted, out int start, out int length)
    {
        if (_used == _array.Length)
        {
            int next = Math.Max(Math.Min(Math.Max(FirstLength, 4 * _array.Length), Length), wanted);
#if NET8_0_OR_GREATER
            _array = GC.AllocateUninitializedArray<uint>(next);
#else
            _array = new uint[next];
#endif
            _used = 0;
        }

        start = _used;
        length = Math.Min(wanted, _array.Length - _used);
        _used += length;
        return _array;
    }
}
