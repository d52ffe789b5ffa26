using System.Text.Json;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>
/// The records in a JSON file, one after the other, each as a whole slice of a pooled buffer: lines of NDJSON, elements of an array,
/// elements of the named arrays of pages (<c>{"tickets":[...],"users":[...]}</c>), pages in lines or in an array, or a single named object.
/// </summary>
/// <remarks>Memory is one buffer, as large as twice the largest record. What is between the records is skipped, not kept.</remarks>
internal sealed class JsonRecords : IDisposable
{
    private readonly JsonText text;
    private readonly IReadOnlyDictionary<string, int> sections;
    private readonly string expected;
    private bool inArray;
    private bool inPage;
    private int section = -1;
    private byte[]? bareKey;
    private int length;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="sections">The names of the arrays (or single objects) of a page that hold records, with the number to know them by, from 0.</param>
    /// <param name="expected">What was expected, for messages.</param>
    public JsonRecords(SourceFile file, IReadOnlyDictionary<string, int> sections, string expected)
    {
        this.sections = sections;
        this.expected = expected;
        this.text = new(file, expected);
    }

    /// <summary>The record: one whole object.</summary>
    public ReadOnlySpan<byte> Current => this.text.Bytes.Slice(this.text.Start - this.length, this.length);

    /// <summary>The number of the section that the record stands in; -1: it stands for itself.</summary>
    public int Section { get; private set; }

    /// <summary>The bytes of the file read so far, as stored.</summary>
    public long BytesRead => this.text.BytesRead;

    public long? TotalBytes => this.text.TotalBytes;

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
            else if (!this.text.SkipBlanks())
            {
                return this.inArray ? throw this.text.CutShort("within an array of records") : false;
            }
            else if (this.ReadTop())
            {
                return true;
            }
        }
    }

    public void Dispose() => this.text.Dispose();

    /// <summary>A problem at the record that was read last.</summary>
    public SourceException Unreadable(JsonException cause) =>
        new(this.text.Name, this.text.Line(this.text.Start - this.length), null, $"{this.text.Where(this.text.Start - this.length)} is not well-formed JSON; {this.expected}. {cause.Message}", cause);

    /// <summary>The line, from 1, on which the record that was read last starts.</summary>
    public long CurrentLine => this.text.Line(this.text.Start - this.length);

    private bool ReadTop()
    {
        switch (this.text.Here)
        {
            case (byte)'{':
                return this.ReadTopObject();
            case (byte)'[' when !this.inArray:
                this.inArray = true;
                this.text.Start++;
                return false;
            case (byte)']' when this.inArray:
                this.inArray = false;
                this.text.Start++;
                return false;
            case (byte)',' when this.inArray:
                this.text.Start++;
                return false;
            default:
                throw this.text.NotJson();
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
            this.text.Start++;
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
        while (true)
        {
            int at = this.text.Start + 1;
            bool? answer = this.FindSection(ref at, ref firstKey);
            if (answer is { } known)
            {
                return known;
            }

            if (!this.text.More())
            {
                throw this.text.CutShort($"within the object that starts at {this.text.Where(this.text.Start)}");
            }
        }
    }

    /// <summary>True: a section was found; false: the object ended without; null: the buffer ended first.</summary>
    private bool? FindSection(ref int at, ref byte[]? firstKey)
    {
        while (true)
        {
            if (!this.text.Blanks(ref at))
            {
                return null;
            }

            if (this.text.Bytes[at] == '}')
            {
                return false;
            }

            if (this.text.Bytes[at] == ',')
            {
                at++;
                continue;
            }

            int keyAt = at;
            if (!this.text.SkipText(ref at))
            {
                return null;
            }

            ReadOnlySpan<byte> key = this.text.Bytes[(keyAt + 1)..(at - 1)];
            if (!this.text.Blanks(ref at))
            {
                return null;
            }

            if (this.text.Bytes[at] != ':')
            {
                throw this.text.NotJson(at);
            }

            at++;
            if (!this.text.Blanks(ref at))
            {
                return null;
            }

            firstKey ??= key.ToArray();
            if (this.text.Bytes[at] is (byte)'[' or (byte)'{' && this.SectionOf(key) >= 0)
            {
                return true;
            }

            if (!this.text.SkipValue(ref at))
            {
                return null;
            }
        }
    }

    /// <summary>The next member of a page: a section is entered, anything else skipped.</summary>
    private bool ReadMember()
    {
        this.text.NeedMore("within a page");
        byte next = this.text.Here;
        if (next == ',')
        {
            this.text.Start++;
            return false;
        }

        if (next == '}')
        {
            this.text.Start++;
            this.inPage = false;
            return false;
        }

        int at = this.text.Start;
        while (!this.text.SkipText(ref at))
        {
            at = this.text.Again("within a page");
        }

        int found = this.SectionOf(this.text.Bytes[(this.text.Start + 1)..(at - 1)]);
        this.text.Start = at;
        this.text.NeedMore("within a page");
        if (this.text.Here != ':')
        {
            throw this.text.NotJson();
        }

        this.text.Start++;
        this.text.NeedMore("within a page");
        if (found >= 0 && this.text.Here == '[')
        {
            this.text.Start++;
            this.section = found;
            return false;
        }

        if (found >= 0 && this.text.Here == '{')
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
        this.text.NeedMore("within a list of records");
        switch (this.text.Here)
        {
            case (byte)']':
                this.text.Start++;
                this.section = -1;
                return false;
            case (byte)',':
                this.text.Start++;
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
        int found;
        while ((found = JsonStructure.Length(this.text.Rest)) < 0)
        {
            _ = this.text.Again($"within {what}");
        }

        this.length = found;
        this.text.Start += found;
        this.text.Records++;
    }

    private void SkipHere()
    {
        int at = this.text.Start;
        while (!this.text.SkipValue(ref at))
        {
            at = this.text.Again("within a page");
        }

        this.text.Start = at;
    }

    private bool StartsWithKey(byte[] key)
    {
        int at = this.text.Start + 1;
        return this.text.Blanks(ref at) && this.text.Bytes.Length - at > key.Length + 2 && this.text.Bytes[at] == '"'
            && this.text.Bytes.Slice(at + 1, key.Length).SequenceEqual(key) && this.text.Bytes[at + 1 + key.Length] == '"';
    }

    private int SectionOf(ReadOnlySpan<byte> key) => this.sections.TryGetValue(System.Text.Encoding.UTF8.GetString(key), out int number) ? number : -1;
}
