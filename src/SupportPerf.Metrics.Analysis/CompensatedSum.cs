namespace SupportPerf.Metrics.Analysis;

/// <summary>Neumaier's sum of doubles: what rounding drops is kept beside and added at the end.</summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _lost;

    public readonly double Value => _sum + _lost;

    public void Add(double value)
    {
        double next = _sum + value;
        _lost += Math.Abs(_sum) >= Math.Abs(value) ? (_sum - next) + value : (value - next) + _sum;
        _sum = next;
    }

    public static double Mean(ReadOnlySpan<double> values)
    {
        CompensatedSum sum = default;
        foreach (double value in values)
        {
            sum.Add(value);
        }

        return sum.Value / values.Length;
    }

    /// <summary>The sum of (value - centre) to a power of 2 or 3.</summary>
    public static double Moment(ReadOnlySpan<double> values, double centre, int power)
    {
        CompensatedSum sum = default;
        foreach (double value in values)
        {
            double difference = value - centre;
            sum.Add(power == 2 ? difference * difference : difference * difference * difference);
        }

        return sum.Value;
    }
}
