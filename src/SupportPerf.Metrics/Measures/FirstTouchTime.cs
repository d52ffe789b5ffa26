using NodaTime;
using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics;

/// <summary>First touch time: how long until the team took any action.</summary>
/// <remarks>
/// Start: the creation. Stop: the first message or note by a person, assignment by a person, or change to a status other than new. Untouched tickets
/// still run. Left out: a touch before the creation; tickets that ended untouched, counted apart. Anchor: the creation. Unit: seconds. Empty: no value.
/// Source: GLPI (takeintoaccount_delay_stat).
/// </remarks>
public sealed class FirstTouchTime : TicketDurationMeasure<FirstTouchTime>
{
    /// <summary>An empty one.</summary>
    /// <param name="calendar">The business hours. Null: calendar time only.</param>
    /// <param name="asOf">Until when running clocks run; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public FirstTouchTime(BusinessCalendar? calendar = null, Instant? asOf = null, Definitions? definitions = null)
        : base(Metric, calendar, asOf, definitions)
    {
    }

    internal static TicketDuration Metric { get; } = new("first_touch_time", static (facts, into) => into.Clock(facts.Clock(TicketClock.FirstTouch), facts.Created)) { Reads = FactParts.None };
}
