namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>
/// Room for the values of many lists, cut from few large arrays: lists that grow by pieces copy nothing and leave nothing behind. What was given
/// out is not taken back. Not thread-safe.
/// </summary>
internal sealed class ValueArena
{
    private const int FirstLength = 64;

    /// <summary>64 KB: larger arrays have the collector look through the oldest objects too.</summary>
    private const int Length = 1 << 14;

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
            _array = new uint[Math.Max(Math.Min(Math.Max(FirstLength, 4 * _array.Length), Length), wanted)];
            _used = 0;
        }

        start = _used;
        length = Math.Min(wanted, _array.Length - _used);
        _used += length;
        return _array;
    }
}
