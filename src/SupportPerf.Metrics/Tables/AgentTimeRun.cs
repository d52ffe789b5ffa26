using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics.Tables;

/// <summary>Runs every KPI of agents' times over a stream of them. Not thread-safe.</summary>
internal sealed class AgentTimeRun(Run run, AgentTimeReader reader, AgentTimeDefinitions definitions)
{
    public (AgentTimeQuotient Metric, QuotientBlock Block)[] Quotients { get; } =
        MeasureCatalog.AgentTimeQuotients(definitions).Select(metric => (metric, new QuotientBlock(run))).ToArray();

    /// <summary>How many records counted.</summary>
    public long Records { get; private set; }

    public long Latest => reader.Latest;

    public void Add(AgentTime time)
    {
        if (reader.Read(time) is not { } facts)
        {
            return;
        }

        Records++;
        run.Group = run.Window.Grouping.Of(time, RecordDimensions.Of);
        run.Calendar = -1;
        foreach ((AgentTimeQuotient metric, QuotientBlock block) in Quotients)
        {
            metric.Observe(facts, block);
        }
    }

    public void Merge(AgentTimeRun other, Func<int, int> importGroup)
    {
        for (int i = 0; i < Quotients.Length; i++)
        {
            Quotients[i].Block.Merge(other.Quotients[i].Block, importGroup);
        }

        Records += other.Records;
        reader.Saw(other.Latest);
    }
}
