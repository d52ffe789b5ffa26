using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics.Tables;

/// <summary>Runs every KPI of tickets over a stream of tickets. Not thread-safe.</summary>
internal sealed class TicketRun
{
    private readonly Run _run;
    private readonly TicketReader _reader;
    private readonly TicketFacts _facts = new();

    public TicketRun(Run run, TicketReader reader, Definitions definitions)
    {
        _run = run;
        _reader = reader;
        Durations = MeasureCatalog.TicketDurations.Select(metric => (metric, new DurationBlock(run))).ToArray();
        Ratios = MeasureCatalog.TicketRatios(definitions).Select(metric => (metric, new RatioBlock(run))).ToArray();
        Counts = MeasureCatalog.TicketCounts.Select(metric => (metric, new CountBlock(run))).ToArray();
        Tallies = MeasureCatalog.TicketTallies.Select(metric => (metric, new TallyBlock(run))).ToArray();
        Backlog = new StockBlock(run);
    }

    public (TicketDuration Metric, DurationBlock Block)[] Durations { get; }

    public (TicketRatio Metric, RatioBlock Block)[] Ratios { get; }

    public (TicketCount Metric, CountBlock Block)[] Counts { get; }

    public (TicketTally Metric, TallyBlock Block)[] Tallies { get; }

    public StockBlock Backlog { get; }

    /// <summary>How many tickets counted.</summary>
    public long Records { get; private set; }

    public long Latest => _reader.Latest;

    public void Add(Ticket ticket)
    {
        if (_reader.Read(ticket, _facts).LeftOut is not null)
        {
            return;
        }

        Records++;
        _run.Group = _run.Window.Grouping.Of(ticket, RecordDimensions.Of);
        _run.Calendar = _run.Calendars.IsEmpty ? -1 : 0;
        foreach ((TicketDuration metric, DurationBlock block) in Durations)
        {
            metric.Observe(_facts, block);
        }

        foreach ((TicketRatio metric, RatioBlock block) in Ratios)
        {
            metric.Observe(_facts, block);
        }

        foreach ((TicketCount metric, CountBlock block) in Counts)
        {
            metric.Observe(_facts, block);
        }

        foreach ((TicketTally metric, TallyBlock block) in Tallies)
        {
            metric.Observe(_facts, block);
        }

        Measures.Backlog.Metric.Observe(_facts, Backlog);
    }

    public void Merge(TicketRun other, Func<int, int> importGroup)
    {
        for (int i = 0; i < Durations.Length; i++)
        {
            Durations[i].Block.Merge(other.Durations[i].Block, importGroup);
        }

        for (int i = 0; i < Ratios.Length; i++)
        {
            Ratios[i].Block.Merge(other.Ratios[i].Block, importGroup);
        }

        for (int i = 0; i < Counts.Length; i++)
        {
            Counts[i].Block.Merge(other.Counts[i].Block, importGroup);
        }

        for (int i = 0; i < Tallies.Length; i++)
        {
            Tallies[i].Block.Merge(other.Tallies[i].Block, importGroup);
        }

        Backlog.Merge(other.Backlog, importGroup);
        Records += other.Records;
        _reader.Saw(other._reader.Latest);
    }

    public void Flush()
    {
        foreach ((_, DurationBlock block) in Durations)
        {
            block.Flush();
        }
    }
}
