using System.Text;
using SupportPerf.Metrics.Tool.CommandLine;

namespace SupportPerf.Metrics.Tool.Commands;

/// <summary>The business calendar that a command line names.</summary>
internal static class CalendarFile
{
    public const string OptionName = "--calendar";

    /// <exception cref="WrongUseException">None is named.</exception>
    public static BusinessCalendar Required(Arguments arguments, string command) =>
        Read(arguments.One(OptionName) ?? throw new WrongUseException($"{command} needs {OptionName} CAL.json."));

    /// <exception cref="UnusableInputException">The file cannot be read, or is no calendar.</exception>
    public static BusinessCalendar Read(string path)
    {
        string json = InputFile.ReadText(path, "calendar");
        try
        {
            return BusinessCalendar.FromJson(json);
        }
        catch (InvalidCalendarException invalid)
        {
            StringBuilder message = new($"{path}: the calendar cannot be used.");
            foreach (CalendarProblem problem in invalid.Problems)
            {
                message.Append('\n').Append("  ").Append(problem.Place).Append(": ").Append(problem.Message);
            }

            throw new UnusableInputException(message.ToString(), invalid);
        }
    }
}
