using System.Text.Json;
using SupportPerf.Metrics.Tests;

namespace SupportPerf.Metrics.Analysis.Tests;

public class ErlangWorkedExampleTests
{
    public static TheoryData<string> Losses => WorkedExamples.Ids("erlang_b");

    public static TheoryData<string> Queues => WorkedExamples.Ids("erlang_c", "erlang_c_load", "erlang_occupancy");

    public static TheoryData<string> Staff => WorkedExamples.Ids("erlang_c_required_agents");

    [SkippableTheory]
    [MemberData(nameof(Losses))]
    public void Loss(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        example.Check("blocking", ErlangB.Blocking(example.Number("offered_load"), (int)example.Count("servers")));
    }

    [SkippableTheory]
    [MemberData(nameof(Queues))]
    public void Queue(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        var queue = new ErlangC(Load(example), (int)example.Count("agents"), example.Number("aht_seconds"));
        var answers = new Dictionary<string, double?>
        {
            ["offered_load"] = queue.Load,
            ["occupancy"] = queue.Occupancy,
            ["prob_wait"] = queue.WaitProbability,
            ["service_level"] = example.Inputs.TryGetProperty("threshold_seconds", out JsonElement threshold) ? queue.ServiceLevel(threshold.GetDouble()) : null,
            ["asa"] = queue.MeanWait,
            ["mean_queue_length"] = queue.MeanQueueLength,
            ["mean_wait_of_delayed"] = queue.MeanWaitOfDelayed,
        };
        foreach (JsonProperty expected in example.Expected.EnumerateObject())
        {
            example.Check(expected.Name, answers[expected.Name]);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Staff))]
    public void RequiredAgents(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        double threshold = example.Number("threshold_seconds");
        double occupancy = example.Input("max_occupancy").ValueKind == JsonValueKind.Null ? 1 : example.Number("max_occupancy");
        ErlangC queue = ErlangC.Required(Load(example), example.Number("aht_seconds"), example.Number("target_service_level"), threshold, occupancy);
        example.Check("agents", queue.Agents);
        example.Check("scheduled", queue.Scheduled(example.Number("shrinkage")));
        example.Check("service_level", queue.ServiceLevel(threshold));
        example.Check("occupancy", queue.Occupancy);
        example.Check("prob_wait", queue.WaitProbability);
        example.Check("asa", queue.MeanWait);
    }

    private static double Load(WorkedExample example) => example.Inputs.TryGetProperty("offered_load", out JsonElement load)
        ? load.GetDouble()
        : example.Number("calls") * example.Number("aht_seconds") / example.Number("period_seconds");
}
