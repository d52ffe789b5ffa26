namespace SupportPerf.Metrics.Sources.Text;

/// <summary>The fields of one row that somebody asked for, as UTF-8 bytes, by slot. It points into a buffer that the next row may overwrite.</summary>
internal sealed class Row
{
    private readonly int[] starts;
    private readonly int[] lengths;
    private byte[] own = [];

    public Row(int slots)
    {
        this.starts = new int[slots];
        this.lengths = new int[slots];
    }

    public long Line { get; set; }

    public string File { get; set; } = "";

    public byte[] Buffer { get; set; } = [];

    /// <summary>The field without outer blanks; empty where the row does not have it.</summary>
    public ReadOnlySpan<byte> this[int slot] => this.Buffer.AsSpan(this.starts[slot], this.lengths[slot]);

    public void Set(int slot, int start, int length)
    {
        ReadOnlySpan<byte> text = this.Buffer.AsSpan(start, length);
        ReadOnlySpan<byte> trimmed = text.TrimStart(Blanks);
        this.starts[slot] = start + (text.Length - trimmed.Length);
        this.lengths[slot] = trimmed.TrimEnd(Blanks).Length;
    }

    public void Clear() => this.lengths.AsSpan().Clear();

    /// <summary>Copies the fields into memory of its own, so that they outlive the next row.</summary>
    public void CopyFrom(Row other)
    {
        int total = 0;
        foreach (int length in other.lengths)
        {
            total += length;
        }

        if (this.own.Length < total)
        {
            this.own = new byte[total];
        }

        this.Buffer = this.own;
        this.Line = other.Line;
        this.File = other.File;
        int at = 0;
        for (int slot = 0; slot < this.lengths.Length; slot++)
        {
            other[slot].CopyTo(this.own.AsSpan(at));
            this.starts[slot] = at;
            this.lengths[slot] = other.lengths[slot];
            at += this.lengths[slot];
        }
    }

    private static ReadOnlySpan<byte> Blanks => " \t"u8;
}
