namespace SupportPerf.Metrics.Benchmarks.Reading;

/// <summary>Counts, and looks at the heap now and then.</summary>
internal sealed class PeakSink : IRecordSink
{
    public bool IsCountOnly { get; init; }

    public long Tickets { get; private set; }

    public long Peak { get; private set; }

    public void Add(Ticket ticket)
    {
        if (!IsCountOnly && Tickets % 2_000 == 0)
        {
            Peak = Math.Max(Peak, GC.GetTotalMemory(forceFullCollection: true));
        }

        Tickets++;
    }

    public void Add(SurveyResponse response)
    {
    }

    public void Add(Call call)
    {
    }

    public void Add(QaReview review)
    {
    }

    public void Add(DataIssue issue)
    {
    }
}
