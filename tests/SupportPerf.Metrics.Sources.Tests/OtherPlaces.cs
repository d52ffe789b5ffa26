using System.Globalization;

namespace SupportPerf.Metrics.Sources.Tests;

/// <summary>Runs the same reading as if on machines elsewhere: other cultures, other zones.</summary>
internal static class OtherPlaces
{
    private static readonly Lock Once = new();

    /// <summary>Asserts that <paramref name="lines"/> gives the same everywhere.</summary>
    public static void GiveTheSame(Func<IEnumerable<string>> lines)
    {
        string[] expected = [.. lines()];
        Assert.NotEmpty(expected);
        CultureInfo culture = CultureInfo.CurrentCulture;
        string? zone = Environment.GetEnvironmentVariable("TZ");
        lock (Once)
        {
            try
            {
                foreach ((string name, string place, double hours) in new[] { ("en-US", "America/New_York", -5.0), ("de-DE", "Pacific/Apia", 13), ("ar-SA", "Asia/Kolkata", 5.5), ("tr-TR", "Australia/Lord_Howe", 10.5) })
                {
                    CultureInfo.CurrentCulture = new CultureInfo(name);
                    Environment.SetEnvironmentVariable("TZ", place);
                    TimeZoneInfo.ClearCachedData();
                    if (!OperatingSystem.IsWindows())
                    {
                        Assert.Equal(hours, TimeZoneInfo.Local.BaseUtcOffset.TotalHours);
                    }

                    Assert.Equal(expected, lines());
                }
            }
            finally
            {
                CultureInfo.CurrentCulture = culture;
                Environment.SetEnvironmentVariable("TZ", zone);
                TimeZoneInfo.ClearCachedData();
            }
        }
    }

    /// <summary>Everything of a reading that a culture or a zone could change.</summary>
    public static IEnumerable<string> Lines(RecordList read) =>
        read.Tickets.Select(ticket => string.Create(CultureInfo.InvariantCulture, $"{ticket.Id} {ticket.CreatedAt.ToUnixTimeTicks()} {ticket.UpdatedAt?.ToUnixTimeTicks()} {ticket.FirstResponseAt?.ToUnixTimeTicks()} {ticket.SolvedAt?.ToUnixTimeTicks()} {ticket.DueAt?.ToUnixTimeTicks()} {ticket.Status} {ticket.Priority} {ticket.Channel} {ticket.Agent} {ticket.Group} {ticket.HandleTime?.TotalTicks} {string.Join(',', ticket.Dimensions.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal))}"))
            .Concat(read.Tickets.SelectMany(ticket => ticket.Events).Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.At.ToUnixTimeTicks()} {e.Id} {e.Kind} {e.Author} {e.AuthorId} {e.Status} {e.StatusName} {e.IsPublic}")))
            .Concat(read.Tickets.SelectMany(ticket => ticket.ReportedMetrics).Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Metric} {metric.Variant} {metric.Duration?.TotalTicks} {metric.Count}")))
            .Concat(read.Responses.Select(response => string.Create(CultureInfo.InvariantCulture, $"{response.Id} {response.Question} {response.Score} {response.AnsweredAt?.ToUnixTimeTicks()}")).Order(StringComparer.Ordinal))
            .Concat(read.Issues.Select(issue => $"{issue.RecordId} {issue.Kind} {issue.Message}").Order(StringComparer.Ordinal));
}
