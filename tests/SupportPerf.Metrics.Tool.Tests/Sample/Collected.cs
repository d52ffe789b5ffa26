namespace SupportPerf.Metrics.Tool.Tests.Sample;

/// <summary>Keeps every record that is pushed.</summary>
internal sealed class Collected : IRecordSink
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
}
