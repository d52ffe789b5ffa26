using System.Diagnostics;

namespace SupportPerf.Metrics.Tool.Reports;

/// <summary>Hands records on and notes how long the one who takes them needs: what is left of the whole time is the reading.</summary>
internal sealed class TimedSink(IRecordSink to) : IRecordSink
{
    private readonly Stopwatch _whole = Stopwatch.StartNew();
    private readonly Stopwatch _taking = new();
    private long _records;

    public void Add(Ticket ticket)
    {
        _taking.Start();
        to.Add(ticket);
        _taking.Stop();
        _records++;
    }

    public void Add(SurveyResponse response)
    {
        _taking.Start();
        to.Add(response);
        _taking.Stop();
        _records++;
    }

    public void Add(Call call)
    {
        _taking.Start();
        to.Add(call);
        _taking.Stop();
        _records++;
    }

    public void Add(QaReview review)
    {
        _taking.Start();
        to.Add(review);
        _taking.Stop();
        _records++;
    }

    public void Add(DataIssue issue) => to.Add(issue);

    /// <summary>Does the rest of the computing.</summary>
    public T Compute<T>(Func<T> rest)
    {
        _taking.Start();
        T made = rest();
        _taking.Stop();
        return made;
    }

    public void WriteTo(TextWriter error)
    {
        TimeSpan reading = _whole.Elapsed - _taking.Elapsed;
        error.WriteLine(FormattableString.Invariant($"supportperf: {_records} records; reading took {reading.TotalSeconds:0.000} s, computing {_taking.Elapsed.TotalSeconds:0.000} s."));
    }
}
