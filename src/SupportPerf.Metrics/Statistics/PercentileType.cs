namespace SupportPerf.Metrics.Statistics;

/// <summary>The nine definitions of a sample quantile. The values are the numbers of Hyndman and Fan; the names are those of NumPy.</summary>
/// <remarks>
/// On a small sample the types differ a lot: the p90 of twelve reply times may be 95 by type 1 and 197 by type 6. So the type is a part of every
/// percentile that this library prints. The default everywhere is <see cref="Linear"/>, what spreadsheets and databases use.
/// Source: Hyndman and Fan, Sample Quantiles in Statistical Packages, The American Statistician 50 (1996) 361-365.
/// </remarks>
public enum PercentileType
{
    /// <summary>Type 1: the smallest value with at least the share p at or below it. SQL's PERCENTILE_DISC.</summary>
    InvertedCdf = 1,

    /// <summary>Type 2: as type 1, but the mean of the two neighbours where the share is met exactly. The default of SAS.</summary>
    AveragedInvertedCdf = 2,

    /// <summary>Type 3: the value whose rank is nearest to n p, the even rank when two are as near.</summary>
    ClosestObservation = 3,

    /// <summary>Type 4: linear between the steps of the empirical distribution, rank n p.</summary>
    InterpolatedInvertedCdf = 4,

    /// <summary>Type 5: rank n p + 1/2. Hazen's, used in hydrology.</summary>
    Hazen = 5,

    /// <summary>Type 6: rank (n + 1) p. Excel's PERCENTILE.EXC, Minitab, SPSS.</summary>
    Weibull = 6,

    /// <summary>Type 7, the default: rank (n - 1) p + 1. Excel's PERCENTILE and PERCENTILE.INC, R, NumPy, SQL's PERCENTILE_CONT.</summary>
    Linear = 7,

    /// <summary>Type 8: rank (n + 1/3) p + 1/3. About median-unbiased whatever the distribution; what Hyndman and Fan recommend.</summary>
    MedianUnbiased = 8,

    /// <summary>Type 9: rank (n + 1/4) p + 3/8. About unbiased for a normal distribution.</summary>
    NormalUnbiased = 9,
}
