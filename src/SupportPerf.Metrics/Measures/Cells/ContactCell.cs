using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of verdicts that wait for contacts (40 bytes each), and of contacts (24 bytes each).</summary>
internal sealed class ContactCell : ICell<ContactCell>
{
    public List<ContactClaim> Claims { get; } = [];

    public List<ContactMade> Contacts { get; } = [];

    public bool IsEmpty => Claims.Count == 0 && Contacts.Count == 0;

    public void Merge(ContactCell other)
    {
        Claims.AddRange(other.Claims);
        Contacts.AddRange(other.Contacts);
    }

    public bool Holds(ContactCell other) => Multiset.Holds(Claims, other.Claims) && Multiset.Holds(Contacts, other.Contacts);

    public void Subtract(ContactCell other)
    {
        Multiset.Subtract(Claims, other.Claims);
        Multiset.Subtract(Contacts, other.Contacts);
    }

    /// <summary>Adds the verdicts as they stand at an instant.</summary>
    public void DecideInto(RatioCell cell, ContactIndex contacts, long asOf)
    {
        foreach (ContactClaim claim in Claims)
        {
            if (contacts.Fulfils(claim))
            {
                cell.Denominator++;
                cell.Numerator += claim.MetIfContacted ? 1 : 0;
            }
            else if (claim.Until == Nanoseconds.Never || asOf >= claim.Until)
            {
                cell.Denominator++;
                cell.Numerator += claim.MetIfContacted ? 0 : 1;
            }
            else
            {
                cell.Undecided++;
            }
        }
    }

    public void Write(ByteWriter into)
    {
        ContactClaim[] claims = Claims.ToArray();
        Array.Sort(claims);
        into.Count(claims.Length);
        foreach (ContactClaim claim in claims)
        {
            into.Hash(claim.Key);
            into.Signed(claim.From);
            into.Count((claim.MetIfContacted ? 2 : 0) + (claim.Until == Nanoseconds.Never ? 0 : 1));
            if (claim.Until != Nanoseconds.Never)
            {
                into.Signed(claim.Until);
            }
        }

        ContactMade[] contacts = Contacts.ToArray();
        Array.Sort(contacts);
        into.Count(contacts.Length);
        foreach (ContactMade contact in contacts)
        {
            into.Hash(contact.Key);
            into.Signed(contact.At);
        }
    }

    public void Read(ref ByteReader from, int calendars)
    {
        int claims = from.Length(bytesEach: 18);
        for (int i = 0; i < claims; i++)
        {
            TextHash key = from.Hash();
            long start = from.Instant();
            int kind = from.Index(4);
            ContactClaim claim = new(key, start, (kind & 1) == 0 ? Nanoseconds.Never : from.Signed(), (kind & 2) != 0);
            if (i > 0 && Claims[i - 1].CompareTo(claim) > 0)
            {
                throw from.Bad("has waiting verdicts out of order");
            }

            Claims.Add(claim);
        }

        int contacts = from.Length(bytesEach: 17);
        for (int i = 0; i < contacts; i++)
        {
            ContactMade contact = new(from.Hash(), from.Instant());
            if (i > 0 && Contacts[i - 1].CompareTo(contact) > 0)
            {
                throw from.Bad("has contacts out of order");
            }

            Contacts.Add(contact);
        }

        if (IsEmpty)
        {
            throw from.Bad("has a cell that is empty");
        }
    }
}
