using NodaTime;

namespace SupportPerf.Metrics.Tool.Sample;

/// <summary>Tells the sample from its first day to its last and pushes every record.</summary>
internal sealed class SampleHistory
{
    private const int FirstId = 100_000;
    private readonly IRecordSink sink;
    private readonly LocalDate startDate;
    private readonly LocalDate endDate;
    private readonly Instant end;
    private readonly SampleRandom random = new(20260101);
    private readonly SampleCalls calls;
    private readonly SampleSurveys surveys;
    private readonly SampleReviews reviews;
    private readonly List<Told> told = [];

    public SampleHistory(IRecordSink sink, LocalDate start, LocalDate end)
    {
        this.sink = sink;
        this.startDate = start;
        this.endDate = end;
        this.end = end.AtStartOfDayInZone(BuiltInSample.TimeZone).ToInstant();
        this.calls = new SampleCalls(BuiltInSample.Calendar, this.random);
        this.surveys = new SampleSurveys(this.random, this.end);
        this.reviews = new SampleReviews(this.random, this.end);
    }

    public void Tell()
    {
        foreach (Contact contact in SampleArrivals.Between(this.startDate, this.endDate, BuiltInSample.TimeZone, this.random))
        {
            if (contact.Channel == SampleArrivals.Voice)
            {
                this.TellCall(contact);
            }
            else
            {
                this.TellTicket(contact);
            }
        }

        // The first Tuesday of each month.
        for (LocalDate month = this.startDate; month < this.endDate; month = month.PlusMonths(1))
        {
            Instant sent = month.PlusDays(-1).Next(IsoDayOfWeek.Tuesday).At(new LocalTime(10, 0)).InZoneStrictly(BuiltInSample.TimeZone).ToInstant();
            for (int i = 0; i < 180; i++)
            {
                this.sink.Add(this.surveys.Recommendation(sent));
            }
        }

        SampleFlaws.Fill(this.sink, this.told[500].Ticket.CreatedAt);
    }

    private void TellCall(Contact contact)
    {
        (Call call, SampleAgent? taker) = this.calls.Ring(contact);
        if (call.EndedAt >= this.end)
        {
            return;
        }

        if (taker is not null)
        {
            Contact taken = contact with { At = call.AnsweredAt!.Value };
            TicketStory story = this.New(taken);
            story.Spoken(taker, call.EndedAt!.Value - call.WrapTime!.Value);
            call = call with { TicketId = this.Keep(story, ticket => ticket) };
        }
        else if (call.Outcome == CallOutcome.FlowedOut)
        {
            TicketStory story = this.New(contact with { At = call.EndedAt!.Value });
            story.Written();
            call = call with { TicketId = this.Keep(story, ticket => ticket) };
        }

        this.sink.Add(call);
    }

    private void TellTicket(Contact contact)
    {
        double fate = this.random.Unit();
        if (fate < 0.03)
        {
            TicketStory thrownAway = this.New(contact);
            thrownAway.Discarded();
            this.Keep(thrownAway, ticket => fate < 0.02 ? ticket with { IsSpam = true } : ticket with { IsDeleted = true });
        }
        else if (fate < 0.05 && this.Earlier(contact.At, closed: false) is { } same)
        {
            TicketStory again = this.New(contact with { Requester = same.Requester!, Product = same.Topic! });
            again.Merged();
            this.Keep(again, ticket => again.ClosedAt is null ? ticket : ticket with { MergedInto = same.Id });
        }
        else if (fate < 0.065 && this.Earlier(contact.At, closed: true) is { } closed)
        {
            TicketStory followUp = this.New(contact with { Requester = closed.Requester!, Product = closed.Topic! });
            followUp.Written();
            this.Keep(followUp, ticket => ticket with { FollowUpOf = closed.Id });
        }
        else if (fate < 0.11 && contact.Channel == SampleArrivals.Email && BuiltInSample.Calendar.IsOpen(contact.At))
        {
            TicketStory outbound = this.New(contact);
            outbound.OpenedByAgent();
            this.Keep(outbound, ticket => ticket with { CreatedBy = AuthorKind.Agent });
        }
        else
        {
            TicketStory usual = this.New(contact);
            usual.Written();
            this.Keep(usual, ticket => this.told.Count % 900 == 76 ? ticket with { IsTest = true } : ticket);
        }
    }

    private TicketStory New(Contact contact) => new(contact, this.random, BuiltInSample.Calendar, this.end);

    // A ticket of the last two days, or one that has been closed within the last weeks.
    private Ticket? Earlier(Instant at, bool closed)
    {
        Duration reach = closed ? Duration.FromDays(28) : Duration.FromDays(2);
        Told[] fitting = [.. this.told
            .AsEnumerable()
            .Reverse()
            .TakeWhile(one => at - one.Ticket.CreatedAt < reach)
            .Where(one => one.Ticket.MergedInto is null && (!closed || one.Story.ClosedAt < at))];
        return fitting.Length == 0 ? null : this.random.Pick(fitting).Ticket;
    }

    private string Keep(TicketStory story, Func<Ticket, Ticket> finish)
    {
        int number = this.told.Count + 1;
        Ticket ticket = finish(story.ToTicket(FormattableString.Invariant($"{FirstId + number}")));
        this.told.Add(new Told(ticket, story));
        this.sink.Add(SampleFlaws.Spoil(ticket, number));
        bool removed = ticket.IsSpam || ticket.IsDeleted || ticket.IsTest || ticket.MergedInto is not null;
        if (!removed)
        {
            if (this.surveys.Satisfaction(ticket, story) is { } satisfaction)
            {
                this.sink.Add(satisfaction);
            }

            if (this.surveys.Effort(ticket, story) is { } effort)
            {
                this.sink.Add(effort);
            }

            if (this.reviews.Of(ticket, story) is { } review)
            {
                this.sink.Add(review);
            }
        }

        return ticket.Id;
    }

    private sealed record Told(Ticket Ticket, TicketStory Story);
}
