namespace SupportPerf.Metrics.Tests.Reports;

/// <summary>The laws that every figure of a report keeps, whatever the records: order does not matter, any split merged again is one pass, nothing added changes nothing.</summary>
internal static class ReportLaws
{
    /// <summary>Checks all laws on some records, each an action that adds one.</summary>
    public static void Hold(ReportOptions options, IReadOnlyList<Action<SupportReportBuilder>> records, Random random)
    {
        string onePass = Text(Build(options, records).Build());

        Assert.Equal(onePass, Text(Build(options, Shuffled(records, random)).Build()));

        int first = random.Next(records.Count + 1);
        int second = random.Next(first, records.Count + 1);
        IReadOnlyList<Action<SupportReportBuilder>>[] parts = [[.. records.Take(first)], [.. records.Skip(first).Take(second - first)], [.. records.Skip(second)]];
        int[][] orders = [[0, 1, 2], [2, 0, 1], [1, 2, 0]];
        foreach (int[] order in orders)
        {
            SupportReportBuilder leftFirst = Build(options, parts[order[0]]);
            leftFirst.Merge(Build(options, parts[order[1]]));
            leftFirst.Merge(Build(options, parts[order[2]]));
            Assert.Equal(onePass, Text(leftFirst.Build()));

            SupportReportBuilder right = Build(options, parts[order[1]]);
            right.Merge(Build(options, parts[order[2]]));
            SupportReportBuilder rightFirst = Build(options, parts[order[0]]);
            rightFirst.Merge(right);
            Assert.Equal(onePass, Text(rightFirst.Build()));
        }

        SupportReportBuilder withNothing = Build(options, records);
        withNothing.Merge(new SupportReportBuilder(options));
        Assert.Equal(onePass, Text(withNothing.Build()));
        Assert.Equal(onePass, Text(withNothing.Build()));

        SupportReportBuilder nothing = new(options);
        Assert.Empty(nothing.Build().Rows);
        nothing.Merge(Build(options, records));
        Assert.Equal(onePass, Text(nothing.Build()));
    }

    /// <summary>Checks that records which do not count change nothing but how many were left out.</summary>
    public static void LeaveOut(ReportOptions options, IReadOnlyList<Action<SupportReportBuilder>> records, IReadOnlyList<Action<SupportReportBuilder>> bad)
    {
        SupportReport with = Build(options, [.. records, .. bad]).Build();
        SupportReport without = Build(options, records).Build();
        IEnumerable<ReportRow> Figures(SupportReport report) => report.Rows.Where(row => row.Metric != "response_rate").Select(row => row with { Excluded = 0, Dimensions = NoDimensions });
        Assert.Equal(Figures(without), Figures(with));
        Assert.NotEqual(without.Rows.Select(row => row.Excluded), with.Rows.Select(row => row.Excluded));
    }

    public static Instant Start { get; } = Instant.FromUtc(2026, 3, 2, 0, 0);

    private static IReadOnlyDictionary<string, string?> NoDimensions { get; } = new Dictionary<string, string?>();

    private static SupportReportBuilder Build(ReportOptions options, IEnumerable<Action<SupportReportBuilder>> records)
    {
        SupportReportBuilder builder = new(options);
        foreach (Action<SupportReportBuilder> add in records)
        {
            add(builder);
        }

        return builder;
    }

    private static Action<SupportReportBuilder>[] Shuffled(IReadOnlyList<Action<SupportReportBuilder>> records, Random random)
    {
        Action<SupportReportBuilder>[] copy = [.. records];
        random.Shuffle(copy);
        return copy;
    }

    // The first examples of each issue depend on the order by design; their counts do not.
    private static string Text(SupportReport report)
    {
        using StringWriter writer = new();
        report.WriteCsv(writer);
        foreach (ComparisonRow row in report.Comparisons)
        {
            writer.Write($"{row with { Dimensions = NoDimensions }} {string.Join(' ', row.Dimensions)}\n");
        }

        foreach (IssueSummary issue in report.Quality.Issues)
        {
            writer.Write($"{issue.Kind} {issue.Count}\n");
        }

        writer.Write(string.Join(' ', report.Quality.Records));
        return writer.ToString();
    }
}
