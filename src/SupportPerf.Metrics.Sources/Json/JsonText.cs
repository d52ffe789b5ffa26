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

    private readonly ByteInput _input;
    private readonly string _expected;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialBuffer);
    private int _end;
    private long _bytesBefore;
    private long _linesBefore;
    private int _linesCountedTo;
    private bool _isAtEnd;

    public JsonText(SourceFile file, string expected)
    {
        _expected = expected;
        _input = ByteInput.Open(file);
        if (Fill(3) && Rest.StartsWith("\uFEFF"u8))
        {
            Start += 3;
        }
    }

    /// <summary>What comes before it in the window is used up.</summary>
    public int Start { get; set; }

    /// <summary>The records taken so far, for messages.</summary>
    public long Records { get; set; }

    public string Name => _input.Name;

    public long BytesRead => _input.BytesRead;

    public long? TotalBytes => _input.TotalBytes;

    /// <summary>The window.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _end);

    /// <summary>The window from <see cref="Start"/> on.</summary>
    public ReadOnlySpan<byte> Rest => _buffer.AsSpan(Start, _end - Start);

    public byte Here => _buffer[Start];

    public void Dispose()
    {
        _input.Dispose();
        byte[] rented = Interlocked.Exchange(ref _buffer, []);
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Skips blanks from <paramref name="at"/> on; false where the buffer ends.</summary>
    public bool Blanks(ref int at)
    {
        while (at < _end)
        {
            if (_buffer[at] is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
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
        if (_buffer[at] != '"')
        {
            throw NotJson(at);
        }

        int i = at + 1;
        while (true)
        {
            int found = i < _end ? _buffer.AsSpan(i, _end - i).IndexOfAny((byte)'"', (byte)'\\') : -1;
            if (found < 0)
            {
                return false;
            }

            i += found;
            if (_buffer[i] == '"')
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
        switch (_buffer[at])
        {
            case (byte)'"':
                return SkipText(ref at);
            case (byte)'{' or (byte)'[':
                int length = JsonStructure.Length(_buffer.AsSpan(at, _end - at));
                at += Math.Max(length, 0);
                return length >= 0;
            default:
                int found = _buffer.AsSpan(at, _end - at).IndexOfAny(AfterValue);
                if (found == 0)
                {
                    throw NotJson(at);
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
            int at = Start;
            bool found = Blanks(ref at);
            Start = at;
            if (found || !More())
            {
                return found;
            }
        }
    }

    /// <summary>Skips blanks; there must be something behind them.</summary>
    public void NeedMore(string where)
    {
        if (!SkipBlanks())
        {
            throw CutShort(where);
        }
    }

    /// <summary>Reads more and starts again at the start, or says that the file is cut short.</summary>
    public int Again(string where) => More() ? Start : throw CutShort(where);

    private bool Fill(int count)
    {
        while (_end - Start < count)
        {
            if (!More())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads more bytes behind those that are not used up; false at the end of the file.</summary>
    public bool More()
    {
        if (_isAtEnd)
        {
            return false;
        }

        int kept = _end - Start;
        CountLines(Start);
        _bytesBefore += Start;
        _linesCountedTo = 0;
        if (kept > _buffer.Length / 2)
        {
            if (kept >= LargestRecord)
            {
                throw new SourceException(_input.Name, _linesBefore + 1, null, $"A record is larger than {LargestRecord >> 20} MiB; {_expected}.");
            }

            byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(Start, kept).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        else
        {
            _buffer.AsSpan(Start, kept).CopyTo(_buffer);
        }

        Start = 0;
        _end = kept;
        int read = _input.Read(_buffer.AsSpan(kept));
        _end += read;
        _isAtEnd = read == 0;
        return read > 0;
    }

    private void CountLines(int to)
    {
        if (to > _linesCountedTo)
        {
            _linesBefore += _buffer.AsSpan(_linesCountedTo, to - _linesCountedTo).Count((byte)'\n');
            _linesCountedTo = to;
        }
    }

    public long Line(int at) => _linesBefore + _buffer.AsSpan(_linesCountedTo, Math.Max(at - _linesCountedTo, 0)).Count((byte)'\n') + 1;

    public string Where(int at) => FormattableString.Invariant($"byte {_bytesBefore + at}");

    public SourceException CutShort(string where) => new(
        _input.Name,
        Line(_end),
        null,
        FormattableString.Invariant($"The file is cut short: it ends at {Where(_end)} {where}, after {Records} whole records. Expected the whole page; fetch it again."));

    public SourceException NotJson(int? at = null)
    {
        int place = at ?? Start;
        string seen = Encoding.UTF8.GetString(_buffer.AsSpan(place, Math.Min(20, _end - place))).ReplaceLineEndings(" ");
        return new(_input.Name, Line(place), null, $"'{seen}' at {Where(place)} is not JSON; {_expected}.");
    }
}
