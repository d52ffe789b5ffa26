using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics.Tables;

/// <summary>Runs every KPI of calls over a stream of calls. Not thread-safe.</summary>
internal sealed class CallRun
{
    private readonly Run _run;
    private readonly CallReader _reader;
    private readonly CallFacts _facts = new();

    public CallRun(Run run, CallReader reader, Definitions definitions)
    {
        _run = run;
        _reader = reader;
        Durations = MeasureCatalog.CallDurations(definitions).Select(metric => (metric, new DurationBlock(run))).ToArray();
        Ratios = MeasureCatalog.CallRatios(definitions).Select(metric => (metric, new RatioBlock(run))).ToArray();
        Counts = MeasureCatalog.CallCounts.Select(metric => (metric, new CountBlock(run))).ToArray();
    }

    public (CallDuration Metric, DurationBlock Block)[] Durations { get; }

    public (CallRatio Metric, RatioBlock Block)[] Ratios { get; }

    public (CallCount Metric, CountBlock Block)[] Counts { get; }

    /// <summary>How many calls counted.</summary>
    public long Records { get; private set; }

    public long Latest => _reader.Latest;

    public void Add(Call call)
    {
        if (_reader.Read(call, _facts) is null)
        {
            return;
        }

        Records++;
        _run.Group = _run.Window.Grouping.Of(call, RecordDimensions.Of);
        _run.Calendar = -1;
        foreach ((CallDuration metric, DurationBlock block) in Durations)
        {
            metric.Observe(_facts, block);
        }

        foreach ((CallRatio metric, RatioBlock block) in Ratios)
        {
            metric.Observe(_facts, block);
        }

        foreach ((CallCount metric, CountBlock block) in Counts)
        {
            metric.Observe(_facts, block);
        }
    }

    public void Merge(CallRun other, Func<int, int> importGroup)
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

        Records += other.Records;
        _reader.Saw(other._reader.Latest);
    }
}
