namespace SupportPerf.Metrics.Tool.Reports;

/// <summary>Keeps the records of one id, and passes everything on.</summary>
internal sealed class RecordFinder(string id, IRecordSink next) : IRecordSink
{
    public List<Ticket> Tickets { get; } = [];

    public List<SurveyResponse> Surveys { get; } = [];

    public List<Call> Calls { get; } = [];

    public List<QaReview> Reviews { get; } = [];

    /// <summary>What the reader found wrong with records of the id.</summary>
    public List<DataIssue> Issues { get; } = [];

    public bool HasFound => this.Tickets.Count + this.Surveys.Count + this.Calls.Count + this.Reviews.Count > 0;

    public void Add(Ticket ticket)
    {
        Keep(this.Tickets, ticket, ticket.Id);
        next.Add(ticket);
    }

    public void Add(SurveyResponse response)
    {
        Keep(this.Surveys, response, response.Id);
        next.Add(response);
    }

    public void Add(Call call)
    {
        Keep(this.Calls, call, call.Id);
        next.Add(call);
    }

    public void Add(QaReview review)
    {
        Keep(this.Reviews, review, review.Id);
        next.Add(review);
    }

    public void Add(DataIssue issue)
    {
        Keep(this.Issues, issue, issue.RecordId);
        next.Add(issue);
    }

    private void Keep<T>(List<T> into, T record, string? recordId)
    {
        if (string.Equals(recordId, id, StringComparison.Ordinal))
        {
            into.Add(record);
        }
    }
}
