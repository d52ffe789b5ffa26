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
    private readonly Queue<(byte[] Bytes, long Line)> first = new();
    private readonly List<string> columns = [];
    private readonly List<JsonBinding> bindings = [];
    private readonly bool inArray;
    private readonly bool inLines;
    private bool isStarted;
    private bool isEnded;
    private long nextLine = 1;

    public JsonRows(ByteBuffer buffer, RowFormat format)
        : base(buffer.Input)
    {
        this.buffer = buffer;
        this.buffer.More();
        if (this.buffer.Pending.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            this.buffer.Start += 3;
        }

        this.SkipWhiteSpace();
        if (this.buffer.Pending[0] == (byte)'[')
        {
            this.Take(1);
            this.inArray = true;
        }
        else if (format.JsonRecords is { } property)
        {
            this.GoTo(property);
            this.inArray = true;
        }
        else
        {
            this.inLines = this.FirstLineIsWhole();
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        while (this.first.Count < LookAhead && this.TryNext(out int length))
        {
            ReadOnlySpan<byte> record = this.buffer.Pending[..length];
            this.CollectNames(record, names);
            this.first.Enqueue((record.ToArray(), this.nextLine));
            this.Take(length);
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
                this.Line = this.nextLine;
                good = this.Parse(this.buffer.Pending[..length], out problem);
                this.Take(length);
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

        this.SkipWhiteSpace();
        if (this.inArray)
        {
            if (this.buffer.Pending.IsEmpty)
            {
                throw this.CutOff();
            }

            if (this.buffer.Pending[0] == (byte)']')
            {
                this.isEnded = true;
                return false;
            }

            if (this.isStarted)
            {
                if (this.buffer.Pending[0] != (byte)',')
                {
                    throw new SourceException(this.Name, this.nextLine, null, $"There is '{(char)this.buffer.Pending[0]}' behind a record; expected a comma or the end of the array.");
                }

                this.Take(1);
                this.SkipWhiteSpace();
            }

            this.isStarted = true;
        }
        else if (this.buffer.Pending.IsEmpty)
        {
            this.isEnded = true;
            return false;
        }

        if (this.inLines)
        {
            while ((length = this.buffer.Pending.IndexOf((byte)'\n')) < 0 && this.buffer.More())
            {
            }

            length = length < 0 ? this.buffer.Pending.Length : length;
            return true;
        }

        length = this.ScanValue();
        return true;
    }

    private SourceException CutOff() => new(this.Name, this.nextLine, null, "The JSON ends in the middle; expected the end of the array or object. Is the file cut off?");

    /// <summary>The length of the value that starts here, by brackets and quotes alone; whether it is good JSON shows when it is parsed.</summary>
    private int ScanValue()
    {
        int depth = 0;
        int at = 0;
        bool inText = false;
        while (true)
        {
            ReadOnlySpan<byte> pending = this.buffer.Pending;
            for (; at < pending.Length; at++)
            {
                byte c = pending[at];
                if (inText)
                {
                    int found = pending[at..].IndexOfAny((byte)'"', (byte)'\\');
                    at = found < 0 ? pending.Length - 1 : at + found;
                    if (found < 0)
                    {
                        continue;
                    }

                    if (pending[at] == (byte)'"')
                    {
                        inText = false;
                        if (depth == 0)
                        {
                            return at + 1;
                        }
                    }
                    else if (at + 1 < pending.Length)
                    {
                        at++;
                    }
                    else
                    {
                        break;
                    }

                    continue;
                }

                switch (c)
                {
                    case (byte)'"':
                        inText = true;
                        break;
                    case (byte)'{' or (byte)'[':
                        depth++;
                        break;
                    case (byte)'}' or (byte)']' when depth > 0:
                        depth--;
                        if (depth == 0)
                        {
                            return at + 1;
                        }

                        break;
                    case (byte)',' or (byte)']' or (byte)'}' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' when depth == 0:
                        return Math.Max(at, 1);
                }
            }

            if (!this.buffer.More())
            {
                return depth == 0 && !inText && !this.inArray ? Math.Max(at, 1) : throw this.CutOff();
            }
        }
    }

    private bool FirstLineIsWhole()
    {
        int end;
        while ((end = this.buffer.Pending.IndexOf((byte)'\n')) < 0 && this.buffer.More())
        {
        }

        if (end < 0)
        {
            return false;
        }

        // Either it is a whole value, or the value that starts here goes on behind the line.
        try
        {
            Utf8JsonReader reader = new(this.buffer.Pending[..end]);
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

    /// <summary>Goes into the array that a property of the top-level object holds.</summary>
    private void GoTo(string property)
    {
        this.Take(1);
        while (true)
        {
            this.SkipWhiteSpace();
            if (this.buffer.Pending.IsEmpty)
            {
                throw this.CutOff();
            }

            byte c = this.buffer.Pending[0];
            if (c == (byte)',')
            {
                this.Take(1);
                continue;
            }

            if (c != (byte)'"')
            {
                throw new SourceException(this.Name, this.nextLine, property, "The JSON object has no such property; expected it to hold the array of records.");
            }

            int length = this.ScanValue();
            bool found = this.buffer.Pending[1..(length - 1)].SequenceEqual(System.Text.Encoding.UTF8.GetBytes(property));
            this.Take(length);
            this.SkipWhiteSpace();
            if (!this.buffer.Pending.IsEmpty && this.buffer.Pending[0] == (byte)':')
            {
                this.Take(1);
                this.SkipWhiteSpace();
            }

            if (found && !this.buffer.Pending.IsEmpty && this.buffer.Pending[0] == (byte)'[')
            {
                this.Take(1);
                return;
            }

            if (found)
            {
                throw new SourceException(this.Name, this.nextLine, property, "The property holds no array; expected the array of records.");
            }

            this.Take(this.ScanValue());
        }
    }

    private void SkipWhiteSpace()
    {
        while (true)
        {
            int found = this.buffer.Pending.IndexOfAnyExcept(" \t\r\n"u8);
            this.Take(found < 0 ? this.buffer.Pending.Length : found);
            if (found >= 0 || !this.buffer.More())
            {
                return;
            }
        }
    }

    private void Take(int length)
    {
        this.nextLine += this.buffer.Pending[..length].Count((byte)'\n');
        this.buffer.Start += length;
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
