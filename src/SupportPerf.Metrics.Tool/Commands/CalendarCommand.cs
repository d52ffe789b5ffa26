using NodaTime;
using SupportPerf.Metrics.Tool.Calendars;
using SupportPerf.Metrics.Tool.CommandLine;

namespace SupportPerf.Metrics.Tool.Commands;

/// <summary>A question to a business calendar that is asked line by line on standard input.</summary>
internal sealed class CalendarCommand : Command
{
    public const string About = "questions to a business calendar, asked on standard input, one a line.";

    public static readonly Option Calendar = new(CalendarFile.OptionName, "CAL.json", "The business calendar (required).");

    private static readonly Option BoundaryOption = new(
        "--boundary",
        "earliest|latest",
        "Which instant to name where several have the same open time in between:\nadd takes the earliest, subtract the latest, unless you say otherwise.")
    {
        Choices = ["earliest", "latest"],
    };

    private readonly Func<BusinessCalendar, Boundary?, LineAnswer> _question;

    private CalendarCommand(string name, string lines, string summary, string example, Func<BusinessCalendar, Boundary?, LineAnswer> question, bool hasBoundary = false)
    {
        Name = "calendar " + name;
        Summary = summary;
        _question = question;
        Options = hasBoundary ? [Calendar, BoundaryOption] : [Calendar];
        Usage = hasBoundary ? "--calendar CAL.json [--boundary earliest|latest]" : "--calendar CAL.json";
        Description = $"""
            {summary}

            Reads lines of {lines} from standard input, without a header, and writes one line for each.
            Instants are ISO-8601 with Z or an offset; answers are in UTC. Seconds are whole or have up to nine decimals.
            A blank line gives a blank line; so does a question without an answer. A bad line gives a blank line, a message and, at the end, exit code 1.
            """;
        Examples = [$"echo {example} | supportperf {Name} --calendar CAL.json"];
    }

    /// <summary>Every question.</summary>
    public static IReadOnlyList<CalendarCommand> All { get; } =
    [
        new(
            "between",
            "start,end",
            "The open time between two instants, in seconds; negative where the end comes first.",
            "2026-11-20T16:00:00Z,2026-11-23T09:00:00Z",
            (calendar, _) => (line, answers) =>
            {
                string? wrong = TwoInstants(line, out Instant start, out Instant end);
                if (wrong is null)
                {
                    answers.Seconds(calendar.Between(start, end));
                }

                return wrong;
            }),
        new(
            "add",
            "start,seconds",
            "The instant at which so much open time has passed.",
            "2026-11-20T16:00:00Z,28800",
            (calendar, boundary) => (line, answers) => Move(
                line,
                answers,
                (start, open) => boundary is { } named ? calendar.Add(start, open, named) : calendar.Add(start, open)),
            hasBoundary: true),
        new(
            "subtract",
            "end,seconds",
            "The instant from which on so much open time passes.",
            "2026-11-23T09:00:00Z,28800",
            (calendar, boundary) => (line, answers) => Move(
                line,
                answers,
                (end, open) => boundary is { } named ? calendar.Subtract(end, open, named) : calendar.Subtract(end, open)),
            hasBoundary: true),
        new(
            "is-open",
            "instants",
            "Whether the instant is open: true or false.",
            "2026-11-20T16:00:00Z",
            (calendar, _) => (line, answers) =>
            {
                string? wrong = InstantText.Read(line, out Instant instant);
                if (wrong is null)
                {
                    answers.Truth(calendar.IsOpen(instant));
                }

                return wrong;
            }),
        new("next-opening", "instants", "The first open instant at or after it.", "2026-11-21T12:00:00Z", (calendar, _) => Find(calendar.NextOpening)),
        new("next-closing", "instants", "The first end of open time after it.", "2026-11-20T16:00:00Z", (calendar, _) => Find(calendar.NextClosing)),
        new("previous-opening", "instants", "The last start of open time at or before it.", "2026-11-21T12:00:00Z", (calendar, _) => Find(calendar.PreviousOpening)),
        new("previous-closing", "instants", "The last end of open time at or before it.", "2026-11-21T12:00:00Z", (calendar, _) => Find(calendar.PreviousClosing)),
    ];

    public override string Name { get; }

    public override string Summary { get; }

    public override string Usage { get; }

    public override string Description { get; }

    public override IReadOnlyList<Option> Options { get; }

    public override IReadOnlyList<string> Examples { get; }

    public override int Run(Arguments arguments, ToolConsole console, CancellationToken cancellation)
    {
        if (arguments.Operands.Count > 0)
        {
            throw new WrongUseException($"{Name} takes its questions from standard input; \"{arguments.Operands[0]}\" is not expected.");
        }

        BusinessCalendar calendar = CalendarFile.Required(arguments, Name);
        Boundary? boundary = arguments.One(BoundaryOption.Name) switch
        {
            null => null,
            "earliest" => Boundary.Earliest,
            _ => Boundary.Latest,
        };
        return LineQuestions.Run(_question(calendar, boundary), console, cancellation);
    }

    private static LineAnswer Find(Func<Instant, Instant?> find) => (line, answers) =>
    {
        string? wrong = InstantText.Read(line, out Instant instant);
        if (wrong is null)
        {
            answers.Instant(find(instant));
        }

        return wrong;
    };

    private static string? Move(ReadOnlySpan<byte> line, AnswerWriter answers, Func<Instant, Duration, Instant> move)
    {
        string? wrong = Split(line, "start,seconds", out ReadOnlySpan<byte> first, out ReadOnlySpan<byte> second)
            ?? InstantText.Read(first, out _)
            ?? LineText.ReadSeconds(second, out _);
        if (wrong is not null)
        {
            return wrong;
        }

        InstantText.Read(first, out Instant start);
        LineText.ReadSeconds(second, out Duration open);
        try
        {
            answers.Instant(move(start, open));
            return null;
        }
        catch (InvalidOperationException neverOpen)
        {
            return neverOpen.Message;
        }
        catch (ArgumentOutOfRangeException tooFar)
        {
            return tooFar.Message.Split('\n', '\r')[0];
        }
    }

    private static string? TwoInstants(ReadOnlySpan<byte> line, out Instant start, out Instant end)
    {
        start = default;
        end = default;
        return Split(line, "start,end", out ReadOnlySpan<byte> first, out ReadOnlySpan<byte> second)
            ?? InstantText.Read(first, out start)
            ?? InstantText.Read(second, out end);
    }

    private static string? Split(ReadOnlySpan<byte> line, string shape, out ReadOnlySpan<byte> first, out ReadOnlySpan<byte> second)
    {
        int comma = line.IndexOf((byte)',');
        if (comma < 0 || line[(comma + 1)..].Contains((byte)','))
        {
            first = [];
            second = [];
            return $"\"{LineText.Shown(line)}\" is not {shape}: two values with one comma between them.";
        }

        first = line[..comma].Trim(" \t"u8);
        second = line[(comma + 1)..].Trim(" \t"u8);
        return null;
    }
}
