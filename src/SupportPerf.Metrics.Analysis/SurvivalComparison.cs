using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Analysis;

/// <summary>The log-rank test: whether two groups with unfinished records differ in how long things take.</summary>
/// <remarks>
/// An immutable value. At each duration the completions of both are shared out by how many wait in each; expected and observed are added up and compared, with the hypergeometric variance. Best where one group is
/// slower throughout; curves that cross may cancel. O(n). Sources: Mantel, Cancer Chemotherapy Reports 50 (1966) 163; Peto and Peto, JRSS A 135 (1972) 185.
/// </remarks>
public sealed record SurvivalComparison
{
    /// <summary>Compares two groups; all durations ascending, none negative, in one unit.</summary>
    /// <param name="firstCompleted">The durations of what completed in the first group.</param>
    /// <param name="firstCensored">How long what has not completed there has waited.</param>
    /// <param name="secondCompleted">As the first, of the second group.</param>
    /// <param name="secondCensored">As the second, of the second group.</param>
    /// <exception cref="ArgumentException">Durations are not in ascending order or negative.</exception>
    public SurvivalComparison(
        ReadOnlySpan<long> firstCompleted, ReadOnlySpan<long> firstCensored, ReadOnlySpan<long> secondCompleted, ReadOnlySpan<long> secondCensored)
    {
        CheckSorted(firstCompleted, nameof(firstCompleted));
        CheckSorted(firstCensored, nameof(firstCensored));
        CheckSorted(secondCompleted, nameof(secondCompleted));
        CheckSorted(secondCensored, nameof(secondCensored));
        FirstObserved = firstCompleted.Length;
        SecondObserved = secondCompleted.Length;
        CompensatedSum expected = default;
        CompensatedSum variance = default;
        int i = 0;
        int j = 0;
        int leftFirst = 0;
        int leftSecond = 0;
        while (i < firstCompleted.Length || j < secondCompleted.Length)
        {
            long time = Math.Min(i < firstCompleted.Length ? firstCompleted[i] : long.MaxValue, j < secondCompleted.Length ? secondCompleted[j] : long.MaxValue);
            Skip(firstCensored, ref leftFirst, time);
            Skip(secondCensored, ref leftSecond, time);
            double atRiskFirst = (double)firstCompleted.Length + firstCensored.Length - i - leftFirst;
            double atRisk = atRiskFirst + secondCompleted.Length + secondCensored.Length - j - leftSecond;
            double events = TakeEqual(firstCompleted, ref i, time) + TakeEqual(secondCompleted, ref j, time);
            double share = atRiskFirst / atRisk;
            expected.Add(events * share);
            if (atRisk > 1)
            {
                variance.Add(events * share * (1 - share) * (atRisk - events) / (atRisk - 1));
            }
        }

        FirstExpected = expected.Value;
        SecondExpected = FirstObserved + SecondObserved - expected.Value;
        if (variance.Value > 0)
        {
            double difference = FirstObserved - expected.Value;
            ChiSquare = difference * difference / variance.Value;
        }
    }

    /// <summary>Completions in the first group.</summary>
    public long FirstObserved { get; }

    /// <summary>Completions to expect in the first group if the two did not differ.</summary>
    public double FirstExpected { get; }

    /// <summary>Completions in the second group.</summary>
    public long SecondObserved { get; }

    /// <summary>Completions to expect in the second group if the two did not differ.</summary>
    public double SecondExpected { get; }

    /// <summary>The statistic, chi-square with one degree of freedom; null when nothing completed while both groups waited.</summary>
    public double? ChiSquare { get; }

    /// <summary>The p of <see cref="ChiSquare"/>; null where that is.</summary>
    public double? P => ChiSquare is double chiSquare ? NormalDistribution.TwoSidedP(Math.Sqrt(chiSquare)) : null;

    private static void Skip(ReadOnlySpan<long> censored, ref int index, long time)
    {
        while (index < censored.Length && censored[index] < time)
        {
            index++;
        }
    }

    private static int TakeEqual(ReadOnlySpan<long> completed, ref int index, long time)
    {
        int start = index;
        while (index < completed.Length && completed[index] == time)
        {
            index++;
        }

        return index - start;
    }

    private static void CheckSorted(ReadOnlySpan<long> durations, string name)
    {
        long previous = 0;
        foreach (long duration in durations)
        {
            if (duration < previous)
            {
                throw new ArgumentException(Check.Text($"Durations ascend from 0, but {duration} follows {previous}."), name);
            }

            previous = duration;
        }
    }
}
