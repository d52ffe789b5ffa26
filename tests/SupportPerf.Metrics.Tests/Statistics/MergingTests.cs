using System.Reflection;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Statistics;

/// <summary>Finished figures do not follow from those of parts, so nothing offers to merge them; what merges can also be saved and taken away.</summary>
public class MergingTests
{
    private static readonly string[] Sums = ["Merge", "Add", "Combine", "Append", "op_Addition"];

    private static IEnumerable<Type> Public => typeof(SupportReport).Assembly.GetExportedTypes();

    [Fact]
    public void FinishedFigures_OfferNoMerge()
    {
        Type[] finished = [.. Public.Where(static type => type.Namespace == typeof(Ratio).Namespace)];

        Assert.Contains(typeof(KaplanMeier), finished);
        Assert.Contains(typeof(DurationSummary), finished);
        Assert.All(finished, static type => Assert.DoesNotContain(type.GetMethods(), static method => Sums.Contains(method.Name)));
    }

    [Fact]
    public void WhatMerges_IsSavedAndTakenAwayToo()
    {
        Type[] merging = [.. Public.Where(static type => !type.IsAbstract && type.GetMethods().Any(static method => method.Name == "Merge"))];

        Assert.Contains(typeof(FirstResponseTime), merging);
        Assert.Contains(typeof(SupportReportBuilder), merging);
        Assert.All(merging, static type => Assert.All(["Save", "Retract"], name => Assert.Contains(type.GetMethods(BindingFlags.Public | BindingFlags.Instance), method => method.Name == name)));
    }
}
