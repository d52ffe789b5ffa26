using NodaTime;

namespace SupportPerf.Metrics.Tool.Sample;

/// <summary>The few bad records that every real export has.</summary>
internal static class SampleFlaws
{
    /// <summary>A ticket that came out wrong, for a few ids; the ticket itself for all others.</summary>
    public static Ticket Spoil(Ticket ticket, int number) => number switch
    {
        // An answer that a clock an hour behind put before the question.
        611 or 2377 => ticket with { Events = [Message(ticket.CreatedAt - Duration.FromMinutes(52), AuthorKind.Agent, "Bruno"), .. ticket.Events] },

        // A message of an author whom the export no longer knows.
        904 or 1850 or 3041 => ticket with { Events = [.. ticket.Events, Message(ticket.UpdatedAt!.Value, AuthorKind.Unknown, "deleted user")] },

        // Solved before it was opened.
        1507 => ticket with { SolvedAt = ticket.CreatedAt - Duration.FromHours(1) },
        _ => ticket,
    };

    /// <summary>What was wrong with the files, and answers that cannot be.</summary>
    public static void Fill(IRecordSink sink, Instant some)
    {
        sink.Add(new SurveyResponse
        {
            Id = "survey-off-scale",
            Kind = SurveyKind.Csat,
            Score = 9,
            Scale = SurveyScale.OneToFive,
            SentAt = some,
            AnsweredAt = some + Duration.FromHours(1),
            Source = BuiltInSample.Source,
        });
        sink.Add(new DataIssue { RecordId = "103999", Kind = DataIssueKind.UnreadableDate, Message = "created_at \"2026-02-30T09:14:00Z\" names a day that does not exist; the row is left out." });
        sink.Add(new DataIssue { RecordId = "101200", Kind = DataIssueKind.DuplicateId, Message = "Ticket 101200 comes twice, on two pages of the export; the later version counts." });
        sink.Add(new DataIssue { RecordId = "audit-88121", Kind = DataIssueKind.OrphanEvent, Message = "The audit belongs to ticket 104777, which is not in the export." });
    }

    private static TicketEvent Message(Instant at, AuthorKind by, string name) =>
        new() { At = at, Kind = TicketEventKind.Message, Author = by, AuthorId = name };
}
