using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Reports;

/// <summary>What a comparison needs of a figure beyond its value.</summary>
internal abstract class ComparedFigure
{
    /// <summary>The same figure of a period without a record.</summary>
    public abstract ComparedFigure Empty { get; }

    /// <summary>Fills in how this figure differs from an earlier one of its kind.</summary>
    /// <param name="row">The row's place.</param>
    /// <param name="before">The earlier figure.</param>
    /// <param name="days">The length of the period in real days, and of the earlier one.</param>
    /// <returns>The row; null where the two cannot be compared.</returns>
    public abstract ComparisonRow? Compare(ComparisonRow row, ComparedFigure before, (double Now, double Before) days);

    private protected static long? Needed(double? p, double? difference, Func<long?> number) => p >= 0.05 && difference is { } change && change != 0 ? number() : null;

    private protected static ComparisonRow With(ComparisonRow row, string effect, double? value, ConfidenceInterval? interval, string test, double? p) => row with
    {
        Effect = value is null && interval is null ? null : effect,
        EffectValue = value,
        CiLow = interval?.Low,
        CiHigh = interval?.High,
        CiMethod = interval?.Method,
        P = p,
        Test = p is null ? null : test,
    };
}

/// <summary>A share of a whole.</summary>
internal sealed class ComparedShare(Ratio ratio) : ComparedFigure
{
    private readonly Ratio _ratio = ratio;

    public override ComparedFigure Empty => new ComparedShare(new Ratio(0, 0));

    public override ComparisonRow? Compare(ComparisonRow row, ComparedFigure before, (double Now, double Before) days)
    {
        Ratio earlier = ((ComparedShare)before)._ratio;
        ProportionComparison comparison = new(_ratio, earlier);
        return With(row, "difference", comparison.Difference, comparison.Interval, "two_proportions", comparison.P) with
        {
            Value = _ratio.Value,
            N = _ratio.Denominator,
            PreviousValue = earlier.Value,
            PreviousN = earlier.Denominator,
            Difference = comparison.Difference,
            NeededPerGroup = Needed(comparison.P, comparison.Difference, () => SampleSize.ProportionDifference(_ratio.Value!.Value, earlier.Value!.Value)),
        };
    }
}

/// <summary>A Net Promoter Score.</summary>
internal sealed class ComparedNetPromoterScore(NetPromoterScore score) : ComparedFigure
{
    private readonly NetPromoterScore _score = score;

    public override ComparedFigure Empty => new ComparedNetPromoterScore(new NetPromoterScore(0, 0, 0));

    public override ComparisonRow? Compare(ComparisonRow row, ComparedFigure before, (double Now, double Before) days)
    {
        NetPromoterScore earlier = ((ComparedNetPromoterScore)before)._score;
        NetPromoterComparison comparison = new(_score, earlier);
        return With(row, "difference", comparison.Change, comparison.Interval, "adjusted_wald", comparison.AdjustedP) with
        {
            Value = _score.Value,
            N = _score.Count,
            PreviousValue = earlier.Value,
            PreviousN = earlier.Count,
            Difference = comparison.Change,
            NeededPerGroup = Needed(
                comparison.AdjustedP,
                comparison.Change,
                () => SampleSize.MeanDifference(10_000 * _score.ResponseVariance!.Value, 10_000 * earlier.ResponseVariance!.Value, comparison.Change!.Value)),
        };
    }
}

/// <summary>How often something happened: by real days, or by records where each record has its own number.</summary>
internal sealed class ComparedRate(long events, long? records) : ComparedFigure
{
    private readonly long _events = events;
    private readonly long? _records = records;

    public override ComparedFigure Empty => new ComparedRate(0, _records is null ? null : 0);

