using BenchmarkDotNet.Running;
using SupportPerf.Metrics.Benchmarks;
using SupportPerf.Metrics.Benchmarks.Calendars;
using SupportPerf.Metrics.Benchmarks.Reading;
using SupportPerf.Metrics.Benchmarks.Suite;

// Programs of their own, all contestants in one process; everything else is for BenchmarkDotNet.
Func<int>? command = args switch
{
    ["compare", .. var rest] => () => CompareCommand.Run(rest),
    ["csv", .. var rest] => () => CsvCommand.Run(rest),
    ["stream", .. var rest] => () => StreamCommand.Run(rest),
    ["calendar-ratios", .. var rest] => () => CalendarRatios.Run(rest),
    ["reading-ratios"] => () => Print(ReadingRatios.Run()),
    _ => null,
};
if (command is null)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}

try
{
    return command();
}
catch (WrongUseException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}

static int Print(string text)
{
    Console.WriteLine(text);
    return 0;
}
