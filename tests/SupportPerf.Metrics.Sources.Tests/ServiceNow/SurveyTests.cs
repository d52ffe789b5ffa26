using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.ServiceNow;

public class SurveyTests
{
    private const string Taken = "9a000000000000000000000000000001";
    private const string Scale = "9c000000000000000000000000000001";
    private const string Promoter = "9c000000000000000000000000000002";
    private const string Text = "9c000000000000000000000000000003";

    private static readonly string[] Instances =
    [
        $"sys_id={Taken};number=AINST1;metric_type=@9b000000000000000000000000000001|Service Desk survey;state=complete|Complete;taken_on=2026-11-03 12:30:00;sys_created_on=2026-11-03 10:00:10;sys_updated_on=2026-11-03 12:30:00;trigger_table=incident;trigger_id={ServiceNowExport.First}|Incident: INC0040001;user=@{ServiceNowExport.Cara}|Cara Caller",
        $"sys_id=9a000000000000000000000000000002;number=AINST2;metric_type=@9b000000000000000000000000000001|Service Desk survey;state=ready|Ready to take;taken_on=;sys_created_on=2026-11-05 11:00:10;sys_updated_on=2026-11-05 11:00:10;trigger_table=sn_customerservice_case;trigger_id={ServiceNowExport.Case}|Case: CS0010001;user=@{ServiceNowExport.Cara}|Cara Caller",
        "sys_id=9a000000000000000000000000000003;number=AINST3;metric_type=@9b000000000000000000000000000001|Service Desk survey;state=canceled|Canceled;taken_on=;sys_created_on=2026-11-05 11:00:10;sys_updated_on=2026-11-05 11:00:10;trigger_table=incident;trigger_id=x;user=",
        "sys_id=9a000000000000000000000000000004;number=AINST4;metric_type=@9b000000000000000000000000000001|Service Desk survey;state=complete|Complete;taken_on=2026-11-05 12:00:00;sys_created_on=2026-11-05 11:00:10;sys_updated_on=2026-11-05 12:00:00;trigger_table=incident;trigger_id=0c000000000000000000000000000099;user=",
    ];

    private static readonly string[] Results =
    [
        $"sys_id=9d000000000000000000000000000001;instance=@{Taken}|AINST1;metric=@{Scale}|How satisfied were you?;actual_value=4|4;normalized_value=7.5",
        $"sys_id=9d000000000000000000000000000002;instance=@{Taken}|AINST1;metric=@{Promoter}|Would you recommend us?;actual_value=9;normalized_value=9",
        $"sys_id=9d000000000000000000000000000003;instance=@{Taken}|AINST1;metric=@{Text}|Anything else?;actual_value=0;string_value=hidden",
    ];

    private static readonly string[] Questions =
    [
        $"sys_id={Scale};name=Satisfaction;question=How satisfied were you?;datatype=likertscale;min=1;max=5;metric_type=@9b000000000000000000000000000001|Service Desk survey",
        $"sys_id={Promoter};name=Would you recommend us?;question=Would you recommend us?;datatype=numericscale;min=0;max=10;metric_type=@9b000000000000000000000000000001|Service Desk survey",
        $"sys_id={Text};name=Anything else?;question=Anything else?;datatype=string;min=;max=;metric_type=@9b000000000000000000000000000001|Service Desk survey",
    ];

    [Theory]
    [InlineData(Ask.All)]
    [InlineData(Ask.Raw)]
    [InlineData(Ask.Csv)]
    public void Read_TakesAnswersOnScales_AndSurveysThatNobodyTook(Ask ask)
    {
        RecordList read = ServiceNowExport.Of([.. ServiceNowExport.Files(ask), File("asmt_assessment_instance", ask, Instances), File("asmt_metric_result", ask, Results), File("asmt_metric", ask, Questions)]);
        Assert.Equal(4, read.Responses.Count);
        SurveyResponse satisfied = read.Survey("9d000000000000000000000000000001");
        Assert.Equal((4, SurveyKind.Csat, "Satisfaction", "INC0040001", ServiceNowExport.Cara), (satisfied.Score!.Value, satisfied.Kind, satisfied.Question, satisfied.TicketId, satisfied.Respondent));
        Assert.Equal((SurveyScale.OneToFive, "Network", "Ada Admin", "servicenow"), (satisfied.Scale!.Value, satisfied.Group, satisfied.Agent, satisfied.Source));
        Assert.Equal((At("2026-11-03T10:00:10Z"), At("2026-11-03T12:30:00Z")), (satisfied.SentAt!.Value, satisfied.AnsweredAt!.Value));
        Assert.Equal((9, SurveyKind.Nps), (read.Survey("9d000000000000000000000000000002").Score!.Value, read.Survey("9d000000000000000000000000000002").Kind));

        SurveyResponse untaken = read.Survey("9a000000000000000000000000000002");
        Assert.Equal((null, null, "CS0010001"), (untaken.Score, untaken.AnsweredAt, untaken.TicketId));
        Assert.Equal((null, "0c000000000000000000000000000099"), (read.Survey("9a000000000000000000000000000004").Score, read.Survey("9a000000000000000000000000000004").TicketId));
    }

    [Fact]
    public void Read_TakesTheScaleOfTheCaller_WhereTheQuestionsAreNotThere()
    {
        SourceOptions three = new() { SurveyScale = new SurveyScale(1, 3) };
        RecordList read = Read(ServiceNowExport.Vendor, [File("asmt_assessment_instance", Ask.All, Instances), File("asmt_metric_result", Ask.All, Results)], three);
        SurveyResponse satisfied = read.Survey("9d000000000000000000000000000001");
        Assert.Equal((new SurveyScale(1, 3), "How satisfied were you?", ServiceNowExport.First), (satisfied.Scale!.Value, satisfied.Question, satisfied.TicketId));
        Assert.Null(read.Responses.First().Group);
    }

    private static SourceFile File(string name, Ask ask, string[] rows) => ServiceNowExport.File(name, ask, rows);
}
