using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>Makes a <see cref="SurveyTable"/> from answers given one by one, so that readers can push into it.</summary>
/// <remarks>
/// Facts are decided as answers come, under one set of definitions; none is kept but for the id of one that has no instant. While it is filled, 40 bytes more are kept of each answer whose
/// ticket or respondent is known and may be asked again. Tickets, calls and reviews are no part of a survey table and are passed over. Not thread-safe.
/// </remarks>
public sealed class SurveyTableBuilder : IRecordSink
{
    private readonly SurveyData _data;
    private readonly SurveyReader _reader;
    private readonly AnswerKeys _keys;

    /// <summary>An empty builder.</summary>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    /// <param name="asOf">As of when answers are judged; those given later are left out. Null: the latest instant in the answers.</param>
    /// <exception cref="ArgumentException">The definitions leave out answers about reopened tickets (<see cref="SurveyDefinitions.ExcludeReopened"/>).</exception>
    public SurveyTableBuilder(Definitions? definitions = null, Instant? asOf = null)
    {
        definitions ??= Definitions.Default;
        if (definitions.Surveys.ExcludeReopened)
        {
            throw new ArgumentException(
                $"A table cannot leave out the satisfaction with reopened tickets ({nameof(SurveyDefinitions)}.{nameof(SurveyDefinitions.ExcludeReopened)}): give tickets and answers to a {nameof(SupportReportBuilder)}.",
                nameof(definitions));
        }

        _data = new SurveyData(definitions, asOf);
        _reader = new SurveyReader(definitions.Surveys, asOf, _data.Issues.Add);
        _keys = new AnswerKeys(definitions.Surveys);
    }

    /// <summary>Passes over a ticket.</summary>
    public void Add(Ticket ticket) => Guard.NotNull(ticket, nameof(ticket));

    /// <summary>Adds an answer to a survey, or an invitation that was not answered.</summary>
    /// <exception cref="InvalidOperationException">The table was built.</exception>
    public void Add(SurveyResponse response)
    {
        Guard.NotNull(response, nameof(response));
        _data.RequireOpen();
        int row = _data.Count;
        if (AddRow(response))
        {
            _data.SetDimensions(row, response, RecordDimensions.Of, response.Dimensions);
        }
    }

    /// <summary>Passes over a call.</summary>
    public void Add(Call call) => Guard.NotNull(call, nameof(call));

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
    public SurveyTable Build()
    {
        _data.Trim();
        return new SurveyTable(_data);
    }

    internal SurveyData Data => _data;

    /// <summary>Adds an answer but for its dimensions; false: it counts nowhere.</summary>
    internal bool AddRow(SurveyResponse response)
    {
        SurveyFacts facts = _reader.Read(response);
        long latest = _reader.TakeLatest();
        if (facts.Reason == DataIssueKind.FutureInstant)
        {
            return false;
        }

        _data.Latest = Math.Max(_data.Latest, latest);
        _data.Add(response, facts, _keys.Of(response, facts));
        return true;
    }
}
