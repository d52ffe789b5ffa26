using System.Text;

namespace SupportPerf.Metrics.Tool.Tests;

/// <summary>Runs the tool in this process as a shell would.</summary>
internal sealed record Shell(int Exit, string Output, string Error)
{
    public static Shell Run(params string[] words) => RunOn([], words);

    public static Shell RunWith(string input, params string[] words) => RunOn(Encoding.UTF8.GetBytes(input), words);

    public static Shell RunOn(byte[] input, params string[] words)
    {
        using MemoryStream output = new();
        using StringWriter error = new() { NewLine = "\n" };
        ToolConsole console = new() { Input = new MemoryStream(input), Output = output, Error = error };
        int exit = ToolProgram.Run(words, console);
        return new Shell(exit, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
