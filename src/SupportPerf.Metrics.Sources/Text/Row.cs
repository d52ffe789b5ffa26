namespace SupportPerf.Metrics.Sources.Text;

/// <summary>The fields of one row that somebody asked for, as UTF-8 bytes, by slot. Its memory serves row after row.</summary>
internal sealed class Row
{
    private readonly int[] _starts;
    private readonly int[] _lengths;
    private byte[] _bytes = [];
    private int _used;

    public Row(int slots)
    {
        _starts = new int[slots];
        _lengths = new int[slots];
    }

    public string File { get; private set; } = "";

    public long Line { get; private set; }

    /// <summary>The field without outer blanks; empty where the row does not have it.</summary>
    public ReadOnlySpan<byte> this[int slot] => _bytes.AsSpan(_starts[slot], _lengths[slot]);

    private static ReadOnlySpan<byte> Blanks => " \t"u8;

    /// <summary>Starts a new row, all of whose fields are empty.</summary>
    public void Begin(string file, long line)
    {
        File = file;
        Line = line;
        _used = 0;
        _lengths.AsSpan().Clear();
    }

    public void Set(int slot, ReadOnlySpan<byte> text)
    {
        text = text.Trim(Blanks);
        if (_bytes.Length - _used < text.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + text.Length));
        }

        text.CopyTo(_bytes.AsSpan(_used));
        _starts[slot] = _used;
        _lengths[slot] = text.Length;
        _used += text.Length;
    }

    /// <summary>Becomes a copy.</summary>
    public void CopyFrom(Row other)
    {
        File = other.File;
        Line = other.Line;
        _used = other._used;
        if (_bytes.Length < other._used)
        {
            _bytes = new byte[other._used];
        }

        other._bytes.AsSpan(0, other._used).CopyTo(_bytes);
        other._starts.CopyTo(_starts, 0);
        other._lengths.CopyTo(_lengths, 0);
    }
}
