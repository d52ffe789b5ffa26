using System.Text.Json;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>
/// JSON records: an array of objects, an array in a property of one object, one object a line, or objects one behind the other.
/// Only one record is in memory at a time. A record that is no JSON object is passed over and reported.
/// </summary>
internal sealed class JsonRows : RowSource
{
    private const int LookAhead = 50;
    private readonly ByteBuffer _buffer;
    private readonly JsonValues _values;
    private readonly Queue<(byte[] Bytes, long Line)> _first = new();
    private readonly List<string> _columns = [];
    private readonly List<JsonBinding> _bindings = [];
    private readonly bool _inArray;
    private readonly bool _inLines;
    private bool _isStarted;
    private bool _isEnded;

    public JsonRows(ByteBuffer buffer, RowFormat format)
        : base(buffer.Input)
    {
        _buffer = buffer;
        _values = new JsonValues(buffer);
        _buffer.More();
        if (_values.Pending.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            _buffer.Start += 3;
        }

        _values.SkipBlanks();
        if (_values.Pending[0] == (byte)'[')
        {
            _values.Take(1);
            _inArray = true;
        }
        else if (format.JsonRecords is { } property)
        {
            _values.EnterArray(property);
            _inArray = true;
        }
        else
        {
            _inLines = FirstLineIsWhole();
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        while (_first.Count < LookAhead && TryNext(out int length))
        {
            ReadOnlySpan<byte> record = _values.Pending[..length];
            CollectNames(record, names);
            _first.Enqueue((record.ToArray(), _values.Line));
            _values.Take(length);
        }
    }

    public override bool HasHeader => false;

    public override IReadOnlyList<string> Columns => _columns;

    public override bool Has(string column) => _columns.Contains(column);

    public override RowBinding Bind(IReadOnlyList<string> columns)
    {
        JsonBinding binding = new(this, columns);
        _bindings.Add(binding);
        return binding;
    }

    public override bool Read(Action<DataIssue> issues)
    {
        while (true)
        {
            bool good;
            string? problem;
            if (_first.TryDequeue(out (byte[] Bytes, long Line) early))
            {
                Line = early.Line;
                good = Parse(early.Bytes, out problem);
            }
            else if (TryNext(out int length))
            {
                Line = _values.Line;
                good = Parse(_values.Pending[..length], out problem);
                _values.Take(length);
            }
            else
            {
                return false;
            }

            Rows++;
            if (good)
            {
                return true;
            }

            issues(new DataIssue
            {
                Kind = DataIssueKind.UnreadableRecord,
                Message = $"{SourceException.Place(Name, Line, null)}{problem} expected a JSON object. The record is left out.",
            });
        }
    }

    private bool Parse(ReadOnlySpan<byte> record, out string? problem)
    {
        problem = null;
        try
        {
            foreach (JsonBinding binding in _bindings)
            {
                if (!binding.Parse(record))
                {
                    problem = "The record is no object;";
                    return false;
                }
            }

            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem = $"The record is no valid JSON ({e.Message});";
            return false;
        }
    }

    /// <summary>Finds the next record; its bytes are the first of the pending ones.</summary>
    private bool TryNext(out int length)
    {
        length = 0;
        if (_isEnded)
        {
            return false;
        }

        _values.SkipBlanks();
        if (_inArray)
        {
            if (_values.Pending.IsEmpty)
            {
                throw _values.CutOff();
            }

            if (_values.Pending[0] == (byte)']')
            {
                _isEnded = true;
                return false;
            }

            if (_isStarted)
            {
                if (_values.Pending[0] != (byte)',')
                {
                    throw new SourceException(Name, _values.Line, null, $"There is '{(char)_values.Pending[0]}' behind a record; expected a comma or the end of the array.");
                }

                _values.Take(1);
                _values.SkipBlanks();
            }

            _isStarted = true;
        }
        else if (_values.Pending.IsEmpty)
        {
            _isEnded = true;
            return false;
        }

        if (_inLines)
        {
            while ((length = _values.Pending.IndexOf((byte)'\n')) < 0 && _buffer.More())
            {
            }

            length = length < 0 ? _values.Pending.Length : length;
            return true;
        }

        length = _values.ValueLength(mayEnd: !_inArray);
        return true;
    }

    private bool FirstLineIsWhole()
    {
        int end;
        while ((end = _values.Pending.IndexOf((byte)'\n')) < 0 && _buffer.More())
        {
        }

        if (end < 0)
        {
            return false;
        }

        // Either it is a whole value, or the value that starts here goes on behind the line.
        try
        {
            Utf8JsonReader reader = new(_values.Pending[..end]);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void CollectNames(ReadOnlySpan<byte> record, HashSet<string> names)
    {
        try
        {
            Utf8JsonReader reader = new(record);
            List<string> path = [];
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    string name = reader.GetString()!;
                    path.RemoveRange(reader.CurrentDepth - 1, path.Count - (reader.CurrentDepth - 1));
                    path.Add(name);
                    string full = string.Join('.', path);
                    if (names.Add(full))
                    {
                        _columns.Add(full);
                    }
                }
                else if (reader.TokenType == JsonTokenType.StartArray)
                {
                    reader.Skip();
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // It is reported when its turn comes to be read.
        }
    }
}
