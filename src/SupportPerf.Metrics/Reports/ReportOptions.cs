using NodaTime;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics;

/// <summary>What a report shall show.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record ReportOptions
{
    /// <summary>The business hours; with a policy, those of the records for which it names no calendar. Null: only calendar time is reported, unless a policy has calendars.</summary>
    public BusinessCalendar? Calendar { get; init; }

    /// <summary>Calendars by dimension and further SLAs. Null: none.</summary>
    public SupportPolicy? Policy { get; init; }

    /// <summary>The instant as of which open records are judged; what lies after it is ignored. Null: the latest instant in the input.</summary>
    public Instant? AsOf { get; init; }

    /// <summary>The zone of periods and dates. Null: the calendar's (with a policy, that of its default calendar), else UTC.</summary>
    public DateTimeZone? TimeZone { get; init; }

    /// <summary>The length of the periods.</summary>
    /// <value>The default is <see cref="PeriodGrain.All"/>.</value>
    public PeriodGrain Period { get; init; }

    /// <summary>The dimensions to break down by: the full cross of them, beside the total.</summary>
    public IReadOnlyList<Dimension> By { get; init; } = [];

    /// <summary>The KPIs to count, by their keys, for example <c>first_response_time</c>; what is not asked for costs nothing. Empty: all.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>The statistics to show, by their names, for example <c>median</c>; those of other statistics are not computed. Empty: all.</summary>
    public IReadOnlyList<string> Statistics { get; init; } = [];

    /// <summary>Whether each period has the total of its groups too, where there is something to break down by. Percentiles of totals are looked for in all values once more.</summary>
    /// <value>The default is true. Comparisons need them.</value>
    public bool Totals { get; init; } = true;

    /// <summary>Whether figures have confidence intervals, where there is a method for them. Without them a report says less than it could; it is made somewhat faster.</summary>
    /// <value>The default is true.</value>
    public bool Intervals { get; init; } = true;

    /// <summary>The hours that durations are shown in. Null: calendar time, and business time where there is a calendar.</summary>
    public HoursBasis? HoursBasis { get; init; }

    /// <summary>The first instant of the window; a KPI counts what has its anchor at or after it. Null: from the beginning.</summary>
    public Instant? From { get; init; }

    /// <summary>The end of the window, exclusive. Null: to the end.</summary>
    public Instant? To { get; init; }

    /// <summary>Only records that have one of the values given for each dimension named here.</summary>
    public IReadOnlyList<KeyValuePair<Dimension, string>> Where { get; init; } = [];

    /// <summary>The dimensions beyond the standard ones that get a column in outputs even when nothing is broken down by them.</summary>
    public IReadOnlyList<Dimension> FurtherDimensions { get; init; } = [];

    /// <summary>From which size on the figures of a group are shown.</summary>
    public SmallGroups SmallGroups { get; init; } = SmallGroups.Default;

    /// <summary>The definitions.</summary>
    public Definitions Definitions { get; init; } = Definitions.Default;

    /// <summary>What each period is compared with, see <see cref="SupportReport.Comparisons"/>. It costs one more pass of each record for each window compared with.</summary>
    /// <value>The default is nothing.</value>
    public ReportComparison Compare { get; init; }

    /// <summary>
    /// Whether answers from before the creation of their ticket are looked for (<see cref="DataIssueKind.RatingBeforeCreation"/>); they count all the same.
    /// It keeps 24 bytes a ticket. <see cref="SupportReport.Compute"/>, which has all records at hand, always looks.
    /// </summary>
    public bool CompareSurveysWithTickets { get; init; }

    /// <summary>How percentiles of durations are kept: exact, or in memory that does not grow with the records.</summary>
    /// <value>The default is <see cref="QuantileMode.Exact"/>.</value>
    public QuantileMode Quantiles { get; init; }

    /// <summary>What happens with bad data.</summary>
    public BadData OnBadData { get; init; }
}
