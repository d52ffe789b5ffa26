using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>A column, and the texts that mean that it holds nothing. Empty always does.</summary>
internal sealed class FieldColumn(string name, int slot, IReadOnlyList<byte[]> missing)
{
    public string Name => name;

    /// <summary>The field's text; empty where it is missing.</summary>
    public ReadOnlySpan<byte> Text(Row row)
    {
        ReadOnlySpan<byte> text = row[slot];
        return IsMissing(text) ? default : text;
    }

    /// <summary>The field's text as it stands, whether it means missing or not.</summary>
    public ReadOnlySpan<byte> Raw(Row row) => row[slot];

    public bool IsMissing(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        foreach (byte[] token in missing)
        {
            if (text.SequenceEqual(token))
            {
                return true;
            }
        }

        return false;
    }
}
