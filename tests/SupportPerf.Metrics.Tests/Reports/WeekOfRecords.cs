namespace SupportPerf.Metrics.Tests.Reports;

/// <summary>Records of every kind as a seed decides, all within a week: every ticket is answered and solved in it.</summary>
internal static class WeekOfRecords
{
    public static IEnumerable<Action<SupportReportBuilder>> Of(Random random, Instant start, int count)
    {
        for (int i = 0; i < count; i++)
        {
            string id = $"{start}/{i}";
            Instant at = start + Duration.FromMinutes(random.Next(1, 5 * 1440));
            string? group = random.Next(3) switch { 0 => "a", 1 => "b", _ => null };
            Duration Within(int minutes) => Duration.FromSeconds(random.Next(60 * minutes));
            switch (random.Next(5))
            {
                case 0:
                    Call call = new()
                    {
                        Id = id,
                        OfferedAt = at,
                        Outcome = (CallOutcome)random.Next(2),
                        QueueTime = Within(3),
                        TalkTime = Within(20),
                        WrapTime = Within(5),
                        Group = group,
                    };
                    yield return builder => builder.Add(call);
                    break;
                case 1:
                    SurveyResponse response = new()
                    {
                        Id = id,
                        Kind = (SurveyKind)random.Next(3),
                        Score = random.Next(4) == 0 ? null : random.Next(1, 6),
                        Weight = random.Next(3) == 0 ? random.Next(1, 400) / 100m : null,
                        SentAt = at,
                        AnsweredAt = at,
                        Group = group,
                    };
                    yield return builder => builder.Add(response);
                    break;
                case 2:
                    QaReview review = new()
                    {
                        Id = id,
                        ReviewedAt = at,
                        Categories = [new() { Name = "tone", Score = random.Next(5) / 4m }, new() { Name = "facts", Score = random.Next(2), IsCritical = true }],
                        Group = group,
                    };
                    yield return builder => builder.Add(review);
                    break;
                case 3:
                    AgentTime time = new() { Agent = "x", Start = at, End = at + Duration.FromHours(1), TalkTime = Within(20), HoldTime = Within(3), WrapTime = Within(9), AvailableTime = Within(28), PaidTime = Duration.FromHours(1), LoggedInTime = Duration.FromHours(1), Group = group };
                    yield return builder => builder.Add(time);
                    break;
                default:
                    Instant replied = at + Within(900);
                    Instant solved = replied + Within(900);
                    Ticket ticket = new()
                    {
                        Id = id,
                        CreatedAt = at,
                        Group = group,
                        Events =
                        [
                            new() { At = at, Kind = TicketEventKind.Message, Author = AuthorKind.Customer },
                            new() { At = replied, Kind = TicketEventKind.Message, Author = AuthorKind.Agent },
                            new() { At = solved, Kind = TicketEventKind.Status, Status = TicketStatus.Solved },
                        ],
                    };
                    yield return builder => builder.Add(ticket);
                    break;
            }
        }
    }
}
