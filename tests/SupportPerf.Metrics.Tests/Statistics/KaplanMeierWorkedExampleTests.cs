using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Statistics;

public class KaplanMeierWorkedExampleTests
{
    public static TheoryData<string> Curves => WorkedExamples.Ids("kaplan_meier");

    public static TheoryData<string> Waits => WorkedExamples.Ids("kaplan_meier_frt");

    [SkippableTheory]
    [MemberData(nameof(Curves))]
    public void Curve(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        KaplanMeier curve = Read(example, "times", "events");
        SurvivalStep[] steps = curve.Steps.ToArray();
        double level = example.Number("confidence");
        example.Check("event_times", steps.Select(s => (double?)s.Time));
        example.Check("at_risk", steps.Select(s => (double?)s.AtRisk));
        example.Check("survival", steps.Select(s => (double?)s.Survival));
        example.Check("greenwood_se", steps.Select(s => (double?)s.StandardError));
        foreach ((SurvivalLimits limits, string name) in new[] { (SurvivalLimits.LogLog, "loglog"), (SurvivalLimits.Log, "log"), (SurvivalLimits.Plain, "plain") })
        {
            example.Check($"{name}_low", steps.Select(s => curve.SurvivalInterval(s.Time, level, limits)?.Low));
            example.Check($"{name}_high", steps.Select(s => curve.SurvivalInterval(s.Time, level, limits)?.High));
        }

        ConfidenceInterval median = curve.QuantileInterval(0.5, level)!.Value;
        example.Check("median", curve.Median);
        example.Check("median_low", median.Low);
        Assert.Null(median.High);
        RestrictedMean mean = curve.RestrictedMean(35)!.Value;
        example.Check("rmst_35", mean.Value);
        example.Check("rmst_35_se", mean.StandardError);
    }

    [SkippableTheory]
    [MemberData(nameof(Waits))]
    public void FirstResponse(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        KaplanMeier curve = Read(example, "minutes", "answered");
        SurvivalStep[] steps = curve.Steps.ToArray();
        if (example.Expects("km_event_times"))
        {
            example.Check("km_event_times", steps.Select(s => (double?)s.Time));
        }

        example.Check("km_survival", steps.Select(s => (double?)s.Survival));
        example.Check("km_median", curve.Median);
    }

    private static KaplanMeier Read(WorkedExample example, string times, string events)
    {
        long[] durations = example.Counts(times);
        long[] happened = example.Counts(events);
        long[] completed = [.. durations.Where((_, i) => happened[i] == 1).Order()];
        long[] censored = [.. durations.Where((_, i) => happened[i] == 0).Order()];
        return new KaplanMeier(completed, censored);
    }
}
