using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The observations of one share, by group and period. Not thread-safe.</summary>
internal sealed class RatioBlock(Run run, bool readsContacts = false) : RatioObserver, IBlock
{
    public CellMap<RatioCell> Cells { get; } = new(run.Window.Places);

    /// <summary>What depends on contacts across records; null for most shares.</summary>
    public ContactBlock? Contacts { get; } = readsContacts ? new ContactBlock(run) : null;

    public override RecordCalendar Hours => run.Hours;

    public override void By(string? agent) => run.Agents?.Use(agent);

    public override void Decided(bool met, long? anchor)
    {
        if (run.CellAt(Cells, anchor) is { } cell)
        {
            cell.Denominator++;
            cell.Numerator += met ? 1 : 0;
        }
    }

    public override void Undecided(long? anchor)
    {
        if (run.CellAt(Cells, anchor) is { } cell)
        {
            cell.Undecided++;
        }
    }

    public override void Exclude(string reason, long? anchor) => run.CellAt(Cells, anchor)?.Exclude(reason);

    public override void Open(OpenTarget target, long anchor)
    {
        if (run.CellAt(Cells, anchor) is { } cell)
        {
            (cell.Open ??= []).Add(target);
        }
    }

    public override void Claim(in ContactClaim claim, long anchor) => Contacts!.Claim(claim, anchor);

    public override void Contact(TextHash key, long at) => Contacts!.Contact(key, at);

    /// <summary>The cells with every verdict that depends on contacts as it stands at an instant.</summary>
    public CellMap<RatioCell> CellsAt(long asOf) => Contacts is null || Contacts.IsEmpty ? Cells : Contacts.Decide(Cells, asOf);

    public IReadOnlyList<IState> Maps => [Cells];

    public IEnumerable<KeyValuePair<string, IBlock>> NamedVariants => [];

    public IBlock? VariantNamed(string name) => null;

    public void Flush()
    {
    }
}
