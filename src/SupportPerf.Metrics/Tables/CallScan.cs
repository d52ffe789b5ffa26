using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Tables;

/// <summary>Reads the rows of a call table into a run. Not thread-safe.</summary>
internal sealed class CallScan(CallData data, SupportReportBuilder builder) : IRowScan
{
    private readonly CallRun _calls = builder.Calls;
    private readonly RowGroups _groups = new(data, builder.Calls.Run.Window.Grouping);
    private readonly CallFacts _facts = new();

    public void Add(int row)
    {
        data.Read(row, _facts);
        _calls.Log.Add(1);
        _calls.Run.Group = _groups.Of(row);
        _calls.Observe(_facts);
    }
}