    public override ComparisonRow? Compare(ComparisonRow row, ComparedFigure before, (double Now, double Before) days)
    {
        ComparedRate earlier = (ComparedRate)before;
        double exposure = _records ?? days.Now;
        double earlierExposure = earlier._records ?? days.Before;
        row = row with { Unit = _records is null ? "count_per_day" : "count", N = _records ?? _events, PreviousN = earlier._records ?? earlier._events };
        if (exposure <= 0 || earlierExposure <= 0)
        {
            // As-of instants at the very start of a period leave no time, and no records no exposure.
            return _records is null ? null : row with { Value = PerRecord(_events, exposure), PreviousValue = PerRecord(earlier._events, earlierExposure) };
        }

        RateComparison comparison = new(earlier._events, earlierExposure, _events, exposure);
        double difference = comparison.RateAfter - comparison.RateBefore;
        return With(row, "rate_ratio", comparison.Ratio, comparison.Interval, "exact_rates", comparison.P) with
        {
            Value = comparison.RateAfter,
            PreviousValue = comparison.RateBefore,
            Difference = difference,
            ChangePercent = comparison.RateChangePercent,
            NeededPerGroup = Needed(comparison.P, difference, () => SampleSize.MeanDifference(comparison.RateAfter, comparison.RateBefore, difference)),
        };
    }

    private static double? PerRecord(long events, double records) => records > 0 ? events / records : null;
}

/// <summary>The median of values that are kept, with a test by ranks.</summary>
/// <param name="sorted">The values in ascending order.</param>
/// <param name="unit">How many of them are one of the row's unit.</param>
/// <param name="type">The type of the median.</param>
/// <param name="isDuration">Whether a change in percent means something.</param>
internal sealed class ComparedMedian(long[] sorted, double unit, PercentileType type, bool isDuration) : ComparedFigure
{
    private readonly long[] _sorted = sorted;

    public override ComparedFigure Empty => new ComparedMedian([], unit, type, isDuration);

    public override ComparisonRow? Compare(ComparisonRow row, ComparedFigure before, (double Now, double Before) days)
    {
        long[] earlier = ((ComparedMedian)before)._sorted;
        double? now = Quantiles.Of(_sorted, 0.5, type) / unit;
        double? then = Quantiles.Of(earlier, 0.5, type) / unit;

        // Up to 2^53 units a value is exact as a double.
        RankComparison comparison = new(Array.ConvertAll(_sorted, static value => (double)value), Array.ConvertAll(earlier, static value => (double)value));
        ConfidenceInterval? interval = comparison.Interval is { } ci ? new ConfidenceInterval(ci.Low / unit, ci.High / unit, ci.Level, ci.Method) : null;
        return With(row, "shift", comparison.Shift / unit, interval, comparison.ExactP is null ? "mann_whitney" : "mann_whitney_exact", comparison.P) with
        {
            Value = now,
            N = _sorted.Length,
            PreviousValue = then,
            PreviousN = earlier.Length,
            Difference = now - then,
            ChangePercent = isDuration ? PercentChange.Of(then, now) : null,
            NeededPerGroup = Needed(comparison.P, comparison.ProbabilityOfSuperiority - 0.5, () => SampleSize.RankDifference(comparison.ProbabilityOfSuperiority!.Value)),
        };
    }
}

/// <summary>A value without a test: a mean, a stock, a quotient of totals.</summary>
internal sealed class ComparedValue(double? value, long n, bool hasPercent) : ComparedFigure
{
    private readonly double? _value = value;
    private readonly long _n = n;

    public override ComparedFigure Empty => new ComparedValue(null, 0, hasPercent);

    public override ComparisonRow? Compare(ComparisonRow row, ComparedFigure before, (double Now, double Before) days)
    {
        ComparedValue earlier = (ComparedValue)before;
        return row with
        {
            Value = _value,
            N = _n,
            PreviousValue = earlier._value,
            PreviousN = earlier._n,
            Difference = _value - earlier._value,
            ChangePercent = hasPercent ? PercentChange.Of(earlier._value, _value) : null,
        };
    }
}
