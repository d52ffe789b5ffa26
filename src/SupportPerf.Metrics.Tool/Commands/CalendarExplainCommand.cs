using System.Text;
using NodaTime;
using SupportPerf.Metrics.Tool.Calendars;
using SupportPerf.Metrics.Tool.CommandLine;

namespace SupportPerf.Metrics.Tool.Commands;

/// <summary>Why a span has the open time that it has.</summary>
internal sealed class CalendarExplainCommand : Command
{
    public override string Name => "calendar explain";

    public override string Summary => "Date by date, which stretches of a span counted, and which rule opened or closed each date.";

    public override string Usage => "START END --calendar CAL.json";

    public override string Description => """
        Explains the open time between two instants: for every local date which stretches counted, and the rule that opened or closed it.

        START and END are ISO-8601 with Z or an offset. Dates and times of day in the answer are local to the calendar.
        """;

    public override IReadOnlyList<Option> Options { get; } = [CalendarCommand.Calendar];

    public override IReadOnlyList<string> Examples => ["supportperf calendar explain 2026-12-23T12:00:00Z 2026-12-29T12:00:00Z --calendar CAL.json"];

    public override int Run(Arguments arguments, ToolConsole console, CancellationToken cancellation)
    {
        if (arguments.Operands.Count != 2)
        {
            throw new WrongUseException($"{Name} needs START and END, two instants; {arguments.Operands.Count} {(arguments.Operands.Count == 1 ? "is" : "are")} given.");
        }

        Instant start = InstantOf("START", arguments.Operands[0]);
        Instant end = InstantOf("END", arguments.Operands[1]);
        BusinessCalendar calendar = CalendarFile.Required(arguments, Name);
        string text;
        try
        {
            text = calendar.Explain(start, end).ToString();
        }
        catch (ArgumentOutOfRangeException tooLong)
        {
            throw new WrongUseException(tooLong.Message.Split('\n', '\r')[0]);
        }

        console.Output.Write(Encoding.UTF8.GetBytes(text + "\n"));
        console.Output.Flush();
        return ExitCode.Done;
    }

    private static Instant InstantOf(string what, string text) =>
        InstantText.Read(Encoding.UTF8.GetBytes(text), out Instant instant) is { } wrong ? throw new WrongUseException($"{what}: {wrong}") : instant;
}
