namespace SupportPerf.Metrics.Analysis;

/// <summary>Neumaier's sum of doubles: what rounding drops is kept beside and added at the end.</summary>
internal struct CompensatedSum
{
    private double sum;
    private double lost;

    public readonly double Value => this.sum + this.lost;

    public void Add(double value)
    {
        double next = this.sum + value;
        this.lost += Math.Abs(this.sum) >= Math.Abs(value) ? (this.sum - next) + value : (value - next) + this.sum;
        this.sum = next;
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
