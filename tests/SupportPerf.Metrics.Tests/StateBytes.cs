using System.Buffers;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tests;

/// <summary>Changes saved states in ways that keep them well-formed outside: the checksum is right again.</summary>
internal static class StateBytes
{
    public static byte[] WithSection(byte[] saved, string name, byte[] content)
    {
        StateFile file = StateFile.Read(saved);
        return Write(file.Layout, [.. file.Sections, new(name, content)]);
    }

    public static byte[] WithoutSection(byte[] saved, string name)
    {
        StateFile file = StateFile.Read(saved);
        return Write(file.Layout, file.Sections.Where(section => section.Name != name));
    }

    public static IEnumerable<string> SectionNames(byte[] saved) => StateFile.Read(saved).Sections.Select(static section => section.Name);

    /// <summary>The bytes with a checksum that fits them.</summary>
    public static byte[] Sealed(byte[] bytes)
    {
        byte[] copy = [.. bytes];
        ulong crc = Crc64.Of(copy.AsSpan(0, copy.Length - 8));
        for (int i = 0; i < 8; i++)
        {
            copy[copy.Length - 8 + i] = (byte)((crc >> (8 * i)) & 0xFF);
        }

        return copy;
    }

    private static byte[] Write(string layout, IEnumerable<StateFile.Section> sections)
    {
        ArrayBufferWriter<byte> bytes = new();
        StateFile.Write(bytes, layout, sections);
        return bytes.WrittenSpan.ToArray();
    }
}
