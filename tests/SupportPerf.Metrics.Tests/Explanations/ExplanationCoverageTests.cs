using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Tests.Laws;

namespace SupportPerf.Metrics.Tests.Explanations;

/// <summary>An explanation tells every KPI that a record has a part in, and what it tells adds up to the report.</summary>
public class ExplanationCoverageTests
{
    private static readonly Dictionary<string, string> NotOfOneRecord = new()
    {
        ["throughput_ratio"] = "a quotient of tickets_solved and tickets_created, which are told",
        ["open_age"] = "the age of the backlog, which is told with its start",
        ["response_rate"] = "answered or not is the outcome of the survey's own figure",
        ["occupancy"] = "agents' times have no id to ask for",
        ["utilization"] = "agents' times have no id to ask for",
        ["shrinkage"] = "agents' times have no id to ask for",
    };

    private static readonly ReportOptions Options = new() { Calendar = AnyOptions.Day, AsOf = AnyRecords.AsOf, Definitions = new() { Slas = AnyOptions.Slas } };

    private static IEnumerable<RecordExplanation> Explain(IEnumerable<object> records) => records.Select(static record => record switch
    {
        Ticket ticket => RecordExplanation.Of(ticket, Options),
        SurveyResponse response => RecordExplanation.Of(response, Options),
        Call call => RecordExplanation.Of(call, Options),
        QaReview review => RecordExplanation.Of(review, Options),
        _ => null,
    }).OfType<RecordExplanation>();

    [Fact]
    public void Every_kpi_of_one_record_is_told()
    {
        IEnumerable<string> told = Explain(new AnyRecords(3).All(300)).SelectMany(static explanation => explanation.Figures).Select(static figure => figure.Metric).Distinct();

        Assert.Equal(MeasureCatalog.Keys.Except(NotOfOneRecord.Keys).Order(), told.Order());
    }

    [Fact]
    public void Texts_and_json_of_any_records_can_be_made()
    {
        Assert.All(Explain(new AnyRecords(4).All(120)), static explanation =>
        {
            string text = explanation.ToString();
            Assert.All(explanation.Figures, figure => Assert.Contains($"\n{figure.Metric}", text, StringComparison.Ordinal));
            using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(explanation.ToJson());
            Assert.Equal(explanation.Figures.Count, json.RootElement.GetProperty("figures").GetArrayLength());
        });
    }

    [Fact]
    public void What_is_told_of_each_ticket_adds_up_to_the_report()
    {
        Ticket[] tickets = new AnyRecords(5).Tickets(150);
        SupportReport report = SupportReport.Compute(tickets, null, Options);
        ExplainedFigure[] figures = [.. Explain(tickets).SelectMany(static explanation => explanation.Figures)];
        foreach (string metric in (string[])["first_response_time", "reply_time", "requester_wait_time", "net_resolution_time", "resolution_time", "close_time"])
        {
            ExplainedFigure[] completed = [.. figures.Where(figure => figure.Metric == metric && figure.Outcome == "completed")];
            Assert.Equal(report.Find(metric, "count", HoursBasis.Calendar)!.Value, completed.Length);
            Assert.Equal(report.Find(metric, "sum", HoursBasis.Calendar)!.Value!.Value, completed.Sum(static figure => figure.CalendarTime!.Value.TotalSeconds), 3);
            Assert.Equal(report.Find(metric, "sum", HoursBasis.Business)!.Value!.Value, completed.Sum(static figure => figure.BusinessTime!.Value.TotalSeconds), 3);
        }

        foreach (SlaRule rule in AnyOptions.Slas.Where(static rule => rule.Population == SlaPopulation.Decided))
        {
            ReportRow share = report.Find("sla_attainment", "ratio", variant: rule.Name)!;
            ExplainedFigure[] verdicts = [.. figures.Where(figure => figure.Metric == "sla_attainment" && figure.Variant == rule.Name)];
            Assert.Equal(share.Numerator, verdicts.Count(static figure => figure.Outcome == "yes"));
            Assert.Equal(share.Denominator, verdicts.Count(static figure => figure.Outcome is "yes" or "no"));

            // Late is whoever stopped after the target was used up, or still runs past it.
            Assert.All(
                verdicts.Where(static figure => figure is { DueAt: not null, Outcome: "yes" or "no" } && figure.Paused.Count == 0),
                figure => Assert.Equal(figure.Outcome == "no", (figure.Stop ?? AnyRecords.AsOf) > figure.DueAt));
        }
    }
}
