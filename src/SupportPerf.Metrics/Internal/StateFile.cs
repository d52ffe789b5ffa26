using System.Buffers;

namespace SupportPerf.Metrics.Internal;

/// <summary>
/// The bytes of a saved state:
/// <code>
/// magic       4 bytes  "SPMS"
/// version     1 byte   1
/// layout      text     what the state was made under, in lines: two states of one layout can be added up
/// sections    number   how many follow, ordered by name, then by content
///   name      text     such as "tickets/first_response_time"; a name may repeat: such sections add up
///   content   number of bytes, then the bytes
/// checksum    8 bytes  CRC-64/XZ of everything before, least significant byte first
/// </code>
/// Numbers and texts are those of <see cref="ByteWriter"/>. Equal states have equal bytes. A section whose name is not known is kept as it is.
/// </summary>
internal sealed class StateFile
{
    private const int MagicLength = 4;
    private const int ChecksumLength = 8;
    private const byte Version = 1;

    private StateFile(string layout, List<Section> sections)
    {
        Layout = layout;
        Sections = sections;
    }

    public string Layout { get; }

    public IReadOnlyList<Section> Sections { get; }

    private static ReadOnlySpan<byte> Magic => "SPMS"u8;

    public static void Write(IBufferWriter<byte> destination, string layout, IEnumerable<Section> sections)
    {
        ByteWriter bytes = new();
        bytes.Bytes(Magic);
        bytes.Byte(Version);
        bytes.Text(layout);
        List<Section> ordered = sections.ToList();
        ordered.Sort();
        bytes.Count(ordered.Count);
        foreach (Section section in ordered)
        {
            bytes.Text(section.Name);
            bytes.Count(section.Content.Length);
            bytes.Bytes(section.Content);
        }

        bytes.Word(Crc64.Of(bytes.Written));
        bytes.CopyTo(destination);
    }

    public static StateFile Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < MagicLength + 1 + ChecksumLength || !bytes.Slice(0, MagicLength).SequenceEqual(Magic))
        {
            throw new InvalidStateException("These bytes are no saved state: they do not begin with SPMS, or end before a state could.");
        }

        if (bytes[MagicLength] != Version)
        {
            throw new InvalidStateException(FormattableString.Invariant(
                $"The saved state has version {bytes[MagicLength]}; this library reads version {Version}. Use the library that wrote it, or a newer one."));
        }

        int end = bytes.Length - ChecksumLength;
        ByteReader checksum = new(bytes.Slice(end), end);
        if (Crc64.Of(bytes.Slice(0, end)) != checksum.Word())
        {
            throw new InvalidStateException("The saved state is damaged: its checksum does not match. Bytes are missing or were changed; nothing of it was used.");
        }

        ByteReader from = new(bytes.Slice(MagicLength + 1, end - MagicLength - 1), MagicLength + 1);
        string layout = from.Text();
        int count = from.Length(bytesEach: 2);
        List<Section> sections = new(count);
        for (int i = 0; i < count; i++)
        {
            string name = from.Text();
            ByteReader content = from.Part();
            Section section = new(name, content.Rest().ToArray(), content.Offset);
            if (i > 0 && sections[i - 1].CompareTo(section) > 0)
            {
                throw from.Bad("has sections out of order");
            }

            sections.Add(section);
        }

        from.End();
        return new StateFile(layout, sections);
    }

    internal readonly struct Section(string name, byte[] content, int offset = 0) : IComparable<Section>
    {
        public string Name { get; } = name;

        public byte[] Content { get; } = content;

        public ByteReader Read() => new(Content, offset);

        public int CompareTo(Section other)
        {
            int order = string.CompareOrdinal(Name, other.Name);
            return order != 0 ? order : Content.AsSpan().SequenceCompareTo(other.Content);
        }
    }
}
