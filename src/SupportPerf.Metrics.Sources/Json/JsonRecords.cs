using System.Text.Json;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>
/// The records in a JSON file, one after the other, each as a whole slice of a pooled buffer: lines of NDJSON, elements of an array,
/// elements of the named arrays of pages (<c>{"tickets":[...],"users":[...]}</c>), pages in lines or in an array, or a single named object.
/// </summary>
/// <remarks>Memory is one buffer, as large as twice the largest record. What is between the records is skipped, not kept.</remarks>
internal sealed class JsonRecords : IDisposable
{
    private readonly JsonText _text;
    private readonly IReadOnlyDictionary<string, int> _sections;
    private readonly string _expected;
    private bool _inArray;
    private bool _inPage;
    private int _section = -1;
    private byte[]? _bareKey;
    private int _length;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="sections">The names of the arrays (or single objects) of a page that hold records, with the number to know them by, from 0.</param>
    /// <param name="expected">What was expected, for messages.</param>
    public JsonRecords(SourceFile file, IReadOnlyDictionary<string, int> sections, string expected)
    {
        _sections = sections;
        _expected = expected;
        _text = new(file, expected);
    }

    /// <summary>The record: one whole object.</summary>
    public ReadOnlySpan<byte> Current => _text.Bytes.Slice(_text.Start - _length, _length);

    /// <summary>The number of the section that the record stands in; -1: it stands for itself.</summary>
    public int Section { get; private set; }

    /// <summary>The bytes of the file read so far, as stored.</summary>
    public long BytesRead => _text.BytesRead;

    public long? TotalBytes => _text.TotalBytes;

    /// <summary>Goes to the next record; false at the end of the file.</summary>
    /// <exception cref="SourceException">The file ends within a page or record, or is not JSON there.</exception>
    public bool Read()
    {
        while (true)
        {
            if (_section >= 0)
            {
                if (ReadElement())
                {
                    return true;
                }
            }
            else if (_inPage)
            {
                if (ReadMember())
                {
                    return true;
                }
            }
            else if (!_text.SkipBlanks())
            {
                return _inArray ? throw _text.CutShort("within an array of records") : false;
            }
            else if (ReadTop())
            {
                return true;
            }
        }
    }

    public void Dispose() => _text.Dispose();

    /// <summary>A problem at the record that was read last.</summary>
    public SourceException Unreadable(JsonException cause) =>
        new(_text.Name, _text.Line(_text.Start - _length), null, $"{_text.Where(_text.Start - _length)} is not well-formed JSON; {_expected}. {cause.Message}", cause);

    /// <summary>The line, from 1, on which the record that was read last starts.</summary>
    public long CurrentLine => _text.Line(_text.Start - _length);

    private bool ReadTop()
    {
        switch (_text.Here)
        {
            case (byte)'{':
                return ReadTopObject();
            case (byte)'[' when !_inArray:
                _inArray = true;
                _text.Start++;
                return false;
            case (byte)']' when _inArray:
                _inArray = false;
                _text.Start++;
                return false;
            case (byte)',' when _inArray:
                _text.Start++;
                return false;
            default:
                throw _text.NotJson();
        }
    }

    /// <summary>A page, which is entered, or a record that stands for itself.</summary>
    private bool ReadTopObject()
    {
        if (_bareKey is not null && StartsWithKey(_bareKey))
        {
            Take("a record");
            Section = -1;
            return true;
        }

        if (IsPage(out byte[]? firstKey))
        {
            _text.Start++;
            _inPage = true;
            return false;
        }

        _bareKey ??= firstKey;
        Take("a record");
        Section = -1;
        return true;
    }

    /// <summary>Whether the object here has a member that is a section. Looks at its keys without going on.</summary>
    private bool IsPage(out byte[]? firstKey)
    {
        firstKey = null;
        while (true)
        {
            int at = _text.Start + 1;
            bool? answer = FindSection(ref at, ref firstKey);
            if (answer is { } known)
            {
                return known;
            }

            if (!_text.More())
            {
                throw _text.CutShort($"within the object that starts at {_text.Where(_text.Start)}");
            }
        }
    }

