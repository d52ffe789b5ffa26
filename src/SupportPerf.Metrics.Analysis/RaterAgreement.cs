namespace SupportPerf.Metrics.Analysis;

/// <summary>How far raters agree beyond chance, such as two QA reviewers who graded the same tickets: 1 is full agreement, 0 what chance gives.</summary>
/// <remarks>An immutable value. When chance alone would make them agree always, because only one grade was given, kappa is undefined: null, not 1.</remarks>
public sealed record RaterAgreement
{
    private RaterAgreement(double observed, double expected)
    {
        Observed = observed;
        Expected = expected;
        Kappa = expected < 1 ? (observed - expected) / (1 - expected) : null;
    }

    private RaterAgreement()
    {
    }

    /// <summary>The share of (weighted) agreement seen; null when nothing was rated.</summary>
    public double? Observed { get; }

    /// <summary>The share that chance would give with the same use of grades; null when nothing was rated.</summary>
    public double? Expected { get; }

    /// <summary>(observed - expected) / (1 - expected); null when nothing was rated or the expected agreement is 1.</summary>
    public double? Kappa { get; }

    /// <summary>Cohen's kappa of two raters.</summary>
    /// <remarks>Sources: Cohen, Educational and Psychological Measurement 20 (1960) 37; weighted: Psychological Bulletin 70 (1968) 213.</remarks>
    /// <param name="table">Row i, column j: how many tickets the first rater graded i and the second j. Square, grades in their order.</param>
    /// <param name="weights">What a near miss counts.</param>
    /// <returns>The agreement.</returns>
    /// <exception cref="ArgumentException">The table is null, not square, smaller than two by two, or has a negative count; or there are no such weights.</exception>
    public static RaterAgreement Cohen(IReadOnlyList<IReadOnlyList<long>> table, KappaWeights weights = KappaWeights.None)
    {
        ArgumentNullException.ThrowIfNull(table);
        int grades = table.Count;
        if (grades < 2)
        {
            throw new ArgumentException(Check.Text($"Agreement needs two grades or more, not {grades}."), nameof(table));
        }

        double total = 0;
        var rows = new double[grades];
        var columns = new double[grades];
        for (int i = 0; i < grades; i++)
        {
            CheckRow(table[i], grades, i);
            for (int j = 0; j < grades; j++)
            {
                total += table[i][j];
                rows[i] += table[i][j];
                columns[j] += table[i][j];
            }
        }

        if (total == 0)
        {
            return new RaterAgreement();
        }

        double observed = 0;
        double expected = 0;
        for (int i = 0; i < grades; i++)
        {
            for (int j = 0; j < grades; j++)
            {
                double distance = Math.Abs(i - j) / (double)(grades - 1);
                double weight = weights switch
                {
                    KappaWeights.None => i == j ? 1 : 0,
                    KappaWeights.Linear => 1 - distance,
                    KappaWeights.Quadratic => 1 - (distance * distance),
                    _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "The weights are None, Linear or Quadratic."),
                };
                observed += weight * table[i][j];
                expected += weight * rows[i] * columns[j];
            }
        }

        return new RaterAgreement(observed / total, expected / (total * total));
    }

    /// <summary>Fleiss' kappa of several raters, the same number for each ticket but not necessarily the same people.</summary>
    /// <remarks>Source: Fleiss, Psychological Bulletin 76 (1971) 378.</remarks>
    /// <param name="counts">Row i, column j: how many raters gave ticket i the grade j.</param>
    /// <returns>The agreement.</returns>
    /// <exception cref="ArgumentException">The counts are null or negative, the rows differ in length or in number of raters, or there are fewer than two raters.</exception>
    public static RaterAgreement Fleiss(IReadOnlyList<IReadOnlyList<long>> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count == 0)
        {
            return new RaterAgreement();
        }

        int grades = counts[0]?.Count ?? 0;
        long raters = counts[0]?.Sum() ?? 0;
        if (raters < 2)
        {
            throw new ArgumentException(Check.Text($"Agreement needs two raters or more a ticket, not {raters}."), nameof(counts));
        }

        var given = new double[grades];
        double pairs = 0;
        for (int i = 0; i < counts.Count; i++)
        {
            CheckRow(counts[i], grades, i);
            if (counts[i].Sum() != raters)
            {
                throw new ArgumentException(Check.Text($"Ticket {i} has {counts[i].Sum()} raters, ticket 0 has {raters}: Fleiss' kappa needs the same number."), nameof(counts));
            }

            for (int j = 0; j < grades; j++)
            {
                given[j] += counts[i][j];
                pairs += (double)counts[i][j] * (counts[i][j] - 1);
            }
        }

        double all = (double)counts.Count * raters;
        double expected = given.Sum(g => g / all * (g / all));
        return new RaterAgreement(pairs / (all * (raters - 1)), expected);
    }

    private static void CheckRow(IReadOnlyList<long> row, int length, int index)
    {
        if (row is null || row.Count != length)
        {
            throw new ArgumentException(Check.Text($"Row {index} has {row?.Count ?? 0} grades; {length} are needed."), nameof(row));
        }

        foreach (long count in row)
        {
            Check.NotNegative(count, nameof(row));
        }
    }
}
