using System.Text;
using SupportPerf.Metrics.Tool.Commands;

namespace SupportPerf.Metrics.Tool.CommandLine;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    /// <summary>The help of the tool, or of a family of commands such as <c>calendar</c>.</summary>
    public static string OfAll(IReadOnlyList<Command> commands, string about)
    {
        StringBuilder text = new();
        text.Append(about).Append('\n').Append('\n').Append("Commands:\n");
        int width = commands.Max(command => command.Name.Length) + 2;
        foreach (Command command in commands)
        {
            text.Append("  ").Append(command.Name.PadRight(width)).Append(command.Summary).Append('\n');
        }

        return text.Append("\nsupportperf COMMAND --help says more about one.\n").ToString();
    }

    /// <summary>The help of one command.</summary>
    public static string Of(Command command)
    {
        StringBuilder text = new();
        text.Append("supportperf ").Append(command.Name).Append(' ').Append(command.Usage).Append("\n\n").Append(command.Description).Append("\n\nOptions:\n");
        Option[] options = [.. command.Options, Option.HelpFlag];
        string[] heads = [.. options.Select(option => option.Value is null ? option.Name : $"{option.Name} {option.Value}")];
        int width = Math.Min(26, heads.Max(head => head.Length) + 2);
        for (int i = 0; i < options.Length; i++)
        {
            string[] lines = options[i].Help.Split('\n');
            bool fits = heads[i].Length + 2 <= width;
            text.Append("  ").Append(fits ? heads[i].PadRight(width) + lines[0] : heads[i]).Append('\n');
            foreach (string line in fits ? lines[1..] : lines)
            {
                text.Append(' ', width + 2).Append(line).Append('\n');
            }
        }

        text.Append("\nExamples:\n");
        foreach (string example in command.Examples)
        {
            text.Append("  ").Append(example).Append('\n');
        }

        return text.ToString();
    }
}
