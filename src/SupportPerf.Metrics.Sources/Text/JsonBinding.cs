using System.Text.Json;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>Chosen properties of JSON records by name, nested ones by dotted path. Values that are no text count as they are written.</summary>
internal sealed class JsonBinding : RowBinding
{
    private readonly JsonRows rows;
    private readonly Node root = new([]);
    private readonly int[] starts;
    private readonly int[] lengths;
    private byte[] bytes = new byte[1024];
    private int used;

    public JsonBinding(JsonRows rows, IReadOnlyList<string> columns)
    {
        this.rows = rows;
        this.starts = new int[columns.Count];
        this.lengths = new int[columns.Count];
        for (int slot = 0; slot < columns.Count; slot++)
        {
            this.root.Add(columns[slot], slot);
        }
    }

    public override void Fill(Row row)
    {
        row.Begin(this.rows.Name, this.rows.Line);
        for (int slot = 0; slot < this.starts.Length; slot++)
        {
            row.Set(slot, this.bytes.AsSpan(this.starts[slot], this.lengths[slot]));
        }
    }

    /// <summary>Takes the properties of a record. False: it is no object.</summary>
    public bool Parse(ReadOnlySpan<byte> record)
    {
        this.used = 0;
        this.lengths.AsSpan().Clear();
        Utf8JsonReader reader = new(record);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        this.ParseObject(ref reader, this.root, record);
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
                this.ParseObject(ref reader, child, record);
                continue;
            }

            if (child.Slot < 0)
            {
                reader.Skip();
                continue;
            }

            if (reader.TokenType == JsonTokenType.String)
            {
                this.Reserve(reader.ValueSpan.Length);
                int length = reader.CopyString(this.bytes.AsSpan(this.used));
                this.Take(child.Slot, length);
                continue;
            }

            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            ReadOnlySpan<byte> value = record[start..(int)reader.BytesConsumed];
            this.Reserve(value.Length);
            value.CopyTo(this.bytes.AsSpan(this.used));
            this.Take(child.Slot, value.Length);
        }
    }

    private void Reserve(int length)
    {
        if (this.used + length > this.bytes.Length)
        {
            Array.Resize(ref this.bytes, Math.Max(this.bytes.Length * 2, this.used + length));
        }
    }

    private void Take(int slot, int length)
    {
        this.starts[slot] = this.used;
        this.lengths[slot] = length;
        this.used += length;
    }

    private sealed class Node(byte[] name)
    {
        private readonly byte[] name = name;
        private readonly List<Node> children = [];

        public int Slot { get; private set; } = -1;

        public bool HasChildren => this.children.Count > 0;

        /// <summary>Adds a path; every way to cut it at its dots leads to the slot, so a property named with a dot is found too.</summary>
        public void Add(string path, int slot)
        {
            this.Child(path).Slot = slot;
            for (int dot = path.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = path.IndexOf('.', dot + 1))
            {
                this.Child(path[..dot]).Add(path[(dot + 1)..], slot);
            }
        }

        public Node? Find(ref Utf8JsonReader reader)
        {
            foreach (Node child in this.children)
            {
                if (reader.ValueTextEquals(child.name))
                {
                    return child;
                }
            }

            return null;
        }

        private Node Child(string name)
        {
            byte[] bytes = System.Text.Encoding.UTF8.GetBytes(name);
            Node? child = this.children.Find(c => c.name.AsSpan().SequenceEqual(bytes));
            if (child is null)
            {
                child = new(bytes);
                this.children.Add(child);
            }

            return child;
        }
    }
}
