using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>A contact: by whom about what, and when.</summary>
internal readonly record struct ContactMade(TextHash Key, long At) : IComparable<ContactMade>
{
    public int CompareTo(ContactMade other)
    {
        int order = Key.CompareTo(other.Key);
        return order != 0 ? order : At.CompareTo(other.At);
    }
}
