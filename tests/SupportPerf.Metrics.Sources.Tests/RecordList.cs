namespace SupportPerf.Metrics.Sources.Tests;

/// <summary>Keeps what a reader gives out.</summary>
internal sealed class RecordList : IRecordSink
{
    public List<Ticket> Tickets { get; } = [];

    public List<SurveyResponse> Responses { get; } = [];

    public List<Call> Calls { get; } = [];

    public List<QaReview> Reviews { get; } = [];

    public List<DataIssue> Issues { get; } = [];

    public void Add(Ticket ticket) => this.Tickets.Add(ticket);

    public void Add(SurveyResponse response) => this.Responses.Add(response);

    public void Add(Call call) => this.Calls.Add(call);

    public void Add(QaReview review) => this.Reviews.Add(review);

    public void Add(DataIssue issue) => this.Issues.Add(issue);

    public int Count(DataIssueKind kind) => this.Issues.Count(issue => issue.Kind == kind);
}
