using System.Text.Json;

namespace SupportPerf.Metrics.Sources.Tests.RealData;

/// <summary>Compares figures with the answers: counts and whole seconds exactly, the rest to 1e-9.</summary>
internal static class RealAnswers
{
    private static readonly (string Theirs, string Ours)[] Statistics =
        [("n", "count"), ("sum", "sum"), ("mean", "mean"), ("min", "min"), ("max", "max"), ("p50", "median"), ("p90", "p90"), ("p95", "p95")];

    public static void Same(double expected, double? actual, string what = "")
    {
        Assert.True(actual is not null, $"{what}: expected {expected}, got no value.");
        double tolerance = 1e-9 * Math.Abs(expected);
        Assert.True(Math.Abs(expected - actual!.Value) <= tolerance, FormattableString.Invariant($"{what}: expected {expected:R}, got {actual:R}."));
    }

    public static void Same(JsonElement expected, double? actual, string what = "")
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.True(actual is null, $"{what}: expected no value, got {actual}.");
            return;
        }

        Same(expected.GetDouble(), actual, what);
    }

    /// <summary>All statistics of a duration or count, in one report of the usual percentiles and one of nearest ranks.</summary>
    public static void SameStatistics(JsonElement expected, SupportReport report, SupportReport nearestRank, string metric, HoursBasis basis, string? variant = null)
    {
        foreach ((string theirs, string ours) in Statistics)
        {
            if (expected.TryGetProperty(theirs, out JsonElement value))
            {
                double? actual = report.Row(metric, ours, basis, variant).Value;
                Same(value, actual, $"{metric} {ours}");
                if (ours is "count" or "sum" or "min" or "max")
                {
                    Assert.Equal(value.GetDouble(), actual);
                }
            }
        }

        foreach ((string theirs, string ours) in new[] { ("nr50", "median"), ("nr90", "p90"), ("nr95", "p95") })
        {
            if (expected.TryGetProperty(theirs, out JsonElement value))
            {
                Same(value, nearestRank.Row(metric, ours, basis, variant).Value, $"{metric} nearest-rank {ours}");
            }
        }
    }

    public static void SameRatio(JsonElement expected, ReportRow row)
    {
        Assert.Equal(expected.GetProperty("numerator").GetDouble(), row.Numerator);
        Assert.Equal(expected.GetProperty("denominator").GetDouble(), row.Denominator);
        Same(expected.GetProperty("rate"), row.Value, row.Metric);
    }

    public static ReportRow Row(this SupportReport report, string metric, string statistic, HoursBasis basis = HoursBasis.None, string? variant = null) =>
        report.Rows.Single(row => row.Metric == metric && row.Statistic == statistic && row.HoursBasis == basis && row.Variant == variant && row.Weighting == "none" && row.Dimensions.Count == 0);

    /// <summary>The row of a group, by the values in the order of the dimensions; null: the record has none.</summary>
    public static ReportRow? RowOf(this SupportReport report, string group, string metric, string statistic, HoursBasis basis = HoursBasis.None, string? variant = null, string weighting = "none") =>
        report.Rows.SingleOrDefault(row =>
            row.Metric == metric && row.Statistic == statistic && row.HoursBasis == basis && row.Variant == variant && row.Weighting == weighting
            && row.Dimensions.Count == 1 && row.Dimensions.Values.Single() == group);
}
