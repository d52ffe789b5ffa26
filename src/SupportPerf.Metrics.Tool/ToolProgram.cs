using System.Reflection;
using System.Text;
using NodaTime.TimeZones;
using SupportPerf.Metrics.Tool.CommandLine;
using SupportPerf.Metrics.Tool.Commands;

namespace SupportPerf.Metrics.Tool;

/// <summary>The tool without the process around it: words and streams in, an exit code out.</summary>
internal static class ToolProgram
{
    private const string About = """
        supportperf: KPI reports from helpdesk exports, and business-hours arithmetic.

        Exit codes: 0 done, 1 the input cannot be used (or something was left out under --strict, or a line was bad), 2 wrong use, 130 stopped by Ctrl-C.
        """;

    /// <summary>Every command, in the order of help. A new one is a new class and a line here.</summary>
    private static IReadOnlyList<Command> Commands { get; } =
    [
        new ReportCommand(),
        new FactsCommand(),
        new ExplainCommand(),
        new VerifyCommand(),
        .. CalendarCommand.All,
        new CalendarExplainCommand(),
        new SourcesCommand(),
    ];

    public static int Run(IReadOnlyList<string> words, ToolConsole console, CancellationToken cancellation = default)
    {
        try
        {
            return RunCommand(words, console, cancellation);
        }
        catch (WrongUseException wrong)
        {
            console.Error.WriteLine($"supportperf: {wrong.Message}");
            return ExitCode.WrongUse;
        }
        catch (UnusableInputException unusable)
        {
            console.Error.WriteLine($"supportperf: {unusable.Message}");
            return ExitCode.UnusableInput;
        }
        catch (OutputClosedException)
        {
            // The reader has what it wanted; nothing to report and nobody to report to.
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            console.Error.WriteLine("supportperf: Stopped; the answer is not complete.");
            return ExitCode.Stopped;
        }
    }

    private static int RunCommand(IReadOnlyList<string> words, ToolConsole console, CancellationToken cancellation)
    {
        if (words.Count > 0 && words[0] == "help")
        {
            words = [.. words.Skip(1), "--help"];
        }

        string first = words.Count > 0 ? words[0] : "";
        if (first is "--version")
        {
            return Print(console, $"supportperf {Version}, time zone database {TzdbDateTimeZoneSource.Default.TzdbVersion}\n");
        }

        if (first is "--help" or "-h")
        {
            return Print(console, HelpText.OfAll(Commands, About));
        }

        // A command's name has one word or two; the longer one decides.
        string two = words.Count > 1 ? $"{words[0]} {words[1]}" : first;
        Command? command = Commands.FirstOrDefault(known => known.Name == two) ?? Commands.FirstOrDefault(known => known.Name == first);
        if (command is null)
        {
            return RunFamily(words, console);
        }

        int length = command.Name.Count(letter => letter == ' ') + 1;
        Arguments arguments = Arguments.Parse([.. words.Skip(length)], command.Options);
        return arguments.WantsHelp ? Print(console, HelpText.Of(command)) : command.Run(arguments, console, cancellation);
    }

    // The first word alone, as in "calendar --help", or a word that is no command.
    private static int RunFamily(IReadOnlyList<string> words, ToolConsole console)
    {
        string first = words.Count > 0 ? words[0] : "";
        Command[] family = [.. Commands.Where(known => known.Name.StartsWith(first + " ", StringComparison.Ordinal))];
        string second = words.Count > 1 ? words[1] : "";
        if (family.Length > 0 && second is "--help" or "-h")
        {
            return Print(console, HelpText.OfAll(family, $"supportperf {first}: {CalendarCommand.About}"));
        }

        if (family.Length > 0)
        {
            string names = string.Join(", ", family.Select(command => command.Name[(first.Length + 1)..]));
            throw new WrongUseException(second.Length == 0 || second.StartsWith('-')
                ? $"{first} needs a question: {names}."
                : $"{first} knows no \"{second}\".{Nearest.Hint(second, family.Select(command => command.Name[(first.Length + 1)..]))} It knows {names}.");
        }

        IEnumerable<string> firsts = Commands.Select(command => command.Name.Split(' ')[0]).Distinct();
        throw new WrongUseException(first.Length == 0
            ? $"No command is given. The commands are {string.Join(", ", firsts)}; supportperf --help says more."
            : $"Unknown {(first.StartsWith('-') ? "option" : "command")} {first}.{Nearest.Hint(first, firsts)} supportperf --help lists the commands.");
    }

    private static string Version =>
        typeof(ToolProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static int Print(ToolConsole console, string text)
    {
        console.Output.Write(Encoding.UTF8.GetBytes(text));
        console.Output.Flush();
        return ExitCode.Done;
    }
}
