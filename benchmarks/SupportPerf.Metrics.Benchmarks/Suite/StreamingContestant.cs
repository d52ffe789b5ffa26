using SupportPerf.Metrics.Benchmarks.Measuring;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>This library, given records one by one. They are made in batches while the meter stands still, and dropped after use.</summary>
internal sealed class StreamingContestant : Contestant
{
    private const int Batch = 20_000;

    private SuiteData? _data;

    public override string Key => "streaming";

    public override string Name => "our row streaming";

    public override void Prepare(SuiteData data) => _data = data;

    public override object Run(Meter meter)
    {
        var builder = new SupportReportBuilder(ReportAnswer.Options);
        for (int first = 0; first < _data!.Count; first += Batch)
        {
            meter.Pause();
            int[] rows = [.. Enumerable.Range(first, Math.Min(Batch, _data.Count - first))];
            Ticket[] tickets = [.. rows.Select(row => _data.TicketAt(row, "t"))];
            SurveyResponse[] answers = [.. rows.SelectMany(row => _data.AnswersAt(row, "a"))];
            meter.Resume();
            foreach (Ticket ticket in tickets)
            {
                builder.Add(ticket);
            }

            foreach (SurveyResponse answer in answers)
            {
                builder.Add(answer);
            }
        }

        return builder.Build();
    }

    public override SuiteAnswer ToAnswer(object result) => ReportAnswer.Of((SupportReport)result);
}
