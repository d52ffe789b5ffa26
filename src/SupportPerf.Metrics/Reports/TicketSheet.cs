using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Reports;

/// <summary>Tickets: every clock, share and count that a report makes of one.</summary>
internal sealed class TicketSheet : FactSheet
{
    private readonly TicketReader _reader;
    private readonly CalendarPicker _calendars;
    private readonly TicketFacts _facts = new();
    private readonly List<FactColumn> _columns;
    private readonly List<Action> _observe = [];
    private readonly long? _asOf;
    private readonly RecordCalendar _hours;

    public TicketSheet(Definitions definitions, CalendarPicker calendars, TicketReader reader, long? asOf)
    {
        _reader = reader;
        _calendars = calendars;
        _hours = new RecordCalendar(calendars.Calendars);
        _asOf = asOf;
        _columns =
        [
            new("ended_at", FactKind.Text, () => Text(_facts.EndedAt)),
            new("is_ended", FactKind.Flag, () => Text(_facts.IsEnded)),
            new("calendar", FactKind.Text, () => _calendars.NameOf(_hours.Number)),
            new("agent_replies", FactKind.Number, () => Text(_facts.AgentReplies)),
        ];
        foreach (TicketDuration metric in MeasureCatalog.TicketDurations(definitions))
        {
            // The statuses of a source are not known beforehand; their sums by category are KPIs of their own.
            if (metric != TimeInStatus.Metric)
            {
                AddDuration(metric);
            }
        }

        foreach (TicketRatio metric in MeasureCatalog.TicketRatios(definitions))
        {
            AddRatio(metric);
        }

        foreach (TicketTally metric in MeasureCatalog.TicketTallies(definitions))
        {
            RecordedTally tally = new();
            _observe.Add(() =>
            {
                tally.Clear();
                metric.Observe(_facts, tally);
            });
            _columns.Add(new(metric.Key, FactKind.Number, () => Text(tally.Value)));
        }
    }

    public override string Record => "ticket";

    public override IReadOnlyList<FactColumn> Columns => _columns;

    public void Read(Ticket ticket)
    {
        Id = ticket.Id;
        At = ticket.CreatedAt;
        _reader.Read(ticket, _facts);
        LeftOut = _facts.LeftOut?.ToString();
        _hours.Set(-1);
        if (LeftOut is null)
        {
            _calendars.Set(_hours, _facts);
            foreach (Action observe in _observe)
            {
                observe();
            }
        }
    }

    public override string? ValueOf(Dimension dimension) => RecordDimensions.Of(_facts.Ticket, dimension);

    private void AddDuration(TicketDuration metric)
    {
        RecordedDurations recorded = new(_hours);
        _observe.Add(() =>
        {
            recorded.Clear();
            metric.Observe(_facts, recorded);
        });
        List<RecordedDurations.Observation> all = recorded.Observations;
        IEnumerable<RecordedDurations.Observation> Completed() => all.Where(static one => one.Outcome == ClockOutcome.Completed);
        _columns.Add(new(metric.Key + "_state", FactKind.Text, () => StateOf(all)));
        if (!metric.CalendarOnly)
        {
            _columns.Add(new(metric.Key + "_start", FactKind.Text, () => Text(all.Count == 0 || all[0].Stretches.Count == 0 ? null : Nanoseconds.ToInstant(all[0].Stretches[0].Start))));
            _columns.Add(new(metric.Key + "_stop", FactKind.Text, () =>
                Text(all.Count == 0 || all[all.Count - 1].Stretches is not [.., { Stop: var stop }] || stop == Nanoseconds.Never ? null : Nanoseconds.ToInstant(stop))));
        }

        _columns.Add(new(metric.Key + "_n", FactKind.Number, () => all.Count == 0 ? null : Text(Completed().Count())));
        _columns.Add(new(metric.Key + "_calendar_s", FactKind.Number, () => Seconds(Sum(Completed().Select(static one => one.CalendarTime)))));
        if (!metric.CalendarOnly)
        {
            _columns.Add(new(metric.Key + "_business_s", FactKind.Number, () => Seconds(Sum(Completed().Select(static one => one.BusinessTime)))));
        }
    }

    private void AddRatio(TicketRatio metric)
    {
        RecordedRatio recorded = new(_hours);
        _observe.Add(() =>
        {
            recorded.Clear();
            metric.Observe(_facts, recorded);
        });
        string name = metric.Variant is null ? metric.Key : $"{metric.Key}:{metric.Variant}";
        _columns.Add(new(name, FactKind.Flag, () => Text(Verdict(recorded.Verdicts))));
        if (metric.Key == SlaAttainment.Key)
        {
            _columns.Add(new(name + "_due", FactKind.Text, () => Text(LastDue(recorded.Verdicts))));
            _columns.Add(new(name + "_breach", FactKind.Text, () => Text(FirstBreach(recorded.Verdicts))));
        }
    }

    private static Instant? LastDue(List<RecordedRatio.Verdict> verdicts) =>
        verdicts.Count > 0 && verdicts[verdicts.Count - 1].Due is { } due ? Nanoseconds.ToInstant(due) : null;

    private Instant? FirstBreach(List<RecordedRatio.Verdict> verdicts)
    {
        foreach (RecordedRatio.Verdict verdict in verdicts)
        {
            if (verdict.Due is { } due && verdict.At(_asOf, _calendars.Calendars) == false)
            {
                return Nanoseconds.ToInstant(due);
            }
        }

        return null;
    }

    // Several verdicts, for example one a reply, are good when all are.
    private bool? Verdict(List<RecordedRatio.Verdict> verdicts)
    {
        bool? all = null;
        foreach (RecordedRatio.Verdict verdict in verdicts)
        {
            all = verdict.At(_asOf, _calendars.Calendars) is { } met ? (all ?? true) && met : all;
        }

        return all;
    }

    private static long? Sum(IEnumerable<long?> values)
    {
        long? sum = null;
        foreach (long? value in values)
        {
            if (value is null)
            {
                return null;
            }

            sum = (sum ?? 0) + value;
        }

        return sum;
    }

    /// <summary>What became of the clocks of a KPI: open where one still runs, else what most says something.</summary>
    private static string? StateOf(List<RecordedDurations.Observation> all)
    {
        if (all.Count == 0)
        {
            return null;
        }

        RecordedDurations.Observation telling = all.FirstOrDefault(static one => one.Outcome == ClockOutcome.Open)
            ?? all.FirstOrDefault(static one => one.Outcome == ClockOutcome.Excluded)
            ?? all.FirstOrDefault(static one => one.Outcome == ClockOutcome.Completed)
            ?? all[0];
        return telling.Outcome == ClockOutcome.Excluded ? telling.Reason : EnumNames<ClockOutcome>.Of(telling.Outcome);
    }
}
