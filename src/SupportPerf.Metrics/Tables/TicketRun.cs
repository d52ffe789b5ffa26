using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>Runs every KPI of tickets over a stream of tickets. Not thread-safe.</summary>
internal sealed class TicketRun
{
    private readonly Run _run;
    private readonly CellState<RecordLog> _logState;
    private readonly TicketReader _reader;
    private readonly AgentGroups? _agents;
    private readonly CalendarPicker _calendars;
    private readonly TicketFacts _facts = new();
    private readonly PlainTickets? _plain;
    private ReopenedTickets? _reopened;
    private readonly (TicketDuration Metric, DurationBlock Block)[] _durations;
    private readonly (TicketRatio Metric, RatioBlock Block)[] _ratios;
    private readonly (TicketCount Metric, CountBlock Block)[] _counts;
    private readonly (TicketTally Metric, TallyBlock Block)[] _tallies;

    public TicketRun(Run run, TicketReader reader, Definitions definitions, CalendarPicker calendars, Selection selection, InstantsKept kept)
    {
        _calendars = calendars;
        Definitions = definitions;
        Log = new RecordLog(kept);
        _logState = new CellState<RecordLog>(Log, () => new RecordLog(kept));
        _run = run;
        _reader = reader;
        bool byAgent = definitions.AgentAttribution == AgentAttribution.AuthorAndSolver && run.Window.Grouping.By.Contains(Dimension.Agent);
        run.Agents = _agents = byAgent ? new AgentGroups(run) : null;
        Durations = MeasureCatalog.TicketDurations(definitions).Select(metric => (metric, new DurationBlock(run))).ToArray();
        Ratios = MeasureCatalog.TicketRatios(definitions).Select(metric => (metric, new RatioBlock(run, metric.ReadsContacts))).ToArray();
        Counts = MeasureCatalog.TicketCounts.Select(metric => (metric, new CountBlock(run))).ToArray();
        Tallies = MeasureCatalog.TicketTallies(definitions).Select(metric => (metric, new TallyBlock(run))).ToArray();
        Backlog = new StockBlock(run);

        // An SLA's survival figures are read from the clock that it watches, and the throughput is a quotient of two counts.
        bool slas = selection.HasMetric(SlaAttainment.Key);
        bool throughput = selection.HasMetric(ThroughputRatio.Key);
        _durations = Durations
            .Where(kpi => selection.HasMetric(kpi.Metric.Key) || (slas && definitions.Slas.Any(rule => SlaAttainment.ClockOf(rule, definitions) == kpi.Metric)))
            .ToArray();
        _ratios = Ratios.Where(kpi => selection.HasMetric(kpi.Metric.Key)).ToArray();
        _counts = Counts.Where(kpi => throughput || selection.HasMetric(kpi.Metric.Key)).ToArray();
        _tallies = Tallies.Where(kpi => selection.HasMetric(kpi.Metric.Key)).ToArray();
        CountsBacklog = selection.HasMetric(Measures.Backlog.Metric.Key) || selection.HasMetric(OpenAge.Key);
        _plain = PlainTickets.Of(this, definitions, reader.AsOf);
        reader.Parts = FactParts.None;
        foreach (FactParts parts in _durations.Select(static kpi => kpi.Metric.Reads).Concat(_ratios.Select(static kpi => kpi.Metric.Reads)).Concat(_counts.Select(static kpi => kpi.Metric.Reads)).Concat(_tallies.Select(static kpi => kpi.Metric.Reads)))
        {
            reader.Parts |= parts;
        }
    }

    public (TicketDuration Metric, DurationBlock Block)[] Durations { get; }

    public (TicketRatio Metric, RatioBlock Block)[] Ratios { get; }

    public (TicketCount Metric, CountBlock Block)[] Counts { get; }

    public (TicketTally Metric, TallyBlock Block)[] Tallies { get; }

    public StockBlock Backlog { get; }

    public bool CountsBacklog { get; }

    /// <summary>What its blocks share.</summary>
    public Run Run => _run;

    public CalendarPicker Calendars => _calendars;

    /// <summary>The definitions, with the SLAs of a policy.</summary>
    public Definitions Definitions { get; }

