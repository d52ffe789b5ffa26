using NodaTime;
using SupportPerf.Metrics;

// When the team is open.
BusinessCalendar berlin = BusinessCalendar.In("Europe/Berlin")
    .Weekdays(new LocalTime(9, 0), new LocalTime(17, 0))
    .Closed(new LocalDate(2026, 12, 25))
    .Build();

// What happened. Usually a reader gives these: see "Your own export" in the README.
Ticket[] tickets =
[
    new()
    {
        Id = "1001",
        CreatedAt = Instant.FromUtc(2026, 11, 2, 16, 30),
        Group = "Billing",
        Events =
        [
            new() { At = Instant.FromUtc(2026, 11, 2, 16, 30), Kind = TicketEventKind.Message, Author = AuthorKind.Customer },
            new() { At = Instant.FromUtc(2026, 11, 2, 16, 31), Kind = TicketEventKind.Message, Author = AuthorKind.Bot },
            new() { At = Instant.FromUtc(2026, 11, 3, 9, 30), Kind = TicketEventKind.Message, Author = AuthorKind.Agent },
            new() { At = Instant.FromUtc(2026, 11, 3, 9, 30), Kind = TicketEventKind.Status, Status = TicketStatus.Solved },
        ],
    },
    new() { Id = "1002", CreatedAt = Instant.FromUtc(2026, 11, 3, 10, 0), Group = "Billing" },
];
SurveyResponse[] answers = [new() { Id = "a1", Kind = SurveyKind.Csat, Score = 5, AnsweredAt = Instant.FromUtc(2026, 11, 3, 12, 0), TicketId = "1001" }];

SupportReport report = SupportReport.Compute(tickets, answers, new ReportOptions { Calendar = berlin, AsOf = Instant.FromUtc(2026, 11, 4, 12, 0) });

Console.WriteLine(report.Find("first_response_time", "median", HoursBasis.Calendar)!.Value); // 61200: 17 h by the clock
Console.WriteLine(report.Find("first_response_time", "median", HoursBasis.Business)!.Value); // 5400: 1 h 30 min while open
Console.WriteLine(report.Find("csat", "ratio")!.Value);                                      // 1
Console.WriteLine(report.Find("backlog", "count")!.Value);                                   // 1

report.WriteMarkdown(Console.Out);
