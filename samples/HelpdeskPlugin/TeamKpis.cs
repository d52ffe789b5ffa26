using System.Globalization;
using NodaTime;
using SupportPerf.Metrics;

namespace HelpdeskPlugin;

/// <summary>
/// A plugin that shows a team's KPIs without keeping its tickets: a saved state for each day on which tickets were created, corrected as
/// tickets change, and merged for any period that is asked for.
/// </summary>
public sealed class TeamKpis
{
    private readonly IStateStore _store;
    private readonly ReportOptions _options;

    /// <param name="store">Where the host keeps the states.</param>
    /// <param name="calendar">The team's business hours.</param>
    public TeamKpis(IStateStore store, BusinessCalendar calendar)
    {
        _store = store;
        _options = new ReportOptions { Calendar = calendar, By = [Dimension.Group] };
    }

    /// <summary>The host says that a ticket was created, changed or deleted.</summary>
    /// <param name="before">As it was when the plugin last heard of it. Null: it is new.</param>
    /// <param name="after">As it is. Null: it was deleted.</param>
    public void OnChanged(Ticket? before, Ticket? after)
    {
        if (before is not null)
        {
            SupportReportBuilder day = StateOf(DayOf(before));
            day.Retract(before);
            Keep(DayOf(before), day);
        }

        if (after is not null)
        {
            SupportReportBuilder day = StateOf(DayOf(after));
            day.Add(after);
            Keep(DayOf(after), day);
        }
    }

    /// <summary>The KPIs of the tickets created on some days.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The day after the last one.</param>
    /// <param name="asOf">Now, as the host knows it.</param>
    public SupportReport Report(LocalDate from, LocalDate to, Instant asOf)
    {
        SupportReportBuilder all = new(_options);
        for (LocalDate day = from; day < to; day = day.PlusDays(1))
        {
            if (_store.Read(KeyOf(day)) is { } state)
            {
                all.Merge(state);
            }
        }

        return all.Build(asOf);
    }

    private static LocalDate DayOf(Ticket ticket) => ticket.CreatedAt.InUtc().Date;

    private static string KeyOf(LocalDate day) => "kpis/" + day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private SupportReportBuilder StateOf(LocalDate day) =>
        _store.Read(KeyOf(day)) is { } state ? SupportReportBuilder.Load(state, _options) : new SupportReportBuilder(_options);

    private void Keep(LocalDate day, SupportReportBuilder state)
    {
        ByteBuffer bytes = new();
        state.Save(bytes);
        _store.Write(KeyOf(day), bytes.ToArray());
    }
}
