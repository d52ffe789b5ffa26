using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>A question to a field: whether it is one of some texts, or none of them, or missing.</summary>
internal sealed class Condition(FieldColumn column, IReadOnlyList<byte[]>? texts, bool expected)
{
    /// <summary>The answer. A missing field is none of the texts.</summary>
    public bool Holds(Row row) => texts is null
        ? column.IsMissing(column.Raw(row)) == expected
        : IsListed(column.Raw(row)) == expected;

    /// <summary>The answer, null where the field is missing and the question is not whether it is.</summary>
    public bool? Answer(Row row) => texts is not null && !IsListed(column.Raw(row)) && column.IsMissing(column.Raw(row)) ? null : Holds(row);

    private bool IsListed(ReadOnlySpan<byte> text)
    {
        foreach (byte[] listed in texts!)
        {
            if (text.SequenceEqual(listed))
            {
                return true;
            }
        }

        return false;
    }
}
