using System.Text;
using System.Text.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>The beginning of a file, and the shape of its first JSON object: what a format is recognised by.</summary>
internal sealed class FileSample
{
    /// <summary>Enough for the long texts that stand first in messages of some systems.</summary>
    private const int Size = 256 * 1024;
    private readonly byte[] _bytes;
    private readonly Dictionary<string, HashSet<string>> _inner = [];

    private FileSample(string name, byte[] bytes)
    {
        Name = name;
        _bytes = bytes;
        ReadShape();
        if (!IsJson && bytes.Length > 0 && !IsHtml)
        {
            ReadColumns();
        }
    }

    public string Name { get; }

    /// <summary>The keys of the first object: of the page, or of the first record where records stand for themselves.</summary>
    public HashSet<string> Keys { get; } = [];

    /// <summary>The columns of a table; empty for anything but CSV.</summary>
    public IReadOnlySet<string> Columns { get; private set; } = Empty;

    public bool IsJson { get; private set; }

    /// <summary>A list without records, as an endpoint gives where there is nothing.</summary>
    public bool IsEmptyList { get; private set; }

    private string Start => Encoding.UTF8.GetString(_bytes).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');

    private bool IsHtml => Start.StartsWith('<');

    public static FileSample Of(SourceFile file)
    {
        byte[] buffer = new byte[Size];
        int count = 0;
        using ByteInput input = ByteInput.Open(file);
        while (count < Size && input.Read(buffer.AsSpan(count)) is > 0 and int read)
        {
            count += read;
        }

        return new(file.Name, buffer[..count]);
    }

    /// <summary>The keys of the first object below a key: the object itself or the first element of the array. Empty: there is none.</summary>
    public IReadOnlySet<string> Below(string key) => _inner.TryGetValue(key, out HashSet<string>? keys) ? keys : Empty;

    private static string[] ErrorKeys { get; } = ["error", "errors", "errorMessage", "errorMessages"];

    private static IReadOnlySet<string> Empty { get; } = new HashSet<string>(0);

    /// <summary>What it is, for somebody who expected something else.</summary>
    public string Describe()
    {
        if (_bytes.Length == 0)
        {
            return "it is empty.";
        }

        if (IsHtml)
        {
            return $"it is a web page ('{First(Start, 40)}'), as a login or error page gives; fetch it again, signed in.";
        }

        if (!IsJson)
        {
            return $"it is not JSON (it starts '{First(Start, 60)}'); a table needs a map.";
        }

        if (Keys.Count == 0)
        {
            return "it is JSON without an object in its first kilobytes.";
        }

        if (Keys.Overlaps(ErrorKeys))
        {
            return $"it is an error message of an API ('{First(Start, 120)}'), not an export.";
        }

        return $"it is JSON with the keys {string.Join(", ", Keys.Take(12))}, of no known system.";
    }

    private static string First(string text, int length)
    {
        string line = text.Length <= length ? text : text[..length] + "...";
        return line.ReplaceLineEndings(" ");
    }

    /// <summary>The header, where it is one.</summary>
    private void ReadColumns()
    {
        try
        {
            using CsvRows rows = new(ByteInput.Open(new(Name, () => new MemoryStream(_bytes))), RowFormat.Default);
            Columns = rows.Columns.ToHashSet(StringComparer.Ordinal);
        }
        catch (SourceException)
        {
            // Not a table; what it is instead is said by its beginning.
        }
    }

    private void ReadShape()
    {
        ReadOnlySpan<byte> text = _bytes;
        if (text.StartsWith("\uFEFF"u8))
        {
            text = text[3..];
        }

        text = text.TrimStart(" \t\r\n"u8);
        if (text.Length == 0 || (text[0] != '{' && text[0] != '['))
        {
            return;
        }

        Utf8JsonReader reader = new(text, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = 128 }));
        try
        {
            IsJson = reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                if (!reader.Read())
                {
                    return;
                }

                IsEmptyList = reader.TokenType == JsonTokenType.EndArray;
            }

            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadObject(ref reader);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // What was seen until here is the shape; the reader of the whole file says where it breaks. A name may be no UTF-8.
            IsJson = Keys.Count > 0;
        }
    }

    private void ReadObject(ref Utf8JsonReader reader)
    {
        int depth = reader.CurrentDepth;
        string? key = null;
        bool isFirst = false;
        int below = -1;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.CurrentDepth == depth + 1)
                {
                    key = reader.GetString()!;
                    Keys.Add(key);
                    isFirst = true;
                    below = -1;
                }
                else if (reader.CurrentDepth == below + 1 && below > 0)
                {
                    _inner[key!].Add(reader.GetString()!);
                }
            }
            else if (reader.TokenType == JsonTokenType.StartObject && isFirst)
            {
                isFirst = false;
                below = reader.CurrentDepth;
                _inner[key!] = [];
            }
            else if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == below)
            {
                below = -1;
            }
        }
    }
}
