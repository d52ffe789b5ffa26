using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// Finds answers from before the creation of their ticket. Tickets and answers come in any order, so both are kept: 24 bytes a ticket, about 40 an
/// answer and its id. Not thread-safe.
/// </summary>
internal sealed class RatingTimes
{
    private readonly List<(TextHash Ticket, long Created)> _tickets = [];
    private readonly List<(TextHash Ticket, long Answered, string Id)> _answers = [];

    public void Add(Ticket ticket)
    {
        if (Nanoseconds.InRange(ticket.CreatedAt))
        {
            _tickets.Add((TextHash.Of(ticket.Id), Nanoseconds.Of(ticket.CreatedAt)));
        }
    }

    public void Add(SurveyResponse response)
    {
        if (response is { TicketId: { } ticket, AnsweredAt: { } answered } && Nanoseconds.InRange(answered))
        {
            _answers.Add((TextHash.Of(ticket), Nanoseconds.Of(answered), response.Id));
        }
    }

    public void Merge(RatingTimes other)
    {
        _tickets.AddRange(other._tickets);
        _answers.AddRange(other._answers);
    }

    public IEnumerable<DataIssue> FindIssues()
    {
        if (_answers.Count == 0)
        {
            yield break;
        }

        Dictionary<TextHash, long> created = [];
        HashSet<TextHash> rated = [.. _answers.Select(static answer => answer.Ticket)];
        foreach ((TextHash ticket, long at) in _tickets)
        {
            if (rated.Contains(ticket) && (!created.TryGetValue(ticket, out long before) || at < before))
            {
                created[ticket] = at;
            }
        }

        foreach ((TextHash ticket, long answered, string id) in _answers)
        {
            if (created.TryGetValue(ticket, out long at) && answered < at)
            {
                yield return new DataIssue
                {
                    RecordId = id,
                    Kind = DataIssueKind.RatingBeforeCreation,
                    Message = $"Answered at {Nanoseconds.ToInstant(answered)}, before its ticket was created at {Nanoseconds.ToInstant(at)}; the answer counts.",
                };
            }
        }
    }
}
