using System.Buffers;
using System.Text.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>
/// The records in a JSON file, one after the other, each as a whole slice of a pooled buffer: lines of NDJSON, elements of an array,
/// elements of the named arrays of pages (<c>{"tickets":[...],"users":[...]}</c>), pages in lines or in an array, or a single named object.
/// </summary>
/// <remarks>Memory is one buffer, as large as twice the largest record. What is between the records is skipped, not kept.</remarks>
internal sealed class JsonRecords : IDisposable
{
    private const int InitialBuffer = 256 * 1024;
    private const int LargestRecord = 512 * 1024 * 1024;

    private static readonly SearchValues<byte> AfterValue = SearchValues.Create(",]} \r\n\t"u8);

    private readonly ByteInput input;
    private readonly IReadOnlyDictionary<string, int> sections;
    private readonly string expected;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(InitialBuffer);
    private int start;
    private int end;
    private long bytesBefore;
    private long linesBefore;
    private int linesCountedTo;
    private bool isAtEnd;
    private bool inArray;
    private bool inPage;
    private int section = -1;
    private byte[]? bareKey;
    private long records;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="sections">The names of the arrays (or single objects) of a page that hold records, with the number to know them by, from 0.</param>
    /// <param name="expected">What was expected, for messages.</param>
    public JsonRecords(SourceFile file, IReadOnlyDictionary<string, int> sections, string expected)
    {
        this.sections = sections;
        this.expected = expected;
        this.input = ByteInput.Open(file);
        if (this.Fill(3) && this.Rest.StartsWith("\uFEFF"u8))
        {
            this.start += 3;
        }
    }

    /// <summary>The record: one whole object.</summary>
    public ReadOnlySpan<byte> Current => this.buffer.AsSpan(this.start - this.Length, this.Length);

    /// <summary>The number of the section that the record stands in; -1: it stands for itself.</summary>
    public int Section { get; private set; }

    /// <summary>The bytes of the file read so far, as stored.</summary>
    public long BytesRead => this.input.BytesRead;

    public long? TotalBytes => this.input.TotalBytes;

    private int Length { get; set; }

    private ReadOnlySpan<byte> Rest => this.buffer.AsSpan(this.start, this.end - this.start);

    /// <summary>Goes to the next record; false at the end of the file.</summary>
    /// <exception cref="SourceException">The file ends within a page or record, or is not JSON there.</exception>
    public bool Read()
    {
        while (true)
        {
            if (this.section >= 0)
            {
                if (this.ReadElement())
                {
                    return true;
                }
            }
            else if (this.inPage)
            {
                if (this.ReadMember())
                {
                    return true;
                }
            }
            else if (!this.SkipBlanks())
            {
                return this.inArray ? throw this.CutShort("within an array of records") : false;
            }
            else if (this.ReadTop())
            {
                return true;
            }
        }
    }

