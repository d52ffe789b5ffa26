using System.Text;
using SupportPerf.Metrics.Tool;

UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
using StreamWriter errors = new(Console.OpenStandardError(), utf8) { AutoFlush = true };
using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();

    // A read from a pipe or terminal cannot be cancelled; do not keep the user waiting for it.
    Thread.Sleep(TimeSpan.FromMilliseconds(500));
    errors.WriteLine("supportperf: Stopped; the answer is not complete.");
    Environment.Exit(ExitCode.Stopped);
};
ToolConsole console = new()
{
    Input = Console.OpenStandardInput(),
    Output = StandardOutput.Open(),
    Error = errors,
    ErrorIsTerminal = !Console.IsErrorRedirected,
};
return ToolProgram.Run(args, console, stop.Token);
