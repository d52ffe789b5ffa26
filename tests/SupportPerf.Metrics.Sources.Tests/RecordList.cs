namespace SupportPerf.Metrics.Sources.Tests;

/// <summary>Keeps what a reader gives out.</summary>
internal sealed class RecordList : IRecordSink
{
    public List<Ticket> Tickets { get; } = [];

    public List<SurveyResponse> Responses { get; } = [];

    public List<Call> Calls { get; } = [];

    public List<QaReview> Reviews { get; } = [];

    public List<DataIssue> Issues { get; } = [];

    public void Add(Ticket ticket) => Tickets.Add(ticket);

    public void Add(SurveyResponse response) => Responses.Add(response);

    public void Add(Call call) => Calls.Add(call);

    public void Add(QaReview review) => Reviews.Add(review);

    public void Add(DataIssue issue) => Issues.Add(issue);

    public int Count(DataIssueKind kind) => Issues.Count(issue => issue.Kind == kind);
}
