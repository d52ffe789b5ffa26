using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Measures;

/// <summary>Takes the observations of a share for the record at hand.</summary>
internal abstract class RatioObserver
{
    /// <summary>The business hours of the record at hand.</summary>
    public abstract RecordCalendar Hours { get; }

    /// <summary>Whether it takes the runs of SLAs, not only their verdicts.</summary>
    public virtual bool WatchesRuns => false;

    /// <summary>The run that the next verdict is about.</summary>
    /// <param name="run">The run.</param>
    /// <param name="basis">The hours that its target counts.</param>
    /// <param name="due">When the target is used up. Null: never, by what is known.</param>
    public virtual void Watch(in SlaRun run, HoursBasis basis, long? due)
    {
    }

    /// <summary>Whose work the verdicts that follow are about; null: the record's own agent's.</summary>
    public virtual void By(string? agent)
    {
    }

    public abstract void Decided(bool met, long? anchor);

    public abstract void Undecided(long? anchor);

    public abstract void Exclude(string reason, long? anchor);

    /// <summary>A clock that still runs; whether it is late is judged at the as-of instant.</summary>
    public abstract void Open(OpenTarget target, long anchor);

    /// <summary>A record whose verdict depends on whether a contact with its key is made in time; judged at the as-of instant.</summary>
    public abstract void Claim(in ContactClaim claim, long anchor);

    /// <summary>A contact, whether its record counts in the window or not.</summary>
    public abstract void Contact(TextHash key, long at);
}
