using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>Makes a <see cref="CallTable"/> from calls given one by one, so that readers can push into it.</summary>
/// <remarks>
/// Facts are decided as calls come, under one set of definitions; no call is kept. Ids must be unique within the input. Tickets, answers to surveys and reviews are no part of a call table and
/// are passed over. Not thread-safe.
/// </remarks>
public sealed class CallTableBuilder : IRecordSink
{
    private readonly CallData _data;
    private readonly CallReader _reader;
    private readonly CallFacts _facts = new();

    /// <summary>An empty builder.</summary>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    /// <param name="asOf">As of when calls are judged; those offered later are left out. Null: the latest instant in the calls.</param>
    public CallTableBuilder(Definitions? definitions = null, Instant? asOf = null)
    {
        _data = new CallData(definitions ?? Definitions.Default, asOf);
        _reader = new CallReader(asOf, _data.Issues.Add);
    }

    /// <summary>Passes over a ticket.</summary>
    public void Add(Ticket ticket) => Guard.NotNull(ticket, nameof(ticket));

    /// <summary>Passes over an answer to a survey.</summary>
    public void Add(SurveyResponse response) => Guard.NotNull(response, nameof(response));

    /// <summary>Adds a call.</summary>
    /// <exception cref="InvalidOperationException">The table was built.</exception>
    public void Add(Call call)
    {
        Guard.NotNull(call, nameof(call));
        _data.RequireOpen();
        int row = _data.Count;
        if (AddRow(call))
        {
            _data.SetDimensions(row, call, RecordDimensions.Of, call.Dimensions);
        }
    }

    /// <summary>Passes over a quality review.</summary>
    public void Add(QaReview review) => Guard.NotNull(review, nameof(review));

    /// <summary>Takes note of what a reader found wrong.</summary>
    /// <exception cref="InvalidOperationException">The table was built.</exception>
    public void Add(DataIssue issue)
    {
        Guard.NotNull(issue, nameof(issue));
        _data.RequireOpen();
        _data.Issues.Add(issue);
    }

    /// <summary>The table of all that was added. The builder is used up.</summary>
    /// <exception cref="InvalidOperationException">The table was built before.</exception>
    public CallTable Build()
    {
        _data.Trim();
        return new CallTable(_data);
    }

    internal CallData Data => _data;

    /// <summary>Adds a call but for its dimensions; false: it counts nowhere.</summary>
    internal bool AddRow(Call call)
    {
        bool counts = _reader.Read(call, _facts) is not null;
        long latest = _reader.TakeLatest();
        if (counts)
        {
            _data.Latest = Math.Max(_data.Latest, latest);
            _data.Add(_facts);
        }

        return counts;
    }
}
