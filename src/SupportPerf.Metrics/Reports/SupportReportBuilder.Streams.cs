using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics;

/// <content>Whole streams of records, with progress and cancellation.</content>
public sealed partial class SupportReportBuilder
{
    private const int RecordsBetweenReports = 10_000;

    /// <summary>Adds a stream of tickets; none of them is kept.</summary>
    /// <param name="tickets">The tickets, each id once.</param>
    /// <param name="progress">Gets the number of tickets of this stream so far, every ten thousand and at its end. Null: none.</param>
    /// <param name="cancellationToken">Stops between two tickets; those before count.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void AddTickets(IEnumerable<Ticket> tickets, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        AddEach(tickets, Add, nameof(tickets), progress, cancellationToken);

    /// <summary>Adds a stream of answers to surveys; as <see cref="AddTickets"/>.</summary>
    public void AddSurveys(IEnumerable<SurveyResponse> responses, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        AddEach(responses, Add, nameof(responses), progress, cancellationToken);

    /// <summary>Adds a stream of calls; as <see cref="AddTickets"/>.</summary>
    public void AddCalls(IEnumerable<Call> calls, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        AddEach(calls, Add, nameof(calls), progress, cancellationToken);

    /// <summary>Adds a stream of quality reviews; as <see cref="AddTickets"/>.</summary>
    public void AddReviews(IEnumerable<QaReview> reviews, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        AddEach(reviews, Add, nameof(reviews), progress, cancellationToken);

    /// <summary>Adds a stream of agents' times; as <see cref="AddTickets"/>.</summary>
    public void AddAgentTimes(IEnumerable<AgentTime> times, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        AddEach(times, Add, nameof(times), progress, cancellationToken);

    /// <summary>Adds a stream of tickets as they come in, from a database or an API; none of them is kept. Nothing else may use the builder meanwhile.</summary>
    /// <param name="tickets">The tickets, each id once.</param>
    /// <param name="progress">Gets the number of tickets of this stream so far, every ten thousand and at its end. Null: none.</param>
    /// <param name="cancellationToken">Stops between two tickets, and is given to the stream; those before count.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Task AddTicketsAsync(IAsyncEnumerable<Ticket> tickets, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        AddEachAsync(tickets, Add, nameof(tickets), progress, cancellationToken);

    /// <summary>Adds a stream of answers to surveys; as <see cref="AddTicketsAsync"/>.</summary>
    public Task AddSurveysAsync(IAsyncEnumerable<SurveyResponse> responses, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        AddEachAsync(responses, Add, nameof(responses), progress, cancellationToken);

    /// <summary>Adds a stream of calls; as <see cref="AddTicketsAsync"/>.</summary>
    public Task AddCallsAsync(IAsyncEnumerable<Call> calls, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        AddEachAsync(calls, Add, nameof(calls), progress, cancellationToken);

    /// <summary>Adds a stream of quality reviews; as <see cref="AddTicketsAsync"/>.</summary>
    public Task AddReviewsAsync(IAsyncEnumerable<QaReview> reviews, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        AddEachAsync(reviews, Add, nameof(reviews), progress, cancellationToken);

    /// <summary>Adds a stream of agents' times; as <see cref="AddTicketsAsync"/>.</summary>
    public Task AddAgentTimesAsync(IAsyncEnumerable<AgentTime> times, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        AddEachAsync(times, Add, nameof(times), progress, cancellationToken);

    private static void AddEach<T>(IEnumerable<T> records, Action<T> add, string name, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        Guard.NotNull(records, name);
        long count = 0;
        foreach (T record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            add(record);
            Report(++count, progress);
        }

        progress?.Report(count);
    }

    private static Task AddEachAsync<T>(IAsyncEnumerable<T> records, Action<T> add, string name, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        Guard.NotNull(records, name);
        return Run();

        async Task Run()
        {
            long count = 0;
            await foreach (T record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                add(record);
                Report(++count, progress);
            }

            progress?.Report(count);
        }
    }

    private static void Report(long count, IProgress<long>? progress)
    {
        if (progress is not null && count % RecordsBetweenReports == 0)
        {
            progress.Report(count);
        }
    }
}
