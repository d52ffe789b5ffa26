namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>All contacts of a run, to be asked whether one was made in a time. Built once in O(n log n), asked in O(log n).</summary>
internal sealed class ContactIndex
{
    private readonly ContactMade[] _contacts;

    public ContactIndex(IEnumerable<ContactCell> cells)
    {
        _contacts = cells.SelectMany(static cell => cell.Contacts).ToArray();
        Array.Sort(_contacts);
    }

    /// <summary>Whether a contact was made after the start of the claim and not after its end.</summary>
    public bool Fulfils(in ContactClaim claim)
    {
        int low = 0;
        int high = _contacts.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            int order = _contacts[middle].Key.CompareTo(claim.Key);
            if (order < 0 || (order == 0 && _contacts[middle].At <= claim.From))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < _contacts.Length && _contacts[low].Key.Equals(claim.Key) && _contacts[low].At <= claim.Until;
    }
}
