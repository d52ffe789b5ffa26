using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>A record whose verdict depends on whether a contact with its key is made in a time after it.</summary>
/// <param name="Key">The key.</param>
/// <param name="From">Contacts after it count.</param>
/// <param name="Until">The last instant at which they do; <see cref="Nanoseconds.Never"/>: always, and the verdict does not wait.</param>
/// <param name="MetIfContacted">The verdict if there is one.</param>
internal readonly record struct ContactClaim(TextHash Key, long From, long Until, bool MetIfContacted) : IComparable<ContactClaim>
{
    public int CompareTo(ContactClaim other)
    {
        int order = Key.CompareTo(other.Key);
        order = order != 0 ? order : From.CompareTo(other.From);
        order = order != 0 ? order : Until.CompareTo(other.Until);
        return order != 0 ? order : MetIfContacted.CompareTo(other.MetIfContacted);
    }
}
