using System.Text.Json;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>
/// JSON records: an array of objects, an array in a property of one object, one object a line, or objects one behind the other.
/// Only one record is in memory at a time. A record that is no JSON object is passed over and reported.
/// </summary>
internal sealed class JsonRows : RowSource
{
    private const int LookAhead = 50;
    private readonly ByteBuffer buffer;
    private readonly JsonValues values;
    private readonly Queue<(byte[] Bytes, long Line)> first = new();
    private readonly List<string> columns = [];
    private readonly List<JsonBinding> bindings = [];
    private readonly bool inArray;
    private readonly bool inLines;
    private bool isStarted;
    private bool isEnded;

    public JsonRows(ByteBuffer buffer, RowFormat format)
        : base(buffer.Input)
    {
        this.buffer = buffer;
        this.values = new JsonValues(buffer);
        this.buffer.More();
        if (this.values.Pending.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            this.buffer.Start += 3;
        }

        this.values.SkipBlanks();
        if (this.values.Pending[0] == (byte)'[')
        {
            this.values.Take(1);
            this.inArray = true;
        }
        else if (format.JsonRecords is { } property)
        {
            this.values.EnterArray(property);
            this.inArray = true;
        }
        else
        {
            this.inLines = this.FirstLineIsWhole();
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        while (this.first.Count < LookAhead && this.TryNext(out int length))
        {
            ReadOnlySpan<byte> record = this.values.Pending[..length];
            this.CollectNames(record, names);
            this.first.Enqueue((record.ToArray(), this.values.Line));
            this.values.Take(length);
        }
    }

    public override bool HasHeader => false;

    public override IReadOnlyList<string> Columns => this.columns;

    public override bool Has(string column) => this.columns.Contains(column);

    public override RowBinding Bind(IReadOnlyList<string> columns)
    {
        JsonBinding binding = new(this, columns);
        this.bindings.Add(binding);
        return binding;
    }

    public override bool Read(Action<DataIssue> issues)
    {
        while (true)
        {
            bool good;
            string? problem;
            if (this.first.TryDequeue(out (byte[] Bytes, long Line) early))
            {
                this.Line = early.Line;
                good = this.Parse(early.Bytes, out problem);
            }
            else if (this.TryNext(out int length))
            {
                this.Line = this.values.Line;
                good = this.Parse(this.values.Pending[..length], out problem);
                this.values.Take(length);
            }
            else
            {
                return false;
            }

            this.Rows++;
            if (good)
            {
                return true;
            }

            issues(new DataIssue
            {
                Kind = DataIssueKind.UnreadableRecord,
                Message = $"{SourceException.Place(this.Name, this.Line, null)}{problem} expected a JSON object. The record is left out.",
            });
        }
    }

    private bool Parse(ReadOnlySpan<byte> record, out string? problem)
    {
        problem = null;
        try
        {
            foreach (JsonBinding binding in this.bindings)
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
        if (this.isEnded)
        {
            return false;
        }

        this.values.SkipBlanks();
        if (this.inArray)
        {
            if (this.values.Pending.IsEmpty)
            {
                throw this.values.CutOff();
            }

            if (this.values.Pending[0] == (byte)']')
            {
                this.isEnded = true;
                return false;
            }

            if (this.isStarted)
            {
                if (this.values.Pending[0] != (byte)',')
                {
                    throw new SourceException(this.Name, this.values.Line, null, $"There is '{(char)this.values.Pending[0]}' behind a record; expected a comma or the end of the array.");
                }

                this.values.Take(1);
                this.values.SkipBlanks();
            }

            this.isStarted = true;
        }
        else if (this.values.Pending.IsEmpty)
        {
            this.isEnded = true;
            return false;
        }

        if (this.inLines)
        {
            while ((length = this.values.Pending.IndexOf((byte)'\n')) < 0 && this.buffer.More())
            {
            }

            length = length < 0 ? this.values.Pending.Length : length;
            return true;
        }

        length = this.values.ValueLength(mayEnd: !this.inArray);
        return true;
    }

    private bool FirstLineIsWhole()
    {
        int end;
        while ((end = this.values.Pending.IndexOf((byte)'\n')) < 0 && this.buffer.More())
        {
        }

        if (end < 0)
        {
            return false;
        }

        // Either it is a whole value, or the value that starts here goes on behind the line.
        try
        {
            Utf8JsonReader reader = new(this.values.Pending[..end]);
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
                        this.columns.Add(full);
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
