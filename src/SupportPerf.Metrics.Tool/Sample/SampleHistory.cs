using NodaTime;

namespace SupportPerf.Metrics.Tool.Sample;

/// <summary>Tells the sample from its first day to its last and pushes every record.</summary>
internal sealed class SampleHistory
{
    private const int FirstId = 100_000;
    private readonly IRecordSink _sink;
    private readonly LocalDate _startDate;
    private readonly LocalDate _endDate;
    private readonly Instant _end;
    private readonly SampleRandom _random = new(20260101);
    private readonly SampleCalls _calls;
    private readonly SampleSurveys _surveys;
    private readonly SampleReviews _reviews;
    private readonly List<Told> _told = [];

    public SampleHistory(IRecordSink sink, LocalDate start, LocalDate end)
    {
        _sink = sink;
        _startDate = start;
        _endDate = end;
        _end = end.AtStartOfDayInZone(BuiltInSample.TimeZone).ToInstant();
        _calls = new SampleCalls(BuiltInSample.Calendar, _random);
        _surveys = new SampleSurveys(_random, _end);
        _reviews = new SampleReviews(_random, _end);
    }

    public void Tell()
    {
        foreach (Contact contact in SampleArrivals.Between(_startDate, _endDate, BuiltInSample.TimeZone, _random))
        {
            if (contact.Channel == SampleArrivals.Voice)
            {
                TellCall(contact);
            }
            else
            {
                TellTicket(contact);
            }
        }

        // The first Tuesday of each month.
        for (LocalDate month = _startDate; month < _endDate; month = month.PlusMonths(1))
        {
            Instant sent = month.PlusDays(-1).Next(IsoDayOfWeek.Tuesday).At(new LocalTime(10, 0)).InZoneStrictly(BuiltInSample.TimeZone).ToInstant();
            for (int i = 0; i < 180; i++)
            {
                _sink.Add(_surveys.Recommendation(sent));
            }
        }

        SampleFlaws.Fill(_sink, _told[500].Ticket.CreatedAt);
    }

    private void TellCall(Contact contact)
    {
        (Call call, SampleAgent? taker) = _calls.Ring(contact);
        if (call.EndedAt >= _end)
        {
            return;
        }

        if (taker is not null)
        {
            Contact taken = contact with { At = call.AnsweredAt!.Value };
            TicketStory story = New(taken);
            story.Spoken(taker, call.EndedAt!.Value - call.WrapTime!.Value);
            call = call with { TicketId = Keep(story, ticket => ticket) };
        }
        else if (call.Outcome == CallOutcome.FlowedOut)
        {
            TicketStory story = New(contact with { At = call.EndedAt!.Value });
            story.Written();
            call = call with { TicketId = Keep(story, ticket => ticket) };
        }

        _sink.Add(call);
    }

    private void TellTicket(Contact contact)
    {
        double fate = _random.Unit();
        if (fate < 0.03)
        {
            TicketStory thrownAway = New(contact);
            thrownAway.Discarded();
            Keep(thrownAway, ticket => fate < 0.02 ? ticket with { IsSpam = true } : ticket with { IsDeleted = true });
        }
        else if (fate < 0.05 && Earlier(contact.At, closed: false) is { } same)
        {
            TicketStory again = New(contact with { Requester = same.Requester!, Product = same.Topic! });
            again.Merged();
            Keep(again, ticket => again.ClosedAt is null ? ticket : ticket with { MergedInto = same.Id });
        }
        else if (fate < 0.065 && Earlier(contact.At, closed: true) is { } closed)
        {
            TicketStory followUp = New(contact with { Requester = closed.Requester!, Product = closed.Topic! });
            followUp.Written();
            Keep(followUp, ticket => ticket with { FollowUpOf = closed.Id });
        }
        else if (fate < 0.11 && contact.Channel == SampleArrivals.Email && BuiltInSample.Calendar.IsOpen(contact.At))
        {
            TicketStory outbound = New(contact);
            outbound.OpenedByAgent();
            Keep(outbound, ticket => ticket with { CreatedBy = AuthorKind.Agent });
        }
        else
        {
            TicketStory usual = New(contact);
            usual.Written();
            Keep(usual, ticket => _told.Count % 900 == 76 ? ticket with { IsTest = true } : ticket);
        }
    }

    private TicketStory New(Contact contact) => new(contact, _random, BuiltInSample.Calendar, _end);

    // A ticket of the last two days, or one that has been closed within the last weeks.
    private Ticket? Earlier(Instant at, bool closed)
    {
        Duration reach = closed ? Duration.FromDays(28) : Duration.FromDays(2);
        Told[] fitting = [.. _told
            .AsEnumerable()
            .Reverse()
            .TakeWhile(one => at - one.Ticket.CreatedAt < reach)
            .Where(one => one.Ticket.MergedInto is null && (!closed || one.Story.ClosedAt < at))];
        return fitting.Length == 0 ? null : _random.Pick(fitting).Ticket;
    }

    private string Keep(TicketStory story, Func<Ticket, Ticket> finish)
    {
        int number = _told.Count + 1;
        Ticket ticket = finish(story.ToTicket(FormattableString.Invariant($"{FirstId + number}")));
        _told.Add(new Told(ticket, story));
        _sink.Add(SampleFlaws.Spoil(ticket, number));
        bool removed = ticket.IsSpam || ticket.IsDeleted || ticket.IsTest || ticket.MergedInto is not null;
        if (!removed)
        {
            if (_surveys.Satisfaction(ticket, story) is { } satisfaction)
            {
                _sink.Add(satisfaction);
            }

            if (_surveys.Effort(ticket, story) is { } effort)
            {
                _sink.Add(effort);
            }

            if (_reviews.Of(ticket, story) is { } review)
            {
                _sink.Add(review);
            }
        }

        return ticket.Id;
    }

    private sealed record Told(Ticket Ticket, TicketStory Story);
}
