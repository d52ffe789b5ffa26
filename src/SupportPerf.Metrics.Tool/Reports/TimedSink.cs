using System.Diagnostics;

namespace SupportPerf.Metrics.Tool.Reports;

/// <summary>Hands records on and notes how long the one who takes them needs: what is left of the whole time is the reading.</summary>
internal sealed class TimedSink(IRecordSink to) : IRecordSink
{
    private readonly Stopwatch whole = Stopwatch.StartNew();
    private readonly Stopwatch taking = new();
    private long records;

    public void Add(Ticket ticket)
    {
        this.taking.Start();
        to.Add(ticket);
        this.taking.Stop();
        this.records++;
    }

    public void Add(SurveyResponse response)
    {
        this.taking.Start();
        to.Add(response);
        this.taking.Stop();
        this.records++;
    }

    public void Add(Call call)
    {
        this.taking.Start();
        to.Add(call);
        this.taking.Stop();
        this.records++;
    }

    public void Add(QaReview review)
    {
        this.taking.Start();
        to.Add(review);
        this.taking.Stop();
        this.records++;
    }

    public void Add(DataIssue issue) => to.Add(issue);

    /// <summary>Does the rest of the computing.</summary>
    public T Compute<T>(Func<T> rest)
    {
        this.taking.Start();
        T made = rest();
        this.taking.Stop();
        return made;
    }

    public void WriteTo(TextWriter error)
    {
        TimeSpan reading = this.whole.Elapsed - this.taking.Elapsed;
        error.WriteLine(FormattableString.Invariant($"supportperf: {this.records} records; reading took {reading.TotalSeconds:0.000} s, computing {this.taking.Elapsed.TotalSeconds:0.000} s."));
    }
}
