using NodaTime;
using SupportPerf.Metrics.Calendars;

namespace SupportPerf.Metrics;

/// <content>Calendars as sets of instants.</content>
public sealed partial class BusinessCalendar
{
    /// <summary>The calendar that is open when both are, whatever their zones: the hours that two teams share.</summary>
    /// <param name="left">A calendar; the result has its zone.</param>
    /// <param name="right">Another.</param>
    /// <returns>The intersection.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static BusinessCalendar operator &(BusinessCalendar left, BusinessCalendar right) => Combine(left, right, Combination.Intersection);

    /// <summary>The calendar that is open when either is, whatever their zones: follow-the-sun cover.</summary>
    /// <param name="left">A calendar; the result has its zone.</param>
    /// <param name="right">Another.</param>
    /// <returns>The union.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static BusinessCalendar operator |(BusinessCalendar left, BusinessCalendar right) => Combine(left, right, Combination.Union);

    /// <summary>This calendar without the instants at which another is open.</summary>
    /// <param name="other">What to take away.</param>
    /// <returns>The difference, in this calendar's zone.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public BusinessCalendar Except(BusinessCalendar other) => Combine(this, other, Combination.Difference);

    /// <summary>This calendar without some pauses: the time that a ticket was on hold. Exact to the nanosecond; pauses may overlap and come in any order.</summary>
    /// <param name="pauses">The pauses. One without a start or an end reaches beyond every instant.</param>
    /// <returns>The difference, in this calendar's zone.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pauses"/> is null.</exception>
    public BusinessCalendar Except(IEnumerable<Interval> pauses) =>
        new(new PausedOpenSet(_timeline.Set, pauses ?? throw new ArgumentNullException(nameof(pauses))), TimeZone, TzdbVersion);

    private static BusinessCalendar Combine(BusinessCalendar left, BusinessCalendar right, Combination combination)
    {
        if (left is null)
        {
            throw new ArgumentNullException(nameof(left));
        }

        if (right is null)
        {
            throw new ArgumentNullException(combination == Combination.Difference ? "other" : nameof(right));
        }

        string version = left.TzdbVersion == right.TzdbVersion ? left.TzdbVersion : $"{left.TzdbVersion}, {right.TzdbVersion}";
        return new BusinessCalendar(new CombinedOpenSet(left._timeline.Set, right._timeline.Set, combination), left.TimeZone, version);
    }
}