    public void Dispose()
    {
        this.input.Dispose();
        byte[] rented = Interlocked.Exchange(ref this.buffer, []);
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>A problem at the record that was read last.</summary>
    public SourceException Unreadable(JsonException cause) =>
        new(this.input.Name, this.Line(this.start - this.Length), null, $"{this.Where(this.start - this.Length)} is not well-formed JSON; {this.expected}. {cause.Message}", cause);

    /// <summary>The line, from 1, on which the record that was read last starts.</summary>
    public long CurrentLine => this.Line(this.start - this.Length);

    private bool ReadTop()
    {
        switch (this.buffer[this.start])
        {
            case (byte)'{':
                return this.ReadTopObject();
            case (byte)'[' when !this.inArray:
                this.inArray = true;
                this.start++;
                return false;
            case (byte)']' when this.inArray:
                this.inArray = false;
                this.start++;
                return false;
            case (byte)',' when this.inArray:
                this.start++;
                return false;
            default:
                throw this.NotJson();
        }
    }

    /// <summary>A page, which is entered, or a record that stands for itself.</summary>
    private bool ReadTopObject()
    {
        if (this.bareKey is not null && this.StartsWithKey(this.bareKey))
        {
            this.Take("a record");
            this.Section = -1;
            return true;
        }

        if (this.IsPage(out byte[]? firstKey))
        {
            this.start++;
            this.inPage = true;
            return false;
        }

        this.bareKey ??= firstKey;
        this.Take("a record");
        this.Section = -1;
        return true;
    }

    /// <summary>Whether the object here has a member that is a section. Looks at its keys without going on.</summary>
    private bool IsPage(out byte[]? firstKey)
    {
        firstKey = null;
        int from = this.start;
        while (true)
        {
            int at = this.start + 1;
            bool? answer = this.FindSection(ref at, ref firstKey);
            if (answer is { } known)
            {
                return known;
            }

            if (!this.More())
            {
                throw this.CutShort($"within the object that starts at {this.Where(this.start)}");
            }
        }
    }

    /// <summary>True: a section was found; false: the object ended without; null: the buffer ended first.</summary>
    private bool? FindSection(ref int at, ref byte[]? firstKey)
    {
        while (true)
        {
            if (!this.Blanks(ref at))
            {
                return null;
            }

            if (this.buffer[at] == '}')
            {
                return false;
            }

            if (this.buffer[at] == ',')
            {
                at++;
                continue;
            }

            int keyAt = at;
            if (!this.SkipText(ref at))
            {
                return null;
            }

            ReadOnlySpan<byte> key = this.buffer.AsSpan(keyAt + 1, at - keyAt - 2);
            if (!this.Blanks(ref at))
            {
                return null;
            }

            if (this.buffer[at] != ':')
            {
                throw this.NotJson(at);
            }

            at++;
            if (!this.Blanks(ref at))
            {
                return null;
            }

            firstKey ??= key.ToArray();
            if (this.buffer[at] is (byte)'[' or (byte)'{' && this.SectionOf(key) >= 0)
            {
                return true;
            }

            if (!this.SkipValue(ref at))
            {
                return null;
            }
        }
    }

    /// <summary>The next member of a page: a section is entered, anything else skipped.</summary>
    private bool ReadMember()
    {
        this.NeedMore("within a page");
        byte next = this.buffer[this.start];
        if (next == ',')
        {
            this.start++;
            return false;
        }

        if (next == '}')
        {
            this.start++;
            this.inPage = false;
            return false;
        }

        int at = this.start;
        while (!this.SkipText(ref at))
        {
            at = this.Again("within a page");
        }

        int found = this.SectionOf(this.buffer.AsSpan(this.start + 1, at - this.start - 2));
        this.start = at;
        this.NeedMore("within a page");
        if (this.buffer[this.start] != ':')
        {
            throw this.NotJson();
        }

        this.start++;
        this.NeedMore("within a page");
        if (found >= 0 && this.buffer[this.start] == '[')
        {
            this.start++;
            this.section = found;
            return false;
        }

        if (found >= 0 && this.buffer[this.start] == '{')
        {
            this.Take("a record");
            this.Section = found;
            return true;
        }

        this.SkipHere();
        return false;
    }

    /// <summary>The next element of a section.</summary>
    private bool ReadElement()
    {
        this.NeedMore("within a list of records");
        switch (this.buffer[this.start])
        {
            case (byte)']':
                this.start++;
                this.section = -1;
                return false;
            case (byte)',':
                this.start++;
                return false;
            case (byte)'{':
                this.Take("a record");
                this.Section = this.section;
                return true;
            default:
                this.SkipHere();
                return false;
        }
    }

    /// <summary>Takes the object that starts here as the current record.</summary>
    private void Take(string what)
    {
        int length;
        while ((length = JsonStructure.Length(this.Rest)) < 0)
        {
            _ = this.Again($"within {what}");
        }

        this.Length = length;
        this.start += length;
        this.records++;
    }

    private void SkipHere()
    {
        int at = this.start;
        while (!this.SkipValue(ref at))
        {
            at = this.Again("within a page");
        }

        this.start = at;
    }

    private bool StartsWithKey(byte[] key)
    {
        int at = this.start + 1;
        return this.Blanks(ref at) && this.end - at > key.Length + 2 && this.buffer[at] == '"'
            && this.buffer.AsSpan(at + 1, key.Length).SequenceEqual(key) && this.buffer[at + 1 + key.Length] == '"';
    }

    private int SectionOf(ReadOnlySpan<byte> key) => this.sections.TryGetValue(System.Text.Encoding.UTF8.GetString(key), out int number) ? number : -1;

    /// <summary>Skips blanks from <paramref name="at"/> on; false where the buffer ends.</summary>
    private bool Blanks(ref int at)
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
    private bool SkipText(ref int at)
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
    private bool SkipValue(ref int at)
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

    private bool SkipBlanks()
    {
        while (!this.Blanks(ref this.start))
        {
            if (!this.More())
            {
                return false;
            }
        }

        return true;
    }

    private void NeedMore(string where)
    {
        if (!this.SkipBlanks())
        {
            throw this.CutShort(where);
        }
    }

    /// <summary>Reads more and starts again at the start, or says that the file is cut short.</summary>
    private int Again(string where) => this.More() ? this.start : throw this.CutShort(where);

    private bool Fill(int count)
    {
        while (this.end - this.start < count)
        {
            if (!this.More())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads more bytes behind those that are not used up; false at the end of the file.</summary>
    private bool More()
    {
        if (this.isAtEnd)
        {
            return false;
        }

        int kept = this.end - this.start;
        this.CountLines(this.start);
        this.bytesBefore += this.start;
        this.linesCountedTo = 0;
        if (kept > this.buffer.Length / 2)
        {
            if (kept >= LargestRecord)
            {
                throw new SourceException(this.input.Name, this.linesBefore + 1, null, $"A record is larger than {LargestRecord >> 20} MiB; {this.expected}.");
            }

            byte[] larger = ArrayPool<byte>.Shared.Rent(this.buffer.Length * 2);
            this.buffer.AsSpan(this.start, kept).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(this.buffer);
            this.buffer = larger;
        }
        else
        {
            this.buffer.AsSpan(this.start, kept).CopyTo(this.buffer);
        }

        this.start = 0;
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

    private long Line(int at) => this.linesBefore + this.buffer.AsSpan(this.linesCountedTo, Math.Max(at - this.linesCountedTo, 0)).Count((byte)'\n') + 1;

    private string Where(int at) => FormattableString.Invariant($"byte {this.bytesBefore + at}");

    private SourceException CutShort(string where) => new(
        this.input.Name,
        this.Line(this.end),
        null,
        FormattableString.Invariant($"The file is cut short: it ends at {this.Where(this.end)} {where}, after {this.records} whole records. Expected the whole page; fetch it again."));

    private SourceException NotJson(int? at = null)
    {
        int place = at ?? this.start;
        string seen = System.Text.Encoding.UTF8.GetString(this.buffer.AsSpan(place, Math.Min(20, this.end - place))).ReplaceLineEndings(" ");
        return new(this.input.Name, this.Line(place), null, $"'{seen}' at {this.Where(place)} is not JSON; {this.expected}.");
    }
}
