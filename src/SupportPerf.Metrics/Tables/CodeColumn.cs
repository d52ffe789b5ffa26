using System.Runtime.CompilerServices;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>A column of codes from 0 on, as narrow as the highest of them allows. Filled once, then only read.</summary>
internal sealed class CodeColumn
{
    private byte[]? _bytes = [];
    private ushort[]? _shorts;
    private int[]? _ints;
    private int _count;

    public int Count => _count;

    public long Bytes => (_bytes?.Length ?? 0) + (2L * (_shorts?.Length ?? 0)) + (4L * (_ints?.Length ?? 0));

    public int this[int row] => _bytes is not null ? _bytes[row] : _shorts is not null ? _shorts[row] : _ints![row];

    public void Add(int code)
    {
        if (_bytes is not null && code > byte.MaxValue)
        {
            _shorts = Array.ConvertAll(_bytes, static narrow => (ushort)narrow);
            _bytes = null;
        }

        if (_shorts is not null && code > ushort.MaxValue)
        {
            _ints = Array.ConvertAll(_shorts, static narrow => (int)narrow);
            _shorts = null;
        }

        int row = _count++;
        if (_bytes is not null)
        {
            MakeRoom(ref _bytes);
            _bytes[row] = (byte)code;
        }
        else if (_shorts is not null)
        {
            MakeRoom(ref _shorts);
            _shorts[row] = (ushort)code;
        }
        else
        {
            MakeRoom(ref _ints!);
            _ints[row] = code;
        }
    }

    /// <summary>The numbers of the codes of some rows.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="numbers">A number for each code.</param>
    /// <param name="into">Takes them.</param>
    [MethodImpl(Optimize.Fully)]
    public void Map(int first, int[] numbers, Span<int> into)
    {
        if (_bytes is not null)
        {
            ReadOnlySpan<byte> from = _bytes.AsSpan(first, into.Length);
            for (int i = 0; i < from.Length; i++)
            {
                into[i] = numbers[from[i]];
            }
        }
        else if (_shorts is not null)
        {
            ReadOnlySpan<ushort> from = _shorts.AsSpan(first, into.Length);
            for (int i = 0; i < from.Length; i++)
            {
                into[i] = numbers[from[i]];
            }
        }
        else
        {
            ReadOnlySpan<int> from = _ints.AsSpan(first, into.Length);
            for (int i = 0; i < from.Length; i++)
            {
                into[i] = numbers[from[i]];
            }
        }
    }

    /// <summary>Gives back the room for more rows.</summary>
    public void Trim()
    {
        Trim(ref _bytes);
        Trim(ref _shorts);
        Trim(ref _ints);
    }

    private void MakeRoom<T>(ref T[] array)
    {
        if (_count > array.Length)
        {
            Array.Resize(ref array, Math.Max(16, array.Length * 2));
        }
    }

    private void Trim<T>(ref T[]? array)
    {
        if (array is not null)
        {
            Array.Resize(ref array, _count);
        }
    }
}
