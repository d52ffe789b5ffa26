using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of a count a record, for example reopens a ticket: how many records have which count.</summary>
internal sealed class TallyCell : ICell<TallyCell>
{
    private readonly SortedDictionary<long, long> _tally = [];

    public Exclusions? Excluded { get; set; }

    public long Records { get; private set; }

    public long Sum { get; private set; }

    public bool IsEmpty => Records == 0 && Excluded is null;

    public void Add(long value, long records = 1)
    {
        _tally.TryGetValue(value, out long before);
        _tally[value] = before + records;
        Records += records;
        Sum += value * records;
    }

    /// <summary>The count of the record at a rank, from 0, in ascending order.</summary>
    public long At(long rank)
    {
        foreach (KeyValuePair<long, long> entry in _tally)
        {
            if (rank < entry.Value)
            {
                return entry.Key;
            }

            rank -= entry.Value;
        }

        throw new ArgumentOutOfRangeException(nameof(rank), rank, "There are not as many records.");
    }

    public double? Quantile(double p, PercentileType type) =>
        Quantiles.Position(Records, p, type) is { } position ? position.Interpolate(At(position.Lower), At(position.Upper)) : null;

    public ConfidenceInterval? Interval(double p, double level, PercentileType type)
    {
        if (Quantile(p, type) is not { } estimate)
        {
            return null;
        }

        OrderStatisticRanks ranks = Quantiles.IntervalRanks(Records, p, level);
        return Quantiles.Around(estimate, ranks.Lower is { } lower ? At(lower - 1) : null, ranks.Upper is { } upper ? At(upper - 1) : null, level);
    }

    public void Merge(TallyCell other)
    {
        foreach (KeyValuePair<long, long> entry in other._tally)
        {
            Add(entry.Key, entry.Value);
        }

        Excluded = Exclusions.Merge(Excluded, other.Excluded);
    }

    public bool Holds(TallyCell other) =>
        other._tally.All(entry => _tally.TryGetValue(entry.Key, out long records) && records >= entry.Value) && Exclusions.Holds(Excluded, other.Excluded);

    public void Subtract(TallyCell other)
    {
        foreach (KeyValuePair<long, long> entry in other._tally)
        {
            Add(entry.Key, -entry.Value);
            if (_tally[entry.Key] == 0)
            {
                _tally.Remove(entry.Key);
            }
        }

        Excluded = Exclusions.Subtract(Excluded, other.Excluded);
    }

    public void Write(ByteWriter into)
    {
        into.Count(_tally.Count);
        long last = 0;
        foreach (KeyValuePair<long, long> entry in _tally)
        {
            into.Signed(entry.Key - last);
            into.Count(entry.Value);
            last = entry.Key;
        }

        Exclusions.Write(Excluded, into);
    }

    public void Read(ref ByteReader from, int calendars)
    {
        int values = from.Length(bytesEach: 2);
        long last = 0;
        for (int i = 0; i < values; i++)
        {
            long value = unchecked(last + from.Signed());
            if (value is < -int.MaxValue or > int.MaxValue || (i > 0 && value <= last))
            {
                throw from.Bad("has values out of order or range");
            }

            Add(value, from.Positive());
            last = value;
        }

        Excluded = Exclusions.Read(ref from);
        if (IsEmpty)
        {
            throw from.Bad("has a cell that is empty");
        }
    }
}
