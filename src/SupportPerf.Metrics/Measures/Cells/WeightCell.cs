using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>
/// The sum of the squares of the weights (in 1e-10) that answers were given: what says how many equal answers they are worth. Answers without
/// a weight are not in it, they weigh 1.
/// </summary>
internal sealed class WeightCell : ICell<WeightCell>
{
    private WideSum _squares;

    public bool IsEmpty => _squares.Equals(default);

    public WideSum Squares => _squares;

    public void Add(long weight) => _squares.AddSquare(weight);

    public void Merge(WeightCell other) => _squares.Add(other._squares);

    public bool Holds(WeightCell other) => _squares.ToBigInteger() >= other._squares.ToBigInteger();

    public void Subtract(WeightCell other) => _squares.Subtract(other._squares);

    public void Write(ByteWriter into)
    {
        into.Number(_squares.Low);
        into.Number(_squares.Middle);
        into.Number(_squares.High);
    }

    public void Read(ref ByteReader from, int calendars)
    {
        _squares = new WideSum(from.Number(), from.Number(), from.Number());
        if (IsEmpty || _squares.High > long.MaxValue)
        {
            throw from.Bad("has weights whose squares do not add up");
        }
    }
}
