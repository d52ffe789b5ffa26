using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Reports;

/// <summary>Calls: their times, and the verdict of every share that a report makes of them.</summary>
internal sealed class CallSheet : FactSheet
{
    private readonly CallReader _reader;
    private readonly CallFacts _facts = new();
    private readonly List<FactColumn> _columns;
    private readonly List<Action> _observe = [];
    private string? _leftOut;

    public CallSheet(Definitions definitions, Instant? asOf, Action<DataIssue> issues)
    {
        _reader = new CallReader(asOf, issue =>
        {
            _leftOut = issue.Kind.ToString();
            issues(issue);
        });
        _columns =
        [
            new("outcome", FactKind.Text, () => EnumNames<CallOutcome>.Of(_facts.Call.Outcome)),
            new("queued", FactKind.Flag, () => Text(_facts.Queued)),
            new("queue_s", FactKind.Number, () => Seconds(_facts.Wait)),
            new("talk_s", FactKind.Number, () => Seconds(_facts.Talk)),
            new("hold_s", FactKind.Number, () => Seconds(_facts.Hold)),
            new("wrap_s", FactKind.Number, () => Seconds(_facts.Wrap)),
            new("dial_s", FactKind.Number, () => Seconds(_facts.Dial)),
            new("call_handle_s", FactKind.Number, () => Seconds(_facts.Handle)),
        ];
        foreach (CallRatio metric in MeasureCatalog.CallRatios(definitions))
        {
            RecordedRatio recorded = new(new RecordCalendar(CalendarSet.None));
            _observe.Add(() =>
            {
                recorded.Clear();
                metric.Observe(_facts, recorded);
            });
            _columns.Add(new(
                metric.Variant is null ? metric.Key : $"{metric.Key}:{metric.Variant}",
                FactKind.Flag,
                () => Text(recorded.Verdicts.Count == 0 ? null : recorded.Verdicts[0].Met)));
        }
    }

    public override string Record => "call";

    public override IReadOnlyList<FactColumn> Columns => _columns;

    public void Read(Call call)
    {
        Id = call.Id;
        At = call.OfferedAt;
        _leftOut = null;
        LeftOut = _reader.Read(call, _facts) is null ? _leftOut : null;
        if (LeftOut is null)
        {
            foreach (Action observe in _observe)
            {
                observe();
            }
        }
        else
        {
            _facts.Call = call;
        }
    }

    public override string? ValueOf(Dimension dimension) => RecordDimensions.Of(_facts.Call, dimension);
}
