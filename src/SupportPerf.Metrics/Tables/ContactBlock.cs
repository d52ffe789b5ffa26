using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// The verdicts of one share that depend on contacts across records, by group and period, and the contacts, whatever the window: one after it may
/// void a record in it. Not thread-safe.
/// </summary>
internal sealed class ContactBlock(Run run) : IBlock
{
    private CellMap<ContactCell> Claims { get; } = new(run.Window.Places);

    private CellMap<ContactCell> Contacts { get; } = new(run.Window.Places, timeless: true);

    public bool IsEmpty => Claims.IsEmpty;

    public IReadOnlyList<IState> Maps => [Claims, Contacts];

    public IEnumerable<KeyValuePair<string, IBlock>> NamedVariants => [];

    public IBlock? VariantNamed(string name) => null;

    public void Flush()
    {
    }

    public void Claim(in ContactClaim claim, long anchor) => run.CellAt(Claims, anchor)?.Claims.Add(claim);

    public void Contact(TextHash key, long at) => Contacts.At(run.Group, Periods.All).Contacts.Add(new ContactMade(key, at));

    /// <summary>Cells with the verdicts as they stand at an instant, beside what was decided without them.</summary>
    public CellMap<RatioCell> Decide(CellMap<RatioCell> cells, long asOf)
    {
        ContactIndex contacts = new(Contacts.All().Select(static entry => entry.Cell));
        CellMap<RatioCell> decided = new(run.Window.Places);
        foreach ((int group, int period, RatioCell cell) in cells.All())
        {
            decided.At(group, period).Merge(cell);
        }

        foreach ((int group, int period, ContactCell claims) in Claims.All())
        {
            claims.DecideInto(decided.At(group, period), contacts, asOf);
        }

        return decided;
    }
}
