using System.Runtime.CompilerServices;

namespace SupportPerf.Metrics.Tests.Reports;

/// <summary>Whole streams of records: the same as one by one, with progress, stopped when asked.</summary>
public class StreamTests
{
    private static readonly Ticket[] Tickets = new RandomRecords(9).Tickets(250);

    [Fact]
    public async Task Streams_GiveWhatOneByOneGives()
    {
        SurveyResponse[] answers = [new() { Id = "a", Kind = SurveyKind.Nps, Score = 9, AnsweredAt = Instant.FromUtc(2026, 1, 5, 9, 0) }];
        Call[] calls = [new() { Id = "c", OfferedAt = Instant.FromUtc(2026, 1, 5, 9, 0), Outcome = CallOutcome.Answered }];
        QaReview[] reviews = [new() { Id = "q", ReviewedAt = Instant.FromUtc(2026, 1, 5, 9, 0), Categories = [new() { Name = "tone", Score = 1m }] }];
        AgentTime[] times = [new() { Agent = "x", Start = Instant.FromUtc(2026, 1, 5, 9, 0), TalkTime = Duration.FromHours(1), AvailableTime = Duration.FromHours(1) }];
        SupportReportBuilder each = new();
        Array.ForEach(Tickets, each.Add);
        each.Add(answers[0]);
        each.Add(calls[0]);
        each.Add(reviews[0]);
        each.Add(times[0]);

        SupportReportBuilder ranges = new();
        ranges.AddTickets(Tickets);
        ranges.AddSurveys(answers);
        ranges.AddCalls(calls);
        ranges.AddReviews(reviews);
        ranges.AddAgentTimes(times);

        SupportReportBuilder streams = new();
        await streams.AddTicketsAsync(Stream(Tickets));
        await streams.AddSurveysAsync(Stream(answers));
        await streams.AddCallsAsync(Stream(calls));
        await streams.AddReviewsAsync(Stream(reviews));
        await streams.AddAgentTimesAsync(Stream(times));

        Assert.Equal(each.Build().ToJson(), ranges.Build().ToJson());
        Assert.Equal(each.Build().ToJson(), streams.Build().ToJson());
    }

    [Fact]
    public async Task Progress_CountsTheRecordsOfTheStream()
    {
        Progress counts = new();
        IEnumerable<Ticket> many = Enumerable.Range(0, 20_500).Select(static i => Tickets[i % Tickets.Length]);
        new SupportReportBuilder().AddTickets(many, counts);
        await new SupportReportBuilder().AddTicketsAsync(Stream(many), counts);
        Assert.Equal([10_000, 20_000, 20_500, 10_000, 20_000, 20_500], counts.Seen);
    }

    [Fact]
    public async Task Cancelling_StopsBetweenTwoRecords()
    {
        using CancellationTokenSource source = new();
        int given = 0;
        IEnumerable<Ticket> Endless()
        {
            while (true)
            {
                if (given == 100)
                {
                    source.Cancel();
                }

                yield return Tickets[given++ % Tickets.Length];
            }
        }

        Assert.Throws<OperationCanceledException>(() => new SupportReportBuilder().AddTickets(Endless(), null, source.Token));
        Assert.Equal(101, given);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new SupportReportBuilder().AddTicketsAsync(Stream(Endless()), null, source.Token));
        Assert.Equal(102, given);
        await Assert.ThrowsAsync<ArgumentNullException>(() => new SupportReportBuilder().AddTicketsAsync((IAsyncEnumerable<Ticket>)null!));
    }

    private static async IAsyncEnumerable<T> Stream<T>(IEnumerable<T> records, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (T record in records)
        {
            await Task.Yield();
            yield return record;
            _ = cancellationToken.CanBeCanceled;
        }
    }

    private sealed class Progress : IProgress<long>
    {
        public List<long> Seen { get; } = [];

        public void Report(long value) => Seen.Add(value);
    }
}
