using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of a single share: its counts, and the verdicts that wait for contacts.</summary>
internal sealed class ShareCell : ICell<ShareCell>
{
    public RatioCell Ratio { get; } = new();

    public ContactCell Contacts { get; } = new();

    public bool IsEmpty => Ratio.IsEmpty && Contacts.IsEmpty;

    /// <summary>The counts with every verdict as it stands at an instant.</summary>
    public RatioCell At(long asOf)
    {
        if (Contacts.IsEmpty)
        {
            return Ratio;
        }

        RatioCell decided = new();
        decided.Merge(Ratio);
        Contacts.DecideInto(decided, new ContactIndex([Contacts]), asOf);
        return decided;
    }

    public void Merge(ShareCell other)
    {
        Ratio.Merge(other.Ratio);
        Contacts.Merge(other.Contacts);
    }

    public bool Holds(ShareCell other) => Ratio.Holds(other.Ratio) && Contacts.Holds(other.Contacts);

    public void Subtract(ShareCell other)
    {
        Ratio.Subtract(other.Ratio);
        Contacts.Subtract(other.Contacts);
    }

    public void Write(ByteWriter into)
    {
        into.Count((Ratio.IsEmpty ? 0 : 1) + (Contacts.IsEmpty ? 0 : 2));
        if (!Ratio.IsEmpty)
        {
            Ratio.Write(into);
        }

        if (!Contacts.IsEmpty)
        {
            Contacts.Write(into);
        }
    }

    public void Read(ref ByteReader from, int calendars)
    {
        int parts = from.Index(4);
        if (parts == 0)
        {
            throw from.Bad("has a cell that is empty");
        }

        if ((parts & 1) != 0)
        {
            Ratio.Read(ref from, calendars);
        }

        if ((parts & 2) != 0)
        {
            Contacts.Read(ref from, calendars);
        }
    }
}
