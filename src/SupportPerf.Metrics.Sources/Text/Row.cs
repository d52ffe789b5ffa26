namespace SupportPerf.Metrics.Sources.Text;

/// <summary>The fields of one row that somebody asked for, as UTF-8 bytes, by slot. Its memory serves row after row.</summary>
internal sealed class Row
{
    private readonly int[] starts;
    private readonly int[] lengths;
    private byte[] bytes = [];
    private int used;

    public Row(int slots)
    {
        this.starts = new int[slots];
        this.lengths = new int[slots];
    }

    public string File { get; private set; } = "";

    public long Line { get; private set; }

    /// <summary>The field without outer blanks; empty where the row does not have it.</summary>
    public ReadOnlySpan<byte> this[int slot] => this.bytes.AsSpan(this.starts[slot], this.lengths[slot]);

    private static ReadOnlySpan<byte> Blanks => " \t"u8;

    /// <summary>Starts a new row, all of whose fields are empty.</summary>
    public void Begin(string file, long line)
    {
        this.File = file;
        this.Line = line;
        this.used = 0;
        this.lengths.AsSpan().Clear();
    }

    public void Set(int slot, ReadOnlySpan<byte> text)
    {
        text = text.Trim(Blanks);
        if (this.bytes.Length - this.used < text.Length)
        {
            Array.Resize(ref this.bytes, Math.Max(this.bytes.Length * 2, this.used + text.Length));
        }

        text.CopyTo(this.bytes.AsSpan(this.used));
        this.starts[slot] = this.used;
        this.lengths[slot] = text.Length;
        this.used += text.Length;
    }

    /// <summary>Becomes a copy.</summary>
    public void CopyFrom(Row other)
    {
        this.File = other.File;
        this.Line = other.Line;
        this.used = other.used;
        if (this.bytes.Length < other.used)
        {
            this.bytes = new byte[other.used];
        }

        other.bytes.AsSpan(0, other.used).CopyTo(this.bytes);
        other.starts.CopyTo(this.starts, 0);
        other.lengths.CopyTo(this.lengths, 0);
    }
}
