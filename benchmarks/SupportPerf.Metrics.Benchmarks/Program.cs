using BenchmarkDotNet.Running;
using SupportPerf.Metrics.Benchmarks.Calendars;
using SupportPerf.Metrics.Benchmarks.Reading;

// Ratios of a minute, all contestants in one process, where BenchmarkDotNet takes many minutes.
Func<string>? ratios = args switch
{
    ["calendar-ratios"] => CalendarRatios.Run,
    ["reading-ratios"] => ReadingRatios.Run,
    _ => null,
};
if (ratios is not null)
{
    Console.WriteLine(ratios());
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
