using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>Runs every KPI of calls over a stream of calls. Not thread-safe.</summary>
internal sealed class CallRun
{
    private readonly Run _run;
    private readonly CellState<RecordLog> _logState;
    private readonly CallReader _reader;
    private readonly CallFacts _facts = new();
    private readonly (CallDuration Metric, DurationBlock Block)[] _durations;
    private readonly (CallRatio Metric, RatioBlock Block)[] _ratios;
    private readonly (CallCount Metric, CountBlock Block)[] _counts;

    public CallRun(Run run, CallReader reader, Definitions definitions, Selection selection, InstantsKept kept)
    {
        Log = new RecordLog(kept);
        _logState = new CellState<RecordLog>(Log, () => new RecordLog(kept));
        _run = run;
        _reader = reader;
        Durations = MeasureCatalog.CallDurations(definitions).Select(metric => (metric, new DurationBlock(run))).ToArray();
        Ratios = MeasureCatalog.CallRatios(definitions).Select(metric => (metric, new RatioBlock(run))).ToArray();
        Counts = MeasureCatalog.CallCounts.Select(metric => (metric, new CountBlock(run))).ToArray();
        _durations = Durations.Where(kpi => selection.HasMetric(kpi.Metric.Key)).ToArray();
        _ratios = Ratios.Where(kpi => selection.HasMetric(kpi.Metric.Key)).ToArray();
        _counts = Counts.Where(kpi => selection.HasMetric(kpi.Metric.Key)).ToArray();
    }

    public (CallDuration Metric, DurationBlock Block)[] Durations { get; }

    public (CallRatio Metric, RatioBlock Block)[] Ratios { get; }

    public (CallCount Metric, CountBlock Block)[] Counts { get; }

    /// <summary>What its blocks share.</summary>
    public Run Run => _run;

    /// <summary>How many calls counted, until when.</summary>
    public RecordLog Log { get; }

    public void Add(Call call)
    {
        bool leftOut = _reader.Read(call, _facts) is null;
        long latest = _reader.TakeLatest();
        if (leftOut)
        {
            return;
        }

        Log.Add(latest);
        _run.Group = _run.Window.Grouping.Of(call, RecordDimensions.Of);
        Observe(_facts);
    }

    /// <summary>Lets every KPI that is asked for see the facts of a call whose group is set.</summary>
    public void Observe(CallFacts facts)
    {
        _run.Calendar = -1;
        foreach ((CallDuration metric, DurationBlock block) in _durations)
        {
            metric.Observe(facts, block);
        }

        foreach ((CallRatio metric, RatioBlock block) in _ratios)
        {
            metric.Observe(facts, block);
        }

        foreach ((CallCount metric, CountBlock block) in _counts)
        {
            metric.Observe(facts, block);
        }
    }

    /// <summary>Everything that is counted, by the name that saved states have for it.</summary>
    public IEnumerable<KeyValuePair<string, IState>> Parts() =>
    [
        new("calls", _logState),
        .. Durations.Select(static kpi => Part(kpi.Metric.Key, kpi.Metric.Variant, kpi.Block)),
        .. Ratios.Select(static kpi => Part(kpi.Metric.Key, kpi.Metric.Variant, kpi.Block)),
        .. Counts.Select(static kpi => Part(kpi.Metric.Key, kpi.Metric.Variant, kpi.Block)),
    ];

    /// <summary>The name that saved states have for a KPI.</summary>
    public static string NameOf(string key, string? variant) => variant is null ? $"calls/{key}" : $"calls/{key}/{variant}";

    private static KeyValuePair<string, IState> Part(string key, string? variant, IBlock block) => new(NameOf(key, variant), new BlockState(block));
}
