using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// A compact exact column of instants or durations in nanoseconds that a row may lack: nothing while no row has one, then four bytes a row for whole seconds and four more from the first
/// finer one on. What does not fit, for example an instant before 1970, is kept beside it. Filled once, then only read.
/// </summary>
internal sealed class OptionalColumn
{
    private InstantStore? _store;
    private Dictionary<int, long>? _others;

    public int Count { get; private set; }

    public long Bytes => (_store?.Bytes ?? 0) + (16L * (_others?.Count ?? 0));

    // A second more than there is, so that zero is left for none.
    public long? this[int row] =>
        _store is { } store && row < store.Count && store[row] is var shifted and not 0 ? shifted - Nanoseconds.PerSecond
        : _others is { } others && others.TryGetValue(row, out long other) ? other
        : null;

    public void Add(long? value)
    {
        int row = Count++;
        if (value is not { } given)
        {
            return;
        }

        if (given >= 0 && InstantStore.Holds(given + Nanoseconds.PerSecond))
        {
            _store ??= new();
            _store.Pad(row);
            _store.Add(given + Nanoseconds.PerSecond);
        }
        else
        {
            _others ??= [];
            _others.Add(row, given);
        }
    }

    /// <summary>Gives back the room for more rows.</summary>
    public void Trim() => _store?.Trim();
}
