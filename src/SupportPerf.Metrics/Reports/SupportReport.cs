using NodaTime;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Reports;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics;

/// <summary>The KPIs of a set of records: tidy rows, one figure each, with what was left out and why.</summary>
/// <remarks>Immutable and thread-safe. The same input gives the same report to the byte: it holds no time of its making.</remarks>
public sealed partial class SupportReport
{
    /// <summary>How outputs name a dimension that a record has no value for.</summary>
    public const string NoValue = "(none)";

    internal SupportReport()
    {
    }

    /// <summary>The figures, in a fixed order.</summary>
    public IReadOnlyList<ReportRow> Rows { get; internal init; } = [];

    /// <summary>What the periods are compared with.</summary>
    public ReportComparison Compare { get; internal init; }

    /// <summary>The figures compared with those of an earlier period, in the order of the rows; empty unless <see cref="ReportOptions.Compare"/> asks for it.</summary>
    public IReadOnlyList<ComparisonRow> Comparisons { get; internal init; } = [];

    /// <summary>How much of the input counts, and what was wrong with the rest.</summary>
    public required ReportQuality Quality { get; init; }

    /// <summary>The instant as of which open records are judged. Null: no record had any instant.</summary>
    public Instant? AsOf { get; internal init; }

    /// <summary>The id of the reporting zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The version of the tz database in force.</summary>
    public required string TzdbVersion { get; init; }

    /// <summary>The length of the periods.</summary>
    public PeriodGrain Period { get; internal init; }

    /// <summary>How percentiles of durations were kept; approximate ones are off by at most 0.390625 %.</summary>
    public QuantileMode Quantiles { get; internal init; }

    /// <summary>The dimensions broken down by.</summary>
    public IReadOnlyList<Dimension> By { get; internal init; } = [];

    /// <summary>The dimensions beyond the standard ones that have a column in outputs.</summary>
    public IReadOnlyList<Dimension> FurtherDimensions { get; internal init; } = [];

    /// <summary>From which size on the figures of a group are shown.</summary>
    public SmallGroups SmallGroups { get; internal init; } = SmallGroups.Default;

    /// <summary>The definitions in force.</summary>
    public required Definitions Definitions { get; init; }

    /// <summary>The version of this library.</summary>
    public static string LibraryVersion { get; } = typeof(SupportReport).Assembly.GetName().Version is { } version
        ? FormattableString.Invariant($"{version.Major}.{version.Minor}.{version.Build}")
        : "0.0.0";

    /// <summary>Computes a report in one call.</summary>
    /// <param name="tickets">The tickets. Of several with one id the latest version counts.</param>
    /// <param name="surveys">The survey answers. Null: none.</param>
    /// <param name="options">What the report shall show. Null: the defaults.</param>
    /// <param name="calls">The calls. Null: none.</param>
    /// <param name="reviews">The quality reviews. Null: none.</param>
    /// <param name="agentTimes">The agents' times. Null: none.</param>
    public static SupportReport Compute(
        IEnumerable<Ticket> tickets,
        IEnumerable<SurveyResponse>? surveys = null,
        ReportOptions? options = null,
        IEnumerable<Call>? calls = null,
        IEnumerable<QaReview>? reviews = null,
        IEnumerable<AgentTime>? agentTimes = null)
    {
        Guard.NotNull(tickets, nameof(tickets));
        options ??= new ReportOptions();
        options = surveys is null ? options : options with { CompareSurveysWithTickets = true };
        if (options is { Compare: not ReportComparison.None, AsOf: null })
        {
            // Records are read twice: what is over is known only at their end.
            tickets = tickets.ToList();
            surveys = surveys?.ToList();
            calls = calls?.ToList();
            reviews = reviews?.ToList();
            agentTimes = agentTimes?.ToList();
            SupportReport plain = Filled(options with { Compare = ReportComparison.None });
            if (plain.AsOf is null)
            {
                return plain;
            }

            options = options with { AsOf = plain.AsOf };
        }

        return Filled(options);

        SupportReport Filled(ReportOptions asked)
        {
            SupportReportBuilder builder = new(asked);
            foreach (Ticket ticket in LatestVersions.Of(tickets, builder))
            {
                builder.Add(ticket);
            }

            foreach (SurveyResponse response in surveys ?? [])
            {
                builder.Add(response);
            }

            foreach (Call call in calls ?? [])
            {
                builder.Add(call);
            }

            foreach (QaReview review in reviews ?? [])
            {
                builder.Add(review);
            }

            foreach (AgentTime time in agentTimes ?? [])
            {
                builder.Add(time);
            }

            return builder.Build();
        }
    }

    /// <summary>The row of a figure; null where the report has none.</summary>
    /// <param name="metric">The KPI's key.</param>
    /// <param name="statistic">The statistic.</param>
    /// <param name="basis">The hours. Null: business where there is a business row, else what there is.</param>
    /// <param name="variant">The variant. Null: the main one.</param>
    public ReportRow? Find(string metric, string statistic, HoursBasis? basis = null, string? variant = null) =>
        Rows
            .Where(row => row.Metric == metric && row.Statistic == statistic && row.Variant == variant && row.Weighting == "none" && row.Dimensions.Count == 0 && (basis is null || row.HoursBasis == basis))
            .OrderByDescending(static row => row.HoursBasis)
            .FirstOrDefault();
}