    /// <summary>Takes note of tickets that were reopened; null: nobody asks.</summary>
    public ReopenedTickets? Reopened
    {
        get => _reopened;
        set
        {
            _reopened = value;
            _reader.Parts |= value is null ? FactParts.None : FactParts.Counts;
        }
    }

    /// <summary>How many tickets counted, until when.</summary>
    public RecordLog Log { get; }

    /// <summary>What is asked for, by the keys of the KPIs.</summary>
    public IEnumerable<KeyValuePair<string, IBlock>> Asked() =>
    [
        .. _durations.Select(static kpi => new KeyValuePair<string, IBlock>(kpi.Metric.Key, kpi.Block)),
        .. _ratios.Select(static kpi => new KeyValuePair<string, IBlock>(kpi.Metric.Key, kpi.Block)),
        .. _counts.Select(static kpi => new KeyValuePair<string, IBlock>(kpi.Metric.Key, kpi.Block)),
        .. _tallies.Select(static kpi => new KeyValuePair<string, IBlock>(kpi.Metric.Key, kpi.Block)),
        .. CountsBacklog ? [new KeyValuePair<string, IBlock>(Measures.Backlog.Metric.Key, Backlog)] : Array.Empty<KeyValuePair<string, IBlock>>(),
    ];

    /// <summary>Runs what waits in a block for more.</summary>
    public void Flush() => _plain?.Flush();

    public void Add(Ticket ticket)
    {
        if (_plain is not null && _plain.TryAdd(ticket))
        {
            return;
        }

        bool leftOut = _reader.Read(ticket, _facts).LeftOut is not null;
        long latest = _reader.TakeLatest();
        if (leftOut)
        {
            return;
        }

        Log.Add(latest);
        if (Reopened is not null && _facts.Reopens > 0)
        {
            Reopened.Add(ticket.Id);
        }

        _run.Group = _run.Window.Grouping.Of(ticket, RecordDimensions.Of);
        Observe(_facts);
    }

    /// <summary>Lets every KPI see the facts of a ticket whose group is set.</summary>
    public void Observe(TicketFacts facts)
    {
        _calendars.Set(_run.Hours, facts);
        _agents?.Begin();
        foreach ((TicketDuration metric, DurationBlock block) in _durations)
        {
            _agents?.Use(metric.Agent?.Invoke(facts));
            metric.Observe(facts, block);
        }

        foreach ((TicketRatio metric, RatioBlock block) in _ratios)
        {
            _agents?.Use(metric.Agent?.Invoke(facts));
            metric.Observe(facts, block);
        }

        foreach ((TicketCount metric, CountBlock block) in _counts)
        {
            _agents?.Use(metric.Agent?.Invoke(facts));
            metric.Observe(facts, block);
        }

        foreach ((TicketTally metric, TallyBlock block) in _tallies)
        {
            _agents?.Use(metric.Agent?.Invoke(facts));
            metric.Observe(facts, block);
        }

        _agents?.Use(null);
        if (CountsBacklog)
        {
            Measures.Backlog.Metric.Observe(facts, Backlog);
        }
    }

    /// <summary>Everything that is counted, by the name that saved states have for it.</summary>
    public IEnumerable<KeyValuePair<string, IState>> Parts() =>
    [
        new("tickets", _logState),
        .. Durations.Select(static kpi => Part(kpi.Metric.Key, kpi.Metric.Variant, kpi.Block)),
        .. Ratios.Select(static kpi => Part(kpi.Metric.Key, kpi.Metric.Variant, kpi.Block)),
        .. Ratios.Where(static kpi => kpi.Block.Contacts is not null).Select(static kpi => Part($"{kpi.Metric.Key} contacts", kpi.Metric.Variant, kpi.Block.Contacts!)),
        .. Counts.Select(static kpi => Part(kpi.Metric.Key, kpi.Metric.Variant, kpi.Block)),
        .. Tallies.Select(static kpi => Part(kpi.Metric.Key, kpi.Metric.Variant, kpi.Block)),
        Part("backlog", null, Backlog),
    ];

    /// <summary>The name that saved states have for a KPI.</summary>
    public static string NameOf(string key, string? variant) => variant is null ? $"tickets/{key}" : $"tickets/{key}/{variant}";

    private static KeyValuePair<string, IState> Part(string key, string? variant, IBlock block) => new(NameOf(key, variant), new BlockState(block));
}
