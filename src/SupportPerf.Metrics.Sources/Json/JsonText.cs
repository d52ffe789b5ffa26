using System.Buffers;
using System.Text;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>The text of a JSON file as a window that moves over it: finds where values end and keeps what is not used up when it reads on.</summary>
internal sealed class JsonText : IDisposable
{
    private const int InitialBuffer = 256 * 1024;
    private const int LargestRecord = 512 * 1024 * 1024;

    private static readonly SearchValues<byte> AfterValue = SearchValues.Create(",]} \r\n\t"u8);

    private readonly ByteInput input;
    private readonly string expected;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(InitialBuffer);
    private int end;
    private long bytesBefore;
    private long linesBefore;
    private int linesCountedTo;
    private bool isAtEnd;

    public JsonText(SourceFile file, string expected)
    {
        this.expected = expected;
        this.input = ByteInput.Open(file);
        if (this.Fill(3) && this.Rest.StartsWith("\uFEFF"u8))
        {
            this.Start += 3;
        }
    }

    /// <summary>What comes before it in the window is used up.</summary>
    public int Start { get; set; }

    /// <summary>The records taken so far, for messages.</summary>
    public long Records { get; set; }

    public string Name => this.input.Name;

    public long BytesRead => this.input.BytesRead;

    public long? TotalBytes => this.input.TotalBytes;

    /// <summary>The window.</summary>
    public ReadOnlySpan<byte> Bytes => this.buffer.AsSpan(0, this.end);

    /// <summary>The window from <see cref="Start"/> on.</summary>
    public ReadOnlySpan<byte> Rest => this.buffer.AsSpan(this.Start, this.end - this.Start);

    public byte Here => this.buffer[this.Start];

    public void Dispose()
    {
        this.input.Dispose();
        byte[] rented = Interlocked.Exchange(ref this.buffer, []);
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Skips blanks from <paramref name="at"/> on; false where the buffer ends.</summary>
    public bool Blanks(ref int at)
    {
        while (at < this.end)
        {
            if (this.buffer[at] is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return true;
            }

            at++;
        }

        return false;
    }

    /// <summary>Skips a quoted text; false where the buffer ends first.</summary>
    public bool SkipText(ref int at)
    {
        if (this.buffer[at] != '"')
        {
            throw this.NotJson(at);
        }

        int i = at + 1;
        while (true)
        {
            int found = i < this.end ? this.buffer.AsSpan(i, this.end - i).IndexOfAny((byte)'"', (byte)'\\') : -1;
            if (found < 0)
            {
                return false;
            }

            i += found;
            if (this.buffer[i] == '"')
            {
                at = i + 1;
                return true;
            }

            i += 2;
        }
    }

    /// <summary>Skips a value; false where the buffer ends first.</summary>
    public bool SkipValue(ref int at)
    {
        switch (this.buffer[at])
        {
            case (byte)'"':
                return this.SkipText(ref at);
            case (byte)'{' or (byte)'[':
                int length = JsonStructure.Length(this.buffer.AsSpan(at, this.end - at));
                at += Math.Max(length, 0);
                return length >= 0;
            default:
                int found = this.buffer.AsSpan(at, this.end - at).IndexOfAny(AfterValue);
                if (found == 0)
                {
                    throw this.NotJson(at);
                }

                at += Math.Max(found, 0);
                return found > 0;
        }
    }

    /// <summary>Skips blanks from <see cref="Start"/> on, reading on as needed; false at the end of the file.</summary>
    public bool SkipBlanks()
    {
        while (true)
        {
            int at = this.Start;
            bool found = this.Blanks(ref at);
            this.Start = at;
            if (found || !this.More())
            {
                return found;
            }
        }
    }

    /// <summary>Skips blanks; there must be something behind them.</summary>
    public void NeedMore(string where)
    {
        if (!this.SkipBlanks())
        {
            throw this.CutShort(where);
        }
    }

    /// <summary>Reads more and starts again at the start, or says that the file is cut short.</summary>
    public int Again(string where) => this.More() ? this.Start : throw this.CutShort(where);

    private bool Fill(int count)
    {
        while (this.end - this.Start < count)
        {
            if (!this.More())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads more bytes behind those that are not used up; false at the end of the file.</summary>
    public bool More()
    {
        if (this.isAtEnd)
        {
            return false;
        }

        int kept = this.end - this.Start;
        this.CountLines(this.Start);
        this.bytesBefore += this.Start;
        this.linesCountedTo = 0;
        if (kept > this.buffer.Length / 2)
        {
            if (kept >= LargestRecord)
            {
                throw new SourceException(this.input.Name, this.linesBefore + 1, null, $"A record is larger than {LargestRecord >> 20} MiB; {this.expected}.");
            }

            byte[] larger = ArrayPool<byte>.Shared.Rent(this.buffer.Length * 2);
            this.buffer.AsSpan(this.Start, kept).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(this.buffer);
            this.buffer = larger;
        }
        else
        {
            this.buffer.AsSpan(this.Start, kept).CopyTo(this.buffer);
        }

        this.Start = 0;
        this.end = kept;
        int read = this.input.Read(this.buffer.AsSpan(kept));
        this.end += read;
        this.isAtEnd = read == 0;
        return read > 0;
    }

    private void CountLines(int to)
    {
        if (to > this.linesCountedTo)
        {
            this.linesBefore += this.buffer.AsSpan(this.linesCountedTo, to - this.linesCountedTo).Count((byte)'\n');
            this.linesCountedTo = to;
        }
    }

    public long Line(int at) => this.linesBefore + this.buffer.AsSpan(this.linesCountedTo, Math.Max(at - this.linesCountedTo, 0)).Count((byte)'\n') + 1;

    public string Where(int at) => FormattableString.Invariant($"byte {this.bytesBefore + at}");

    public SourceException CutShort(string where) => new(
        this.input.Name,
        this.Line(this.end),
        null,
        FormattableString.Invariant($"The file is cut short: it ends at {this.Where(this.end)} {where}, after {this.Records} whole records. Expected the whole page; fetch it again."));

    public SourceException NotJson(int? at = null)
    {
        int place = at ?? this.Start;
        string seen = Encoding.UTF8.GetString(this.buffer.AsSpan(place, Math.Min(20, this.end - place))).ReplaceLineEndings(" ");
        return new(this.input.Name, this.Line(place), null, $"'{seen}' at {this.Where(place)} is not JSON; {this.expected}.");
    }
}
