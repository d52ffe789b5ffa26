using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Statistics;

public class ScoreWorkedExampleTests
{
    public static TheoryData<string> Boxes => WorkedExamples.Ids("csat_box");

    public static TheoryData<string> Nets => WorkedExamples.Ids("csat_net");

    public static TheoryData<string> Scores => WorkedExamples.Ids("csat_score");

    public static TheoryData<string> Chatwoot => WorkedExamples.Ids("csat_chatwoot");

    public static TheoryData<string> Nonresponse => WorkedExamples.Ids("csat_nonresponse_bounds");

    public static TheoryData<string> Efforts => WorkedExamples.Ids("ces");

    public static TheoryData<string> FirstEfforts => WorkedExamples.Ids("ces_v1");

    [SkippableTheory]
    [MemberData(nameof(Boxes))]
    public void Box(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        ScoreDistribution scores = Read(example);
        long[] positive = example.Counts("positive_values");
        Ratio share = scores.Share((int)positive[0], (int)positive[^1], example.Number("confidence"));
        example.Check("n", scores.Count);
        example.Check("positive", share.Numerator);
        example.Check("percent", 100 * share.Value);
        example.Check("mean", scores.Mean);
        if (scores.Count > 0)
        {
            example.Check("sd", scores.StandardDeviation);
            example.Check("wilson_low_percent", 100 * share.Interval?.Low);
            example.Check("wilson_high_percent", 100 * share.Interval?.High);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Nets))]
    public void Net(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        ScoreDistribution scores = Read(example);
        example.Check("top2_percent", 100 * scores.TopBox(2).Value);
        example.Check("bottom2_percent", 100 * scores.BottomBox(2).Value);
        example.Check("net_percent", 100 * scores.NetBox(2, 2));
        example.Check("mean_0_100", scores.MeanOutOf100);
    }

    [SkippableTheory]
    [MemberData(nameof(Scores))]
    public void NeutralStaysInTheDenominator(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        var faces = new ScoreDistribution([example.Count("negative"), example.Count("neutral"), example.Count("positive")]);
        example.Check("percent", 100 * faces.TopBox(1).Value);
    }

    [SkippableTheory]
    [MemberData(nameof(Chatwoot))]
    public void ResponseRate(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        var survey = new NonresponseBounds(example.Count("sent"), example.Count("responses"), example.Count("positive"));
        example.Check("satisfaction_score", 100 * survey.Observed.Value);
        example.Check("response_rate", 100 * survey.ResponseRate.Value);
    }

    [SkippableTheory]
    [MemberData(nameof(Nonresponse))]
    public void Bounds(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        var survey = new NonresponseBounds(example.Count("surveys_sent"), example.Count("responses"), example.Count("positive"));
        example.Check("response_rate", survey.ResponseRate.Value);
        example.Check("observed", survey.Observed.Value);
        example.Check("lower_bound", survey.Low);
        example.Check("upper_bound", survey.High);
    }

    [SkippableTheory]
    [MemberData(nameof(Efforts))]
    public void Effort(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        ScoreDistribution scores = Count(example);
        example.Check("n", scores.Count);
        example.Check("mean", scores.Mean);
        example.Check("percent_agree_5_7", 100 * scores.Share(5, 7).Value);
        example.Check("percent_top2", 100 * scores.TopBox(2).Value);
        example.Check("net_easy_67_vs_123", 100 * scores.NetBox(2, 3));
    }

    [SkippableTheory]
    [MemberData(nameof(FirstEfforts))]
    public void FirstEffortScale(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        ScoreDistribution scores = Count(example);
        example.Check("n", scores.Count);
        example.Check("mean", scores.Mean);
        example.Check("percent_low_effort_1_2", 100 * scores.BottomBox(2).Value);
    }

    private static ScoreDistribution Read(WorkedExample example) => new(example.Counts("counts_from_lowest"), (int)example.Count("scale_min"));

    private static ScoreDistribution Count(WorkedExample example)
    {
        var counts = new long[example.Count("scale_max")];
        foreach (long score in example.Counts("scores"))
        {
            counts[score - 1]++;
        }

        return new ScoreDistribution(counts);
    }
}
