using System.Buffers;
using System.Globalization;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Laws;

/// <summary>Any KPI class behind one face, so that laws are written once.</summary>
internal abstract class AnyMeasure
{
    /// <summary>The key and variant of its rows in a report.</summary>
    public required string Key { get; init; }

    public string? Variant { get; init; }

    public required Type Type { get; init; }

    public abstract void Add(Ticket ticket);

    public abstract void Retract(Ticket ticket);

    public abstract void Merge(AnyMeasure other);

    public abstract void Merge(byte[] saved);

    public abstract byte[] Saved();

    /// <summary>Its figures by basis and statistic, as a report names them.</summary>
    public abstract IEnumerable<(HoursBasis Basis, string Statistic, double? Value)> Figures();

    public abstract long Excluded { get; }

    /// <summary>One of each KPI class, empty.</summary>
    public static IReadOnlyList<AnyMeasure> Each(BusinessCalendar? calendar, Instant? asOf, Definitions definitions) =>
    [
        Of("first_response_time", new FirstResponseTime(calendar, asOf, definitions)),
        Of("next_response_time", new NextResponseTime(calendar, asOf, definitions)),
        Of("reply_time", new ReplyTime(calendar, asOf, definitions)),
        Of("total_response_time", new TotalResponseTime(calendar, asOf, definitions)),
        Of("first_touch_time", new FirstTouchTime(calendar, asOf, definitions)),
        Of("requester_wait_time", new RequesterWaitTime(calendar, asOf, definitions)),
        Of("agent_wait_time", new AgentWaitTime(calendar, asOf, definitions)),
        Of("on_hold_time", new OnHoldTime(calendar, asOf, definitions)),
        Of("agent_work_time", new AgentWorkTime(calendar, asOf, definitions)),
        Of("net_resolution_time", new NetResolutionTime(calendar, asOf, definitions)),
        Of("first_resolution_time", new FirstResolutionTime(calendar, asOf, definitions)),
        Of("resolution_time", new ResolutionTime(calendar, asOf, definitions)),
        Of("close_time", new CloseTime(calendar, asOf, definitions)),
        Of("resolution_rate", new ResolutionRate(asOf, definitions)),
        Of("reopen_rate", new ReopenRate(asOf, definitions)),
        Of("one_touch_rate", new OneTouchRate(asOf, definitions)),
        .. definitions.FirstContacts.Select(rule => Of("first_contact_resolution_rate", new FirstContactResolutionRate(rule, asOf, definitions), rule.Name)),
        .. definitions.Slas.Select(rule => Of("sla_attainment", new SlaAttainment(rule, calendar, asOf, definitions), rule.Name)),
        Of("transfer_rate", new TransferRate(asOf, definitions)),
        Of("escalation_rate", new EscalationRate(asOf, definitions)),
        Of("bot_resolution_rate", new BotResolutionRate(asOf, definitions)),
        Of("bot_handoff_rate", new BotHandoffRate(asOf, definitions)),
    ];

    private static DurationMeasure<T> Of<T>(string key, TicketDurationMeasure<T> measure)
        where T : TicketDurationMeasure<T> => new(measure) { Key = key, Type = typeof(T) };

    private static RatioMeasure<T> Of<T>(string key, TicketRatioMeasure<T> measure, string? variant = null)
        where T : TicketRatioMeasure<T> => new(measure) { Key = key, Variant = variant, Type = typeof(T) };

    private static byte[] Bytes(Action<IBufferWriter<byte>> save)
    {
        ArrayBufferWriter<byte> bytes = new();
        save(bytes);
        return bytes.WrittenSpan.ToArray();
    }

    private sealed class DurationMeasure<T>(TicketDurationMeasure<T> inner) : AnyMeasure
        where T : TicketDurationMeasure<T>
    {
        private readonly TicketDurationMeasure<T> _inner = inner;

        public override long Excluded => _inner.CalendarSummary.ExcludedCount + _inner.CalendarSummary.EndedBeforeStop;

        public override void Add(Ticket ticket) => _inner.Add(ticket);

        public override void Retract(Ticket ticket) => _inner.Retract(ticket);

        public override void Merge(AnyMeasure other) => _inner.Merge((T)((DurationMeasure<T>)other)._inner);

        public override void Merge(byte[] saved) => _inner.Merge(saved);

        public override byte[] Saved() => Bytes(_inner.Save);

        public override IEnumerable<(HoursBasis Basis, string Statistic, double? Value)> Figures() =>
            Of(HoursBasis.Calendar, _inner.CalendarSummary).Concat(ReferenceEquals(_inner.Summary, _inner.CalendarSummary) ? [] : Of(HoursBasis.Business, _inner.Summary));

        private static (HoursBasis Basis, string Statistic, double? Value)[] Of(HoursBasis basis, DurationSummary summary) =>
        [
            (basis, "count", summary.Count),
            (basis, "mean", summary.MeanSeconds),
            (basis, "median", summary.PercentileSeconds(0.5)),
            (basis, "p90", summary.PercentileSeconds(0.9)),
            (basis, "sum", summary.TotalSeconds),
            (basis, "open_count", summary.OpenCount),
            (basis, "ended_before_count", summary.EndedBeforeStop),
        ];
    }

    private sealed class RatioMeasure<T>(TicketRatioMeasure<T> inner) : AnyMeasure
        where T : TicketRatioMeasure<T>
    {
        private readonly TicketRatioMeasure<T> _inner = inner;

        public override long Excluded => _inner.Summary.ExcludedCount;

        public override void Add(Ticket ticket) => _inner.Add(ticket);

        public override void Retract(Ticket ticket) => _inner.Retract(ticket);

        public override void Merge(AnyMeasure other) => _inner.Merge((T)((RatioMeasure<T>)other)._inner);

        public override void Merge(byte[] saved) => _inner.Merge(saved);

        public override byte[] Saved() => Bytes(_inner.Save);

        public override IEnumerable<(HoursBasis Basis, string Statistic, double? Value)> Figures() => [(HoursBasis.None, "ratio", _inner.Summary.Value)];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key} {Variant}");
}
