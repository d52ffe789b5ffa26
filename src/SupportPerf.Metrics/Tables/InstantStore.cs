using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// A compact exact column of instants: whole seconds of Unix time in 32 bits (1970 to 2106), and from the first instant on that is finer, the nanoseconds beyond
/// them beside it. Filled once, then only read.
/// </summary>
internal sealed class InstantStore
{
    private readonly Column<uint> _seconds = new(0);
    private Column<int>? _nanoseconds;

    public int Count => _seconds.Count;

    /// <summary>Whole seconds, one a row.</summary>
    public ReadOnlySpan<uint> Seconds => _seconds.Items;

    /// <summary>The nanoseconds beyond them, one a row; empty where all are whole.</summary>
    public ReadOnlySpan<int> Rests => _nanoseconds is null ? [] : _nanoseconds.Items;

    /// <summary>Whether any instant is finer than a second.</summary>
    public bool IsFine => _nanoseconds is not null;

    public long Bytes => (4L * _seconds.Capacity) + (4L * (_nanoseconds?.Capacity ?? 0));

    public long this[int row] => (_seconds[row] * Nanoseconds.PerSecond) + (_nanoseconds is null ? 0 : _nanoseconds[row]);

    /// <summary>Whether an instant fits.</summary>
    public static bool Holds(long instant) => instant >= 0 && instant / Nanoseconds.PerSecond <= uint.MaxValue;

    /// <summary>Appends an instant that fits; zero stands for none.</summary>
    public void Add(long instant)
    {
        long seconds = instant / Nanoseconds.PerSecond;
        int rest = (int)(instant - (seconds * Nanoseconds.PerSecond));
        if (rest != 0)
        {
            _nanoseconds ??= new(0);
        }

        _nanoseconds?.Pad(_seconds.Count);
        _nanoseconds?.Add(rest);
        _seconds.Add((uint)seconds);
    }

    /// <summary>Appends rows without an instant until there are so many.</summary>
    public void Pad(int rows)
    {
        _seconds.Pad(rows);
        _nanoseconds?.Pad(rows);
    }

    /// <summary>Gives back the room for more rows.</summary>
    public void Trim()
    {
        _seconds.Trim();
        _nanoseconds?.Trim();
    }
}
