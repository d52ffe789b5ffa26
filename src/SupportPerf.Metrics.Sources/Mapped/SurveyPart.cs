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
        if (!this.IsWanted(row) || this.Id.Read(row, issues) is not { } id)
        {
            return;
        }

        SurveyResponse common = new()
        {
            Id = id,
            Kind = SurveyKind.Csat,
            Weight = this.Weight?.Read(row, issues),
            SentAt = this.SentAt?.Read(row, issues),
            AnsweredAt = this.AnsweredAt?.Read(row, issues),
            TicketId = this.TicketId?.Read(row, issues),
            Respondent = this.Respondent?.Read(row, issues),
            Group = this.Shared.Group?.Read(row, issues),
            Agent = this.Shared.Agent?.Read(row, issues),
            Channel = this.Shared.Channel?.Read(row, issues),
            Priority = this.Shared.Priority?.Read(row, issues),
            Brand = this.Shared.Brand?.Read(row, issues),
            Source = this.Shared.Source?.Read(row, issues),
            Dimensions = this.Shared.Dimensions(row, issues),
        };
        foreach (SurveyQuestion question in this.Questions)
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
