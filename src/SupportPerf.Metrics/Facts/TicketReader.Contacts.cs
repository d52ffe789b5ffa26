namespace SupportPerf.Metrics.Facts;

/// <content>Who took part: bots, people, further contacts, sessions; and which business calendars.</content>
internal sealed partial class TicketReader
{
    private readonly HashSet<string> _agents = new(StringComparer.Ordinal);

    private void ReadContacts(TicketFacts facts)
    {
        Ticket ticket = facts.Ticket;
        bool humanWrote = false;
        bool handedOver = false;
        int fromCustomer = 0;
        bool replied = false;
        int opening = OpeningOf(ticket);
        _agents.Clear();
        for (int i = 0; i < _timeline.Count; i++)
        {
            EventTimeline.Entry entry = _timeline[i];
            handedOver |= entry.Kind == TicketEventKind.Handoff;
            if (!entry.IsMessage)
            {
                continue;
            }

            if (entry.Author == AuthorKind.Agent)
            {
                humanWrote = true;
                if (entry.Event.AuthorId is { } agent)
                {
                    _agents.Add(agent);
                }
            }

            if (entry.IsFromCustomer)
            {
                fromCustomer++;
                facts.FurtherContact = replied ? Math.Min(facts.FurtherContact, entry.At) : facts.FurtherContact;
            }

            replied |= i != opening && entry.IsPublicFromAgent;
        }

        if (_timeline.HasMessages)
        {
            // The opening is the customer's own, unless an agent opened the ticket.
            facts.FurtherMessages = ticket.CreatedBy == AuthorKind.Agent ? fromCustomer : Math.Max(0, fromCustomer - 1);
            facts.AgentsInvolved = _agents.Count > 0 ? _agents.Count : humanWrote ? null : 0;
        }

        facts.HasBot = ticket.IsBotOnly || _timeline.HasBot;
        facts.IsHandedOver = facts.HasBot && !ticket.IsBotOnly && (handedOver || humanWrote);
        facts.IsBotResolved = facts.HasBot && facts.IsEnded && !facts.IsHandedOver;
    }

    private void ReadSessions(TicketFacts facts)
    {
        facts.SessionStarts.Add(facts.Created);
        if (_definitions.SessionGap is not { } gap)
        {
            return;
        }

        long silence = (long)gap.TotalNanoseconds;
        long last = facts.Created;
        for (int i = 0; i < _timeline.Count; i++)
        {
            EventTimeline.Entry entry = _timeline[i];
            if (!entry.IsMessage || !entry.Event.IsPublic)
            {
                continue;
            }

            if (entry.IsFromCustomer && entry.At - last > silence)
            {
                facts.SessionStarts.Add(entry.At);
            }

            last = Math.Max(last, entry.At);
        }
    }

    private void ReadSchedules(TicketFacts facts)
    {
        facts.Schedule = facts.Ticket.Schedule;
        if (!_timeline.HasSchedules)
        {
            return;
        }

        for (int i = 0; i < _timeline.Count; i++)
        {
            if (_timeline[i].Kind != TicketEventKind.Schedule)
            {
                continue;
            }

            TicketEvent changed = _timeline[i].Event;
            if (facts.ScheduleList.Count == 0)
            {
                facts.ScheduleList.Add(new ScheduleStretch(long.MinValue, changed.PreviousSchedule ?? changed.Schedule));
            }

            facts.ScheduleList.Add(new ScheduleStretch(_timeline[i].At, changed.Schedule));
        }

        if (_definitions.Schedule == ScheduleChoice.First)
        {
            facts.Schedule = facts.ScheduleList[0].Name;
            facts.ScheduleList.Clear();
        }
        else if (_definitions.Schedule == ScheduleChoice.Last)
        {
            facts.Schedule ??= facts.ScheduleList[facts.ScheduleList.Count - 1].Name;
            facts.ScheduleList.Clear();
        }
    }
}
