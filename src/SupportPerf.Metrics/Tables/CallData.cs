using NodaTime;
using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Tables;

/// <summary>The columns of a call table.</summary>
internal sealed class CallData(Definitions definitions, Instant? asOf) : TableData(definitions, asOf)
{
    private readonly Column<byte> _flags = new(0);
    private readonly OptionalColumn _offered = new();
    private readonly OptionalColumn _ended = new();
    private readonly OptionalColumn _waits = new();
    private readonly OptionalColumn _talks = new();
    private readonly OptionalColumn _holds = new();
    private readonly OptionalColumn _wraps = new();
    private readonly OptionalColumn _dials = new();
    private readonly OptionalColumn _concurrencies = new();

    [Flags]
    private enum CallFlags : byte
    {
        None = 0,
        IsAnswered = 1,
        IsAbandoned = 2,
        IsFlowedOut = 4,
        Queued = 8,
        HasAgent = 16,
    }

    public override int Count => _flags.Count;

    protected override long OwnBytes => _flags.Capacity + Columns().Sum(static column => column.Bytes);

    /// <summary>Appends a row and the codes of its dimensions, which are set apart.</summary>
    public void Add(CallFacts facts)
    {
        _offered.Add(facts.Offered);
        _ended.Add(facts.Ended == facts.Offered ? null : facts.Ended);
        _waits.Add(facts.Wait);
        _talks.Add(facts.Talk);
        _holds.Add(facts.Hold);
        _wraps.Add(facts.Wrap);
        _dials.Add(facts.Dial);
        _concurrencies.Add(facts.Concurrency == 1 ? null : facts.Concurrency);
        _flags.Add((byte)(
            If(facts.IsAnswered, CallFlags.IsAnswered)
            | If(facts.IsAbandoned, CallFlags.IsAbandoned)
            | If(facts.IsFlowedOut, CallFlags.IsFlowedOut)
            | If(facts.Queued, CallFlags.Queued)
            | If(facts.HasAgent, CallFlags.HasAgent)));

        static CallFlags If(bool holds, CallFlags flag) => holds ? flag : CallFlags.None;
    }

    /// <summary>Reads the facts of a row.</summary>
    public void Read(int row, CallFacts facts)
    {
        CallFlags flags = (CallFlags)_flags[row];
        facts.Offered = _offered[row]!.Value;
        facts.Ended = _ended[row] ?? facts.Offered;
        facts.IsAnswered = (flags & CallFlags.IsAnswered) != 0;
        facts.IsAbandoned = (flags & CallFlags.IsAbandoned) != 0;
        facts.IsFlowedOut = (flags & CallFlags.IsFlowedOut) != 0;
        facts.Queued = (flags & CallFlags.Queued) != 0;
        facts.HasAgent = (flags & CallFlags.HasAgent) != 0;
        facts.Wait = _waits[row];
        facts.Talk = _talks[row];
        facts.Hold = _holds[row];
        facts.Wrap = _wraps[row];
        facts.Dial = _dials[row];
        facts.Concurrency = (int)(_concurrencies[row] ?? 1);
    }

    protected override void TrimOwn()
    {
        _flags.Trim();
        foreach (OptionalColumn column in Columns())
        {
            column.Trim();
        }
    }

    private OptionalColumn[] Columns() => [_offered, _ended, _waits, _talks, _holds, _wraps, _dials, _concurrencies];
}
