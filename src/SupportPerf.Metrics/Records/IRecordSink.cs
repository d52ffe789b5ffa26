namespace SupportPerf.Metrics;

/// <summary>Takes records one by one, in any order. Readers push into it, so that no input has to fit into memory.</summary>
public interface IRecordSink
{
    /// <summary>Takes a ticket.</summary>
    void Add(Ticket ticket);

    /// <summary>Takes an answer to a survey.</summary>
    void Add(SurveyResponse response);

    /// <summary>Takes a call.</summary>
    void Add(Call call);

    /// <summary>Takes a quality review.</summary>
    void Add(QaReview review);

    /// <summary>Takes what was wrong with the input.</summary>
    void Add(DataIssue issue);
}
