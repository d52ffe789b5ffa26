namespace SupportPerf.Metrics.Sources.Text;

/// <summary>What a text means, worked out once for each distinct text: looks up by UTF-8 bytes without making a string.</summary>
/// <remarks>Full, it forgets nothing and takes no more, so its size does not grow with the input.</remarks>
internal sealed class TextCache<T>
{
    private const int MaxCount = 1 << 14;
    private const int MaxLength = 256;
    private Entry[] _table = new Entry[16];
    private int _count;

    public bool TryGet(ReadOnlySpan<byte> text, out T value)
    {
        uint hash = Hash(text);
        for (uint i = hash; ; i = unchecked(i + 1))
        {
            ref Entry entry = ref _table[i & (uint)(_table.Length - 1)];
            if (entry.Text is null)
            {
                value = default!;
                return false;
            }

            if (entry.Hash == hash && text.SequenceEqual(entry.Text))
            {
                value = entry.Value;
                return true;
            }
        }
    }

    public void Add(ReadOnlySpan<byte> text, T value)
    {
        if (_count == MaxCount || text.Length > MaxLength)
        {
            return;
        }

        if (_count * 2 >= _table.Length)
        {
            Entry[] old = _table;
            _table = new Entry[old.Length * 2];
            foreach (Entry entry in old)
            {
                if (entry.Text is not null)
                {
                    Put(entry);
                }
            }
        }

        Put(new Entry { Hash = Hash(text), Text = text.ToArray(), Value = value });
        _count++;
    }

    // Mixes eight bytes at a time; wraps by design.
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        unchecked
        {
            ulong hash = (ulong)text.Length * 0x9E3779B97F4A7C15;
            while (text.Length >= 8)
            {
                hash = (hash ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(text)) * 0xD6E8FEB86659FD93;
                hash ^= hash >> 32;
                text = text[8..];
            }

            foreach (byte b in text)
            {
                hash = (hash ^ b) * 0x100000001B3;
            }

            hash *= 0xD6E8FEB86659FD93;
            return (uint)(hash >> 32);
        }
    }

    private void Put(Entry entry)
    {
        uint i = entry.Hash;
        while (_table[i & (uint)(_table.Length - 1)].Text is not null)
        {
            i = unchecked(i + 1);
        }

        _table[i & (uint)(_table.Length - 1)] = entry;
    }

    private struct Entry
    {
        public uint Hash;
        public byte[]? Text;
        public T Value;
    }
}
