using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Measures;

/// <summary>Puts observations straight into one cell: what a single measure is made of.</summary>
internal sealed class RatioCellObserver : RatioObserver
{
    private readonly RatioCell _cell;
    private readonly ContactCell _contacts;

    public RatioCellObserver(ShareCell cell, CalendarSet calendars)
    {
        _cell = cell.Ratio;
        _contacts = cell.Contacts;
        Hours = new RecordCalendar(calendars);
        Hours.Set(calendars.IsEmpty ? -1 : 0);
    }

    public override RecordCalendar Hours { get; }

    public override void Decided(bool met, long? anchor)
    {
        _cell.Denominator++;
        _cell.Numerator += met ? 1 : 0;
    }

    public override void Undecided(long? anchor) => _cell.Undecided++;

    public override void Exclude(string reason, long? anchor) => _cell.Exclude(reason);

    public override void Open(OpenTarget target, long anchor) => (_cell.Open ??= []).Add(target);

    public override void Claim(in ContactClaim claim, long anchor) => _contacts.Claims.Add(claim);

    public override void Contact(TextHash key, long at) => _contacts.Contacts.Add(new ContactMade(key, at));
}
