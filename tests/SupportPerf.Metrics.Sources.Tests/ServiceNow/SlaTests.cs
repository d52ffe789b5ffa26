using SupportPerf.Metrics.Tests;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.ServiceNow;

public class SlaTests
{
    [Fact]
    public void Read_TakesTheVerdicts_NotOfCancelledOrRunningSlas()
    {
        RecordList read = ServiceNowExport.All();
        Assert.Equal(
            ["High resolution (8 hours) False", "High response True", "made_sla False"],
            read.Ticket("INC0040001").VendorSla.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
        Ticket running = read.Ticket("INC0040002");
        Assert.Empty(running.VendorSla);
        Assert.Equal((At("2026-11-05T09:00:00Z"), null), (running.DueAt!.Value, running.FirstResponseDueAt));
        Assert.Equal(["resolution_sla"], running.Dimensions.Keys.Where(key => key.EndsWith("_sla", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Ask.All)]
    [InlineData(Ask.Raw)]
    [InlineData(Ask.Csv)]
    public void Verify_ComparesTheRowAndItsSlas(Ask ask)
    {
        VerificationReport report = SourceVerification.Run(ServiceNowExport.Vendor, ServiceNowExport.Files(ask));
        Assert.Equal(
            [
                "reopens None 1 of 1", "resolution_time Business 1 of 1", "resolution_time Calendar 1 of 1", "sla_breached Business 2 of 3", "sla_percentage Business 2 of 2", "sla_percentage Calendar 1 of 1",
                "sla_time Business 3 of 3", "sla_time Calendar 3 of 3", "sla_time_to_due Business 3 of 3",
            ],
            report.Metrics
                .GroupBy(metric => $"{metric.Metric} {metric.Basis}", (metric, same) => $"{metric} {same.Sum(one => one.Equal)} of {same.Sum(one => one.Compared)}")
                .Order(StringComparer.Ordinal));

        // The cancelled one says that it was breached within no time.
        VerifiedMetric late = Assert.Single(report.Metrics, metric => metric.Equal != metric.Compared);
        Assert.Equal(("High response", "INC0040002", 0L), (late.Variant, late.Differences[0].RecordId, late.Differences[0].OurCount!.Value));
    }

    [Fact]
    public void Verify_SaysWhichFigureIsWrong()
    {
        string[] wrong = [ServiceNowExport.Slas[0].Replace("business_duration=1970-01-01 09:00:00|9 Hours", "business_duration=1970-01-01 07:00:00|7 Hours", StringComparison.Ordinal)];
        VerificationReport report = SourceVerification.Run(
            ServiceNowExport.Vendor,
            [ServiceNowExport.File("i", Ask.All, ServiceNowExport.Tasks), ServiceNowExport.File("s", Ask.All, wrong), ServiceNowExport.File("c", Ask.All, ServiceNowExport.Schedules), ServiceNowExport.File("p", Ask.All, ServiceNowExport.Spans), ServiceNowExport.File("o", Ask.All, ServiceNowExport.Children)]);
        VerifiedMetric elapsed = report.Metrics.Single(metric => metric.Metric == "sla_time" && metric.Basis == HoursBasis.Business);
        Assert.Equal((1, 0, Duration.FromHours(2)), (elapsed.Compared, elapsed.Equal, elapsed.LargestDifference!.Value));
        MetricDifference difference = Assert.Single(elapsed.Differences);
        Assert.Equal(("INC0040001", Duration.FromHours(9)), (difference.RecordId, difference.OurDuration!.Value));
        Assert.Contains("schedule or zone", difference.Explanation, StringComparison.Ordinal);

        // Without the schedule there is nothing to count by.
        VerificationReport blind = SourceVerification.Run(ServiceNowExport.Vendor, [ServiceNowExport.File("i", Ask.All, ServiceNowExport.Tasks), ServiceNowExport.File("s", Ask.All, ServiceNowExport.Slas)]);
        VerifiedMetric missing = blind.Metrics.Single(metric => metric is { Metric: "sla_time", Basis: HoursBasis.Business, Variant: "High response" });
        Assert.Equal((0, 2), (missing.Compared, missing.Missing));
        Assert.Contains("are not given", missing.Differences[0].Explanation, StringComparison.Ordinal);
    }

    /// <summary>A real clock: 24 hours from the night before on 8 to 17 of weekdays in India, cancelled after 2:37:03.</summary>
    [Fact]
    public void Verify_AgreesWithARealSla()
    {
        SourceFile[] files =
        [
            ServiceNowExport.File("t", Ask.Raw, "sys_id=5c000000000000000000000000000001;number=INC5;sys_class_name=incident;opened_at=2016-12-12 15:19:57;state=2;contact_type=phone"),
            ServiceNowExport.File("s", Ask.Raw, "sys_id=5f000000000000000000000000000001;task=@5c000000000000000000000000000001;sla=@5e000000000000000000000000000001;stage=cancelled;has_breached=false;start_time=2016-12-12 15:19:57;end_time=2016-12-12 17:57:00;planned_end_time=2016-12-15 08:30:00;duration=1970-01-01 02:37:03;business_duration=1970-01-01 00:00:00;time_left=1970-01-03 14:33:00;business_time_left=1970-01-02 00:00:00;percentage=4.02;business_percentage=0;schedule=@5d000000000000000000000000000001;timezone=Asia/Kolkata"),
            ServiceNowExport.File("c", Ask.Raw, "sys_id=5d000000000000000000000000000001;name=8-5;time_zone=floating"),
            ServiceNowExport.File("p", Ask.Raw, "sys_id=5a000000000000000000000000000001;name=8-5;schedule=@5d000000000000000000000000000001;start_date_time=20080709T080000;end_date_time=20080709T170000;all_day=false;repeat_type=weekdays"),
        ];
        Ticket ticket = Assert.Single(ServiceNowExport.Of(files).Tickets);
        Assert.Equal("8-5 (Asia/Kolkata)", ticket.Schedule);
        VerificationReport report = SourceVerification.Run(ServiceNowExport.Vendor, files);
        Assert.True(report.IsEqual);
        Assert.Equal(
            ["sla_breached Business", "sla_percentage Calendar", "sla_percentage Business", "sla_time Calendar", "sla_time Business", "sla_time_to_due Business"],
            report.Metrics.Select(metric => $"{metric.Metric} {metric.Basis}"));

        BusinessCalendar hours = ServiceNowExport.Vendor.ReadCalendars(files)["8-5 (Asia/Kolkata)"];
        Assert.Equal(At("2016-12-15T08:30:00Z"), hours.Add(At("2016-12-12T15:19:57Z"), Duration.FromHours(24)));
    }

    [SkippableFact]
    public void Read_TakesTheRealRowsOfAWarehouse()
    {
        SourceFile[] files = [.. ((string[])["task_data.csv", "task_sla_data.csv", "incident_data.csv"]).Select(name => SourceFile.FromPath(SharedData.Path("formats", "fixtures", "servicenow", "fivetran_seeds", name)))];
        Assert.Equal(
            ["ServiceNow: tasks (incident, case), a table.", "ServiceNow: SLAs of tasks (task_sla), a table.", "ServiceNow: tasks (incident, case), a table."],
            SourceCatalog.Recognise(files).Select(file => file.Content));
        Ticket ticket = ServiceNowExport.Of(files[..2]).Ticket("CHG0000002");
        Assert.Equal(("change_request", At("2021-04-28T22:40:25Z")), (ticket.Dimensions["type"], ticket.CreatedAt));
        ReportedMetric elapsed = ticket.ReportedMetrics.Single(metric => metric.Metric == "sla_time" && metric.Basis == HoursBasis.Calendar);
        Assert.Equal((new LocalTime(2, 37, 3).TickOfDay, At("2016-12-12T15:19:57Z")), (elapsed.Duration!.Value.BclCompatibleTicks, elapsed.Span!.Start));
        Assert.Equal(Duration.FromHours(24), ticket.ReportedMetrics.First(metric => metric.Metric == "sla_time_to_due").Span!.Target);
        Assert.Equal(At("2023-06-02T22:05:30Z"), Assert.Single(ServiceNowExport.Of(files[2]).Tickets).CreatedAt);
    }

    [Fact]
    public void ReadSlas_GivesRules_ForTheSlaThatATicketHas()
    {
        IReadOnlyList<SlaRule> rules = ServiceNowExport.Vendor.ReadSlas(ServiceNowExport.Files());
        Assert.Equal(["response FirstResponseTime Business", "resolution ResolutionTime Business"], rules.Select(rule => $"{rule.Name} {rule.Clock} {rule.Basis}"));
        SlaTarget target = Assert.Single(rules[1].Targets);
        Assert.Equal(("High resolution (8 hours)", Duration.FromHours(8)), (target.When["resolution_sla"], target.Target));

        SupportReportBuilder builder = new(new ReportOptions { Calendar = ServiceNowExport.Vendor.ReadCalendars(ServiceNowExport.Files())["Berlin hours"], Definitions = Definitions.Default with { Slas = rules } });
        ServiceNowExport.Vendor.Read(ServiceNowExport.Files(), builder);
        ReportRow row = builder.Build().Rows.First(row => row.Metric == "sla_attainment" && row.Variant == "response");
        Assert.Equal((1d, 1L), (row.Value!.Value, row.N));
    }

    [Theory]
    [InlineData("", "incident", "")]
    [InlineData("EQ", "incident", "")]
    [InlineData("state=3^EQ", "incident", "Pending, OnHold")]
    [InlineData("active=true^incident_state=3^hold_reason=1^EQ", "incident", "Pending")]
    [InlineData("hold_reason=1", "incident", "Pending")]
    [InlineData("state=3^hold_reason!=1^EQ", "incident", "OnHold")]
    [InlineData("stateIN3,6^EQ", "incident", "Pending, OnHold, Solved")]
    [InlineData("state=18^ORstate=6^EQ", "sn_customerservice_case", "Pending, Solved")]
    [InlineData("state=3^priority=1^EQ", "incident", null)]
    [InlineData("state=12^EQ", "incident", null)]
    [InlineData("stateIN3,6^hold_reason=1^EQ", "incident", null)]
    [InlineData("u_waiting=true^EQ", "incident", null)]
    public void ReadSlas_TellsAPauseAsStatuses_WhereItIsOne(string condition, string table, string? expected)
    {
        SlaRule? rule = ServiceNowExport.Vendor.ReadSlas([ServiceNowExport.File("d", Ask.Raw, $"sys_id=a;name=Any;type=SLA;target=resolution;duration=1970-01-01 08:00:00;duration_type=;schedule=;collection={table};pause_condition={condition}")]).SingleOrDefault();
        Assert.Equal(expected, rule is null ? null : string.Join(", ", rule.PausedStatuses));
    }

    [Fact]
    public void ReadSlas_KeepsDefinitionsApartThatStandStillOtherwise()
    {
        string first = ServiceNowExport.Definitions[0];
        IReadOnlyList<SlaRule> rules = ServiceNowExport.Vendor.ReadSlas([ServiceNowExport.File(
            "d",
            Ask.Raw,
            first + ";pause_condition=state=3^EQ",
            first.Replace("sys_id=0e0", "sys_id=0e1", StringComparison.Ordinal).Replace("High resolution (8 hours)", "Low resolution", StringComparison.Ordinal),
            $"sys_id=0e2;name=Round the clock;type=SLA;target=resolution;duration=1970-01-02 00:00:00;duration_type=;schedule=;collection=incident",
            "sys_id=0e3;name=Relative;type=SLA;target=resolution;duration=;duration_type=x;schedule=;collection=incident")]);
        Assert.Equal(["resolution (business hours; never paused)", "resolution (business hours; paused in Pending, OnHold)", "resolution (calendar hours; never paused)"], rules.Select(rule => rule.Name));

        // Of the 11 open hours until the second solve the clock stood still for 3; the other task is overdue.
        SupportReportBuilder builder = new(new ReportOptions { Calendar = ServiceNowExport.Vendor.ReadCalendars(ServiceNowExport.Files())["Berlin hours"], Definitions = Definitions.Default with { Slas = [rules[1] with { Name = "8 h" }, rules[1] with { Name = "7 h", Targets = [rules[1].Targets[0] with { Target = Duration.FromHours(7) }] }] } });
        ServiceNowExport.Vendor.Read(ServiceNowExport.Files(), builder);
        IReadOnlyList<ReportRow> rows = builder.Build().Rows;
        Assert.Equal((0.5, 0d), (Attainment("8 h"), Attainment("7 h")));

        double Attainment(string sla) => rows.First(row => row.Metric == "sla_attainment" && row.Statistic == "ratio" && row.Variant == sla).Value!.Value;
    }

    [Fact]
    public void Read_TakesTheVersionUpdatedLast_AndTheWorstOfOneName()
    {
        string again = ServiceNowExport.Slas[1].Replace("has_breached=false", "has_breached=true", StringComparison.Ordinal);
        SourceFile tasks = ServiceNowExport.File("i", Ask.All, ServiceNowExport.Tasks);
        Assert.False(Verdict(again.Replace("08:30:01", "08:30:02", StringComparison.Ordinal)));
        Assert.True(Verdict(again.Replace("08:30:01", "08:29:00", StringComparison.Ordinal)));
        Assert.False(Verdict(again.Replace("sys_id=0f0", "sys_id=6f0", StringComparison.Ordinal)));

        bool Verdict(string other) => ServiceNowExport.Of(tasks, ServiceNowExport.File("s", Ask.All, ServiceNowExport.Slas[1], other)).Ticket("INC0040001").VendorSla["High response"];
    }
}
