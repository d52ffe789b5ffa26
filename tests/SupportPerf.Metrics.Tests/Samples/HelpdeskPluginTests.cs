using HelpdeskPlugin;

namespace SupportPerf.Metrics.Tests.Samples;

/// <summary>The plugin of the samples, built against the oldest target: states a day, corrected as tickets change, answer as all tickets together would.</summary>
public class HelpdeskPluginTests
{
    private static readonly BusinessCalendar Hours = BusinessCalendar.In("Europe/Berlin").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build();
    private static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 0, 0);

    [Fact]
    public void Changes_LeadToTheSameReportAsTheTicketsThemselves()
    {
        Store store = new();
        TeamKpis plugin = new(store, Hours);
        Ticket[] tickets = new RandomRecords(31).Tickets(120);
        foreach (Ticket ticket in tickets)
        {
            plugin.OnChanged(null, ticket);
        }

        // One is deleted, one moves to another group and day.
        plugin.OnChanged(tickets[5], null);
        Ticket moved = tickets[7] with { Group = "moved", CreatedAt = tickets[7].CreatedAt - Duration.FromDays(1) };
        plugin.OnChanged(tickets[7], moved);
        Ticket[] left = [.. tickets.Where((_, i) => i is not 5 and not 7), moved];

        LocalDate first = left.Min(static ticket => ticket.CreatedAt.InUtc().Date);
        LocalDate last = left.Max(static ticket => ticket.CreatedAt.InUtc().Date);
        SupportReportBuilder all = new(new ReportOptions { Calendar = Hours, By = [Dimension.Group] });
        foreach (Ticket ticket in left)
        {
            all.Add(ticket);
        }

        Assert.Equal(all.Build(Now).ToJson(), plugin.Report(first, last.PlusDays(1), Now).ToJson());
        Assert.Empty(plugin.Report(first.PlusDays(-9), first.PlusDays(-2), Now).Rows);
    }

    private sealed class Store : IStateStore
    {
        private readonly Dictionary<string, byte[]> _states = [];

        public byte[]? Read(string key) => _states.TryGetValue(key, out byte[]? state) ? state : null;

        public void Write(string key, byte[] state) => _states[key] = state;
    }
}
