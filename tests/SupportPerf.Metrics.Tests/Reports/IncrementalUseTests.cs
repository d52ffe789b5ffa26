using System.Buffers;

namespace SupportPerf.Metrics.Tests.Reports;

/// <summary>How a plugin keeps figures up to date without keeping records: a state a day, corrected as tickets change, merged for any period.</summary>
public class IncrementalUseTests
{
    private static readonly ReportOptions Options = new()
    {
        Calendar = BusinessCalendar.In("Europe/Berlin").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build(),
        By = [Dimension.Group],
    };

    [Fact]
    public void A_plugin_keeps_a_state_a_day_corrects_a_ticket_and_answers_any_period()
    {
        Dictionary<LocalDate, byte[]> states = [];
        Ticket[] tickets = new RandomRecords(12).Tickets(300);

        // Each day the plugin adds what came in on it, and stores the bytes.
        foreach (IGrouping<LocalDate, Ticket> day in tickets.GroupBy(static ticket => ticket.CreatedAt.InUtc().Date))
        {
            SupportReportBuilder builder = new(Options);
            foreach (Ticket ticket in day)
            {
                builder.Add(ticket);
            }

            states[day.Key] = Bytes(builder);
        }

        // A ticket of an earlier day changed: the old one is taken away, the new one added, in the state of its day.
        Ticket old = tickets.First(static ticket => !ticket.IsSpam && ticket.SolvedAt is null && ticket.Events.Count == 0);
        Ticket corrected = old with { FirstResponseAt = old.CreatedAt + Duration.FromHours(1), SolvedAt = old.CreatedAt + Duration.FromHours(5), Status = TicketStatus.Solved };
        LocalDate dayOfOld = old.CreatedAt.InUtc().Date;
        SupportReportBuilder changed = SupportReportBuilder.Load(states[dayOfOld], Options);
        changed.Retract(old);
        changed.Add(corrected);
        states[dayOfOld] = Bytes(changed);

        // Any period is answered by merging its days.
        LocalDate from = new(2026, 1, 20);
        LocalDate to = new(2026, 2, 20);
        Instant now = Instant.FromUtc(2026, 4, 1, 0, 0);
        SupportReportBuilder month = new(Options);
        foreach (KeyValuePair<LocalDate, byte[]> state in states.Where(state => state.Key >= from && state.Key < to))
        {
            month.Merge(state.Value);
        }

        SupportReportBuilder asked = new(Options);
        foreach (Ticket ticket in tickets.Select(ticket => ticket == old ? corrected : ticket).Where(ticket => ticket.CreatedAt.InUtc().Date >= from && ticket.CreatedAt.InUtc().Date < to))
        {
            asked.Add(ticket);
        }

        Assert.Equal(asked.Build(now).ToJson(), month.Build(now).ToJson());
    }

    private static byte[] Bytes(SupportReportBuilder builder)
    {
        ArrayBufferWriter<byte> bytes = new();
        builder.Save(bytes);
        return bytes.WrittenSpan.ToArray();
    }
}
