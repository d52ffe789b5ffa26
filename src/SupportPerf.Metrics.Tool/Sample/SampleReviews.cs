using NodaTime;

namespace SupportPerf.Metrics.Tool.Sample;

/// <summary>The quality reviews of the sample: a few solved tickets a week, read against a scorecard.</summary>
internal sealed class SampleReviews(SampleRandom random, Instant end)
{
    private int _last;

    public QaReview? Of(Ticket ticket, TicketStory story)
    {
        if (story.SolvedAt is not { } solved || story.SolvedBy is not { } agent || !random.Chance(0.06))
        {
            return null;
        }

        Instant reviewed = solved + random.Around(Duration.FromDays(4), 0.5);
        decimal[] steps = [0m, 0.5m, 1m];
        decimal Mark() => steps[random.Weighted([0.06 - (0.05 * agent.Care), 0.22 - (0.15 * agent.Care), 0.72])];
        return reviewed >= end ? null : new QaReview
        {
            Id = FormattableString.Invariant($"review-{++_last}"),
            ReviewedAt = reviewed,
            Scorecard = "Reply quality",
            Categories =
            [
                new() { Name = "Tone", Weight = 1, Score = Mark() },
                new() { Name = "Solution", Weight = 3, Score = Mark() },
                new() { Name = "Process", Weight = 2, Score = random.Chance(0.25) ? null : Mark() },
                new() { Name = "Data protection", Weight = 1, Score = random.Chance(0.02) ? 0 : 1, IsCritical = true },
            ],
            Agent = agent.Name,
            Reviewer = "quality",
            TicketId = ticket.Id,
            Group = agent.Group,
            Channel = ticket.Channel,
            Priority = ticket.Priority,
            Brand = ticket.Brand,
            Source = ticket.Source,
            Dimensions = ticket.Dimensions,
        };
    }
}
