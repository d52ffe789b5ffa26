using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>Rows that are answers to surveys; each question's column makes a record of its own.</summary>
internal sealed class SurveyPart(ColumnSet columns, KeyField id, IReadOnlyList<Condition> where) : RowPart("surveys", columns, id, where)
{
    public required IReadOnlyList<SurveyQuestion> Questions { get; init; }

    public DecimalField? Weight { get; init; }

    public InstantField? SentAt { get; init; }

    public InstantField? AnsweredAt { get; init; }

    public TextField? TicketId { get; init; }

    public TextField? Respondent { get; init; }

    public required SharedFields Shared { get; init; }

    public override bool RowsAreRecords => true;

    protected override void TakeRow(Row row, IRecordSink sink, RowIssues issues)
    {
        if (!IsWanted(row) || Id.Read(row, issues) is not { } id)
        {
            return;
        }

        SurveyResponse common = new()
        {
            Id = id,
            Kind = SurveyKind.Csat,
            Weight = Weight?.Read(row, issues),
            SentAt = SentAt?.Read(row, issues),
            AnsweredAt = AnsweredAt?.Read(row, issues),
            TicketId = TicketId?.Read(row, issues),
            Respondent = Respondent?.Read(row, issues),
            Group = Shared.Group?.Read(row, issues),
            Agent = Shared.Agent?.Read(row, issues),
            Channel = Shared.Channel?.Read(row, issues),
            Priority = Shared.Priority?.Read(row, issues),
            Brand = Shared.Brand?.Read(row, issues),
            Source = Shared.Source?.Read(row, issues),
            Dimensions = Shared.Dimensions(row, issues),
        };
        foreach (SurveyQuestion question in Questions)
        {
            sink.Add(common with
            {
                Kind = question.Kind,
                Question = question.Name,
                Scale = question.Scale,
                Score = question.Score?.Read(row, issues),
                Sentiment = question.Sentiment?.Read(row, issues),
            });
        }
    }
}
