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

    public bool HasFound => Tickets.Count + Surveys.Count + Calls.Count + Reviews.Count > 0;

    public void Add(Ticket ticket)
    {
        Keep(Tickets, ticket, ticket.Id);
        next.Add(ticket);
    }

    public void Add(SurveyResponse response)
    {
        Keep(Surveys, response, response.Id);
        next.Add(response);
    }

    public void Add(Call call)
    {
        Keep(Calls, call, call.Id);
        next.Add(call);
    }

    public void Add(QaReview review)
    {
        Keep(Reviews, review, review.Id);
        next.Add(review);
    }

    public void Add(DataIssue issue)
    {
        Keep(Issues, issue, issue.RecordId);
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