    /// <summary>True: a section was found; false: the object ended without; null: the buffer ended first.</summary>
    private bool? FindSection(ref int at, ref byte[]? firstKey)
    {
        while (true)
        {
            if (!_text.Blanks(ref at))
            {
                return null;
            }

            if (_text.Bytes[at] == '}')
            {
                return false;
            }

            if (_text.Bytes[at] == ',')
            {
                at++;
                continue;
            }

            int keyAt = at;
            if (!_text.SkipText(ref at))
            {
                return null;
            }

            ReadOnlySpan<byte> key = _text.Bytes[(keyAt + 1)..(at - 1)];
            if (!_text.Blanks(ref at))
            {
                return null;
            }

            if (_text.Bytes[at] != ':')
            {
                throw _text.NotJson(at);
            }

            at++;
            if (!_text.Blanks(ref at))
            {
                return null;
            }

            firstKey ??= key.ToArray();
            if (_text.Bytes[at] is (byte)'[' or (byte)'{' && SectionOf(key) >= 0)
            {
                return true;
            }

            if (!_text.SkipValue(ref at))
            {
                return null;
            }
        }
    }

    /// <summary>The next member of a page: a section is entered, anything else skipped.</summary>
    private bool ReadMember()
    {
        _text.NeedMore("within a page");
        byte next = _text.Here;
        if (next == ',')
        {
            _text.Start++;
            return false;
        }

        if (next == '}')
        {
            _text.Start++;
            _inPage = false;
            return false;
        }

        int at = _text.Start;
        while (!_text.SkipText(ref at))
        {
            at = _text.Again("within a page");
        }

        int found = SectionOf(_text.Bytes[(_text.Start + 1)..(at - 1)]);
        _text.Start = at;
        _text.NeedMore("within a page");
        if (_text.Here != ':')
        {
            throw _text.NotJson();
        }

        _text.Start++;
        _text.NeedMore("within a page");
        if (found >= 0 && _text.Here == '[')
        {
            _text.Start++;
            _section = found;
            return false;
        }

        if (found >= 0 && _text.Here == '{')
        {
            Take("a record");
            Section = found;
            return true;
        }

        SkipHere();
        return false;
    }

    /// <summary>The next element of a section.</summary>
    private bool ReadElement()
    {
        _text.NeedMore("within a list of records");
        switch (_text.Here)
        {
            case (byte)']':
                _text.Start++;
                _section = -1;
                return false;
            case (byte)',':
                _text.Start++;
                return false;
            case (byte)'{':
                Take("a record");
                Section = _section;
                return true;
            default:
                SkipHere();
                return false;
        }
    }

    /// <summary>Takes the object that starts here as the current record.</summary>
    private void Take(string what)
    {
        int found;
        while ((found = JsonStructure.Length(_text.Rest)) < 0)
        {
            _ = _text.Again($"within {what}");
        }

        _length = found;
        _text.Start += found;
        _text.Records++;
    }

    private void SkipHere()
    {
        int at = _text.Start;
        while (!_text.SkipValue(ref at))
        {
            at = _text.Again("within a page");
        }

        _text.Start = at;
    }

    private bool StartsWithKey(byte[] key)
    {
        int at = _text.Start + 1;
        return _text.Blanks(ref at) && _text.Bytes.Length - at > key.Length + 2 && _text.Bytes[at] == '"'
            && _text.Bytes.Slice(at + 1, key.Length).SequenceEqual(key) && _text.Bytes[at + 1 + key.Length] == '"';
    }

    private int SectionOf(ReadOnlySpan<byte> key) => _sections.TryGetValue(System.Text.Encoding.UTF8.GetString(key), out int number) ? number : -1;
}
