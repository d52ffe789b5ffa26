using System.Text.Json;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>Chosen properties of JSON records by name, nested ones by dotted path. Values that are no text count as they are written.</summary>
internal sealed class JsonBinding : RowBinding
{
    private readonly JsonRows _rows;
    private readonly Node _root = new([]);
    private readonly int[] _starts;
    private readonly int[] _lengths;
    private byte[] _bytes = new byte[1024];
    private int _used;

    public JsonBinding(JsonRows rows, IReadOnlyList<string> columns)
    {
        _rows = rows;
        _starts = new int[columns.Count];
        _lengths = new int[columns.Count];
        for (int slot = 0; slot < columns.Count; slot++)
        {
            _root.Add(columns[slot], slot);
        }
    }

    public override void Fill(Row row)
    {
        row.Begin(_rows.Name, _rows.Line);
        for (int slot = 0; slot < _starts.Length; slot++)
        {
            row.Set(slot, _bytes.AsSpan(_starts[slot], _lengths[slot]));
        }
    }

    /// <summary>Takes the properties of a record. False: it is no object.</summary>
    public bool Parse(ReadOnlySpan<byte> record)
    {
        _used = 0;
        _lengths.AsSpan().Clear();
        Utf8JsonReader reader = new(record);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        ParseObject(ref reader, _root, record);
        while (reader.Read())
        {
        }

        return true;
    }

    private void ParseObject(ref Utf8JsonReader reader, Node node, ReadOnlySpan<byte> record)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Node? child = node.Find(ref reader);
            reader.Read();
            if (child is null || reader.TokenType == JsonTokenType.Null)
            {
                reader.Skip();
                continue;
            }

            if (reader.TokenType == JsonTokenType.StartObject && child.HasChildren)
            {
                ParseObject(ref reader, child, record);
                continue;
            }

            if (child.Slot < 0)
            {
                reader.Skip();
                continue;
            }

            if (reader.TokenType == JsonTokenType.String)
            {
                Reserve(reader.ValueSpan.Length);
                int length = reader.CopyString(_bytes.AsSpan(_used));
                Take(child.Slot, length);
                continue;
            }

            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            ReadOnlySpan<byte> value = record[start..(int)reader.BytesConsumed];
            Reserve(value.Length);
            value.CopyTo(_bytes.AsSpan(_used));
            Take(child.Slot, value.Length);
        }
    }

    private void Reserve(int length)
    {
        if (_used + length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + length));
        }
    }

    private void Take(int slot, int length)
    {
        _starts[slot] = _used;
        _lengths[slot] = length;
        _used += length;
    }

    private sealed class Node(byte[] name)
    {
        private readonly byte[] _name = name;
        private readonly List<Node> _children = [];

        public int Slot { get; private set; } = -1;

        public bool HasChildren => _children.Count > 0;

        /// <summary>Adds a path; every way to cut it at its dots leads to the slot, so a property named with a dot is found too.</summary>
        public void Add(string path, int slot)
        {
            Child(path).Slot = slot;
            for (int dot = path.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = path.IndexOf('.', dot + 1))
            {
                Child(path[..dot]).Add(path[(dot + 1)..], slot);
            }
        }

        public Node? Find(ref Utf8JsonReader reader)
        {
            foreach (Node child in _children)
            {
                if (reader.ValueTextEquals(child._name))
                {
                    return child;
                }
            }

            return null;
        }

        private Node Child(string name)
        {
            byte[] bytes = System.Text.Encoding.UTF8.GetBytes(name);
            Node? child = _children.Find(c => c._name.AsSpan().SequenceEqual(bytes));
            if (child is null)
            {
                child = new(bytes);
                _children.Add(child);
            }

            return child;
        }
    }
}
