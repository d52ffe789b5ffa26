namespace SupportPerf.Metrics.Tests.Measures;

/// <summary>What other systems get wrong, and that we do not.</summary>
public class TrapWorkedExampleTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 2, 10, 0);

    private static double? MeanResolutionHours(IEnumerable<double> hours)
    {
        ResolutionTime measure = new();
        int id = 0;
        foreach (double one in hours)
        {
            measure.Add(new() { Id = $"{id++}", CreatedAt = Start, SolvedAt = Start + Duration.FromSeconds(Math.Round(one * 3600)) });
        }

        return measure.Summary.MeanSeconds / 3600;
    }

    [SkippableFact]
    public void Days_are_not_rounded_up_before_they_are_averaged()
    {
        WorkedExample example = WorkedExamples.Get("trap-frappe-1");
        example.Check("exact_mean_days", MeanResolutionHours(example.Numbers("hours")) / 24);
    }

    [SkippableFact]
    public void Hours_are_not_cut_before_they_are_averaged()
    {
        WorkedExample example = WorkedExamples.Get("trap-osticket-1");
        example.Check("exact_mean", MeanResolutionHours(example.Numbers("hours")));
    }

    [SkippableFact]
    public void An_instant_reply_is_a_reply()
    {
        WorkedExample example = WorkedExamples.Get("trap-zero-frt-1");
        FirstResponseTime measure = new();
        int id = 0;
        foreach (double minutes in example.Numbers("minutes"))
        {
            measure.Add(new() { Id = $"{id++}", CreatedAt = Start, FirstResponseAt = Start + Duration.FromMinutes(minutes) });
        }

        example.Check("correct_mean", measure.Summary.MeanSeconds / 60);
    }
}
