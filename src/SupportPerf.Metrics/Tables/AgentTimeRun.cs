using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>Runs every KPI of agents' times over a stream of them. Not thread-safe.</summary>
internal sealed class AgentTimeRun(Run run, AgentTimeReader reader, AgentTimeDefinitions definitions, InstantsKept kept)
{
    public (AgentTimeQuotient Metric, QuotientBlock Block)[] Quotients { get; } =
        MeasureCatalog.AgentTimeQuotients(definitions).Select(metric => (metric, new QuotientBlock(run))).ToArray();

    /// <summary>How many records counted, until when.</summary>
    public RecordLog Log { get; } = new(kept);

    public void Add(AgentTime time)
    {
        AgentTimeFacts? read = reader.Read(time);
        long latest = reader.TakeLatest();
        if (read is not { } facts)
        {
            return;
        }

        Log.Add(latest);
        run.Group = run.Window.Grouping.Of(time, RecordDimensions.Of);
        run.Calendar = -1;
        foreach ((AgentTimeQuotient metric, QuotientBlock block) in Quotients)
        {
            metric.Observe(facts, block);
        }
    }

    /// <summary>Everything that is counted, by the name that saved states have for it.</summary>
    public IEnumerable<KeyValuePair<string, IState>> Parts() =>
    [
        new("agent_times", new CellState<RecordLog>(Log, () => new RecordLog(kept))),
        .. Quotients.Select(static kpi => new KeyValuePair<string, IState>(NameOf(kpi.Metric.Key, kpi.Metric.Variant), new BlockState(kpi.Block))),
    ];

    /// <summary>The name that saved states have for a KPI.</summary>
    public static string NameOf(string key, string? variant) => variant is null ? $"agent_times/{key}" : $"agent_times/{key}/{variant}";
}
