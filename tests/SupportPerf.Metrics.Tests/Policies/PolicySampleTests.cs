using System.Text.Json;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tests.Policies;

public class PolicySampleTests
{
    public static TheoryData<string> Samples => [.. Directory.GetFiles(Repository.Path("samples", "policies"), "*.json").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_shipped_policy_can_be_used(string name)
    {
        SupportPolicy policy = SupportPolicy.FromJson(File.ReadAllText(Repository.Path("samples", "policies", name)));

        Assert.NotEmpty(policy.Calendars);
        _ = new SupportReportBuilder(new ReportOptions { Policy = policy });
    }

    [Fact]
    public void The_schema_names_every_clock_and_rule_that_the_reader_takes()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Repository.Path("samples", "schemas", "policy.schema.json")));
        JsonElement sla = schema.RootElement.GetProperty("properties").GetProperty("sla").GetProperty("items").GetProperty("properties");
        IEnumerable<string?> Names(string key) => sla.GetProperty(key).GetProperty("enum").EnumerateArray().Select(name => name.GetString());

        Assert.Subset(Names("clock").ToHashSet(), EnumNames<SlaClock>.All.ToHashSet<string?>());
        Assert.Equal(EnumNames<SlaPopulation>.All.Order(), Names("rule").Order());
    }

    [Fact]
    public void The_schema_has_every_key_of_an_sla_and_each_is_read()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Repository.Path("samples", "schemas", "policy.schema.json")));
        JsonElement sla = schema.RootElement.GetProperty("properties").GetProperty("sla").GetProperty("items").GetProperty("properties");
        InvalidPolicyException unknown = Assert.Throws<InvalidPolicyException>(() => SupportPolicy.FromJson("""{"sla":[{"name":"a","clock":"due","zzz":1}]}"""));
        SlaRule read = SupportPolicy.FromJson("""
            {"sla":[{"name":"a","clock":"agent_work_time","target_s":60,"targetFrom":"restart_at_change","pausedStatuses":["pending","on_hold"],"eachCycle":true,"tolerance_s":0.5,"equalIsLate":true}]}
            """).Slas.Single();

        string keys = unknown.Message[(unknown.Message.IndexOf("the keys are ", StringComparison.Ordinal) + "the keys are ".Length)..];
        Assert.Equal(sla.EnumerateObject().Select(static property => property.Name).Order(), keys.Split('.')[0].Split(", ").Order());
        Assert.Equal((SlaTargetFrom.RestartAtChange, true, Duration.FromMilliseconds(500), true), (read.TargetFrom, read.EachCycle, read.Tolerance, read.EqualIsLate));
        Assert.Equal([TicketStatus.Pending, TicketStatus.OnHold], read.PausedStatuses);
        Assert.Equal(EnumNames<SlaTargetFrom>.All.Order(), sla.GetProperty("targetFrom").GetProperty("enum").EnumerateArray().Select(static name => name.GetString()!).Order());
        Assert.Throws<InvalidPolicyException>(() => SupportPolicy.FromJson("""{"sla":[{"name":"a","clock":"due","tolerance_s":1}]}"""));
        Assert.Throws<InvalidPolicyException>(() => SupportPolicy.FromJson("""{"sla":[{"name":"a","clock":"resolution_time","target_s":1,"eachCycle":"yes"}]}"""));
    }
}
