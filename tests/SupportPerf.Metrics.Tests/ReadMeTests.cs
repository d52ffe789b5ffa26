namespace SupportPerf.Metrics.Tests;

/// <summary>The README's examples are bodies of these tests, word by word.</summary>
public class ReadMeTests
{
    [Fact]
    public void The_example_gives_what_its_comments_say()
    {
        BusinessCalendar berlin = BusinessCalendar.In("Europe/Berlin")
            .Weekdays(new LocalTime(9, 0), new LocalTime(17, 0))
            .Closed(new LocalDate(2026, 12, 25))
            .Build();

        Ticket ticket = new()
        {
            Id = "1001",
            CreatedAt = Instant.FromUtc(2026, 11, 2, 15, 30),
            Events =
            [
                new() { At = Instant.FromUtc(2026, 11, 2, 15, 30), Kind = TicketEventKind.Message, Author = AuthorKind.Customer },
                new() { At = Instant.FromUtc(2026, 11, 2, 15, 31), Kind = TicketEventKind.Message, Author = AuthorKind.Bot },
                new() { At = Instant.FromUtc(2026, 11, 3, 9, 0), Kind = TicketEventKind.Message, Author = AuthorKind.Agent },
                new() { At = Instant.FromUtc(2026, 11, 3, 9, 0), Kind = TicketEventKind.Status, Status = TicketStatus.Solved },
            ],
        };

        SupportReport report = SupportReport.Compute([ticket], null, new ReportOptions { Calendar = berlin });

        double? clock = report.Find("first_response_time", "median", HoursBasis.Calendar)!.Value; // 63,000 s: 17 h 30 min, the bot does not count
        double? open = report.Find("first_response_time", "median", HoursBasis.Business)!.Value;  // 5,400 s: 1 h 30 min while open

        Assert.Equal(63_000, clock);
        Assert.Equal(5_400, open);
    }

    [Fact]
    public void The_examples_stand_in_this_file()
    {
        string[] here = Lines(File.ReadAllText(Repository.Path("tests", "SupportPerf.Metrics.Tests", "ReadMeTests.cs")));
        string[] blocks = File.ReadAllText(Repository.Path("README.md")).Split("```csharp\n").Skip(1).Select(static rest => rest.Split("```")[0]).ToArray();
        Assert.NotEmpty(blocks);
        foreach (string block in blocks)
        {
            string[] wanted = Lines(block);
            Assert.True(
                Enumerable.Range(0, here.Length - wanted.Length + 1).Any(start => wanted.SequenceEqual(here.Skip(start).Take(wanted.Length))),
                $"The README's example is not the body of a test:\n{block}");
        }
    }

    [Fact]
    public void Every_file_that_the_readme_names_is_there()
    {
        foreach (string part in File.ReadAllText(Repository.Path("README.md")).Split('(', ')', ' ', '`', '\n').Where(static part => part.StartsWith("src/", StringComparison.Ordinal) || part.StartsWith("samples/", StringComparison.Ordinal)))
        {
            string path = Repository.Path(part.TrimEnd('.', ',', ';'));
            Assert.True(File.Exists(path) || Directory.Exists(path), part);
        }
    }

    private static string[] Lines(string text) => text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0).ToArray();
}
