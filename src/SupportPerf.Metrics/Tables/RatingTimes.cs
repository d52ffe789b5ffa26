using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// Finds answers from before the creation of their ticket. Tickets and answers come in any order, so both are kept: 24 bytes a ticket, about 40 an
/// answer and its id. Not thread-safe.
/// </summary>
internal sealed class RatingTimes : IState
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

    public bool IsEmpty => _tickets.Count == 0 && _answers.Count == 0;

    public void Flush()
    {
    }

    public void Merge(IState other, Func<int, int> importGroup)
    {
        RatingTimes theirs = (RatingTimes)other;
        _tickets.AddRange(theirs._tickets);
        _answers.AddRange(theirs._answers);
    }

    public bool Holds(IState other, Func<int, int> importGroup)
    {
        RatingTimes theirs = (RatingTimes)other;
        return Multiset.Holds(_tickets, theirs._tickets) && Multiset.Holds(_answers, theirs._answers);
    }

    public void Subtract(IState other, Func<int, int> importGroup)
    {
        RatingTimes theirs = (RatingTimes)other;
        Multiset.Subtract(_tickets, theirs._tickets);
        Multiset.Subtract(_answers, theirs._answers);
    }

    public void MarkGroups(bool[] used)
    {
    }

    public void Write(ByteWriter into, int[] positions)
    {
        into.Count(_tickets.Count);
        foreach ((TextHash ticket, long created) in _tickets.OrderBy(static entry => entry))
        {
            into.Hash(ticket);
            into.Signed(created);
        }

        into.Count(_answers.Count);
        foreach ((TextHash ticket, long answered, string id) in Ordered(_answers))
        {
            into.Hash(ticket);
            into.Signed(answered);
            into.Text(id);
        }
    }

    public void Read(ref ByteReader from, StateContext context)
    {
        int tickets = from.Length(bytesEach: 17);
        List<(TextHash Ticket, long Created)> readTickets = new(tickets);
        for (int i = 0; i < tickets; i++)
        {
            readTickets.Add((from.Hash(), from.Instant()));
        }

        int answers = from.Length(bytesEach: 18);
        List<(TextHash Ticket, long Answered, string Id)> readAnswers = new(answers);
        for (int i = 0; i < answers; i++)
        {
            readAnswers.Add((from.Hash(), from.Instant(), from.Text()));
        }

        if (!readTickets.SequenceEqual(readTickets.OrderBy(static entry => entry)) || !readAnswers.SequenceEqual(Ordered(readAnswers)))
        {
            throw from.Bad("has times of ratings out of order");
        }

        _tickets.AddRange(readTickets);
        _answers.AddRange(readAnswers);
    }

    private static IEnumerable<(TextHash Ticket, long Answered, string Id)> Ordered(IEnumerable<(TextHash Ticket, long Answered, string Id)> answers) =>
        answers.OrderBy(static answer => (answer.Ticket, answer.Answered)).ThenBy(static answer => answer.Id, StringComparer.Ordinal);

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
